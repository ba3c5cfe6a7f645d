package dev.sluice.io.file;

import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import dev.sluice.io.write.RowFileLayout;
import dev.sluice.io.write.RowFileTarget;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.Files;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.hadoop.HadoopOutputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files in a folder, typed as Spark types them, but for times: microseconds in UTC and not
 * the old form of 96 bits.
 *
 * @param sparkVersion what readers take for a sign that old dates are to be read as they are
 */
record FolderFiles(
    String folder,
    StructType schema,
    StorageSettings storage,
    RowFileLayout layout,
    String sparkVersion)
    implements RowFileTarget {

  @Override
  public MessageType columns() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (StructField field : schema.fields()) {
      message.addField(column(field.dataType(), field.name()));
    }
    return message.named("spark_schema");
  }

  private static Type column(DataType type, String name) {
    if (type instanceof DecimalType decimal) {
      return decimal(decimal, name);
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
    }
    if (type.equals(DataTypes.IntegerType)) {
      return Types.optional(PrimitiveTypeName.INT32).named(name);
    }
    if (type.equals(DataTypes.DateType)) {
      return Types.optional(PrimitiveTypeName.INT32).as(dateType()).named(name);
    }
    if (type.equals(DataTypes.LongType)) {
      return Types.optional(PrimitiveTypeName.INT64).named(name);
    }
    if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
      boolean isUtc = type.equals(DataTypes.TimestampType);
      return Types.optional(PrimitiveTypeName.INT64)
          .as(timestampType(isUtc, TimeUnit.MICROS))
          .named(name);
    }
    if (type.equals(DataTypes.FloatType)) {
      return Types.optional(PrimitiveTypeName.FLOAT).named(name);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
    }
    if (type.equals(DataTypes.BinaryType)) {
      return Types.optional(PrimitiveTypeName.BINARY).named(name);
    }
    throw new IllegalArgumentException(type.catalogString() + " is not written here");
  }

  private static Type decimal(DecimalType type, String name) {
    PrimitiveTypeName holder =
        type.precision() <= Decimal.MAX_INT_DIGITS()
            ? PrimitiveTypeName.INT32
            : type.precision() <= Decimal.MAX_LONG_DIGITS()
                ? PrimitiveTypeName.INT64
                : PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    var column = Types.optional(holder).as(decimalType(type.scale(), type.precision()));
    return holder == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
        ? column.length(Decimal.minBytesForPrecision()[type.precision()]).named(name)
        : column.named(name);
  }

  @Override
  public int[] ordinals() {
    return IntStream.range(0, schema.fields().length).toArray();
  }

  @Override
  public Map<String, String> footer() {
    return Map.of("org.apache.spark.version", sparkVersion);
  }

  @Override
  public OutputFile file(String name) {
    String path = Storage.child(folder, name);
    if (StorageSettings.isLocal(path)) {
      return Files.localOutput(new File(storage.storageOf(path).absolute(path)));
    }
    Configuration configuration = new Configuration();
    storage.hadoop().forEach(configuration::set);
    return HadoopOutputFile.fromPath(new Path(path), configuration);
  }

  @Override
  public Metrics metrics(ParquetMetadata footer) {
    return new Metrics();
  }

  @Override
  public void delete(String location) throws IOException {
    storage.storageOf(location).delete(location);
  }
}
