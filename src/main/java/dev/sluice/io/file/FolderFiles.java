package dev.sluice.io.file;

import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.iceberg.shaded.org.apache.parquet.schema.LogicalTypeAnnotation.mapType;
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
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type.Repetition;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files in a folder, typed as Spark types them, but for times: microseconds in UTC and not
 * the old form of 96 bits.
 *
 * @param sparkVersion what readers take for a sign that old dates are to be read as they are
 */
public record FolderFiles(
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
      message.addField(column(field.dataType(), field.name(), Repetition.OPTIONAL));
    }
    return message.named("spark_schema");
  }

  /** Lists and maps have three levels, with the names that the format gives them. */
  private static Type column(DataType type, String name, Repetition repetition) {
    if (type instanceof StructType struct) {
      var group = Types.buildGroup(repetition);
      for (StructField field : struct.fields()) {
        group.addField(column(field.dataType(), field.name(), Repetition.OPTIONAL));
      }
      return group.named(name);
    }
    if (type instanceof ArrayType array) {
      return Types.buildGroup(repetition)
          .as(listType())
          .addField(
              Types.repeatedGroup()
                  .addField(column(array.elementType(), "element", Repetition.OPTIONAL))
                  .named("list"))
          .named(name);
    }
    if (type instanceof MapType map) {
      return Types.buildGroup(repetition)
          .as(mapType())
          .addField(
              Types.repeatedGroup()
                  .addField(column(map.keyType(), "key", Repetition.REQUIRED))
                  .addField(column(map.valueType(), "value", Repetition.OPTIONAL))
                  .named("key_value"))
          .named(name);
    }
    return primitive(type, name, repetition);
  }

  private static Type primitive(DataType type, String name, Repetition repetition) {
    if (type instanceof DecimalType decimal) {
      return decimal(decimal, name, repetition);
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
    }
    if (type.equals(DataTypes.IntegerType)) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
    }
    if (type.equals(DataTypes.DateType)) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition).as(dateType()).named(name);
    }
    if (type.equals(DataTypes.LongType)) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
    }
    if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
      boolean isUtc = type.equals(DataTypes.TimestampType);
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(timestampType(isUtc, TimeUnit.MICROS))
          .named(name);
    }
    if (type.equals(DataTypes.FloatType)) {
      return Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(stringType()).named(name);
    }
    if (type.equals(DataTypes.BinaryType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
    }
    throw new IllegalArgumentException(type.catalogString() + " is not written here");
  }

  private static Type decimal(DecimalType type, String name, Repetition repetition) {
    PrimitiveTypeName holder =
        type.precision() <= Decimal.MAX_INT_DIGITS()
            ? PrimitiveTypeName.INT32
            : type.precision() <= Decimal.MAX_LONG_DIGITS()
                ? PrimitiveTypeName.INT64
                : PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    var column =
        Types.primitive(holder, repetition).as(decimalType(type.scale(), type.precision()));
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
