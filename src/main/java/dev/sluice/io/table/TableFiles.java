package dev.sluice.io.table;

import dev.sluice.io.write.RowFileLayout;
import dev.sluice.io.write.RowFileTarget;
import dev.sluice.io.write.RowWrite;
import dev.sluice.io.write.WrittenFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.types.StructType;

/** Data files of an unpartitioned Iceberg table; serializable, as tasks need the table too. */
final class TableFiles implements RowFileTarget {

  private static final long serialVersionUID = 1L;

  /** What only Iceberg's own writer honours. */
  private static final List<String> OTHER_WRITER =
      List.of(TableProperties.PARQUET_BLOOM_FILTER_COLUMN_ENABLED_PREFIX, "encryption.");

  private final Table table;
  private final int[] ordinals;

  private TableFiles(Table table, int[] ordinals) {
    this.table = table;
    this.ordinals = ordinals;
  }

  /** Nothing when the table or the rows want something that only Iceberg's own writer does. */
  static Optional<TableFiles> of(BaseTable table, StructType rows) {
    boolean covered =
        RowWrite.covers(rows)
            && table.spec().isUnpartitioned()
            && table.sortOrder().isUnsorted()
            && mayBeNull(table)
            && is(table, TableProperties.DEFAULT_FILE_FORMAT, "parquet")
            && is(table, TableProperties.PARQUET_COMPRESSION, "zstd")
            && table.properties().keySet().stream()
                .noneMatch(key -> OTHER_WRITER.stream().anyMatch(key::startsWith));
    return covered
        ? Optional.of(new TableFiles(SerializableTable.copyOf(table), ordinals(table, rows)))
        : Optional.empty();
  }

  /** A null where the table allows none would not be noticed here. */
  private static boolean mayBeNull(Table table) {
    StructType columns = SparkSchemaUtil.convert(table.schema());
    return columns.equals(columns.asNullable());
  }

  private static boolean is(Table table, String property, String wanted) {
    return table.properties().getOrDefault(property, wanted).equalsIgnoreCase(wanted);
  }

  /** The columns of the table may be in another order than those of the rows. */
  private static int[] ordinals(Table table, StructType rows) {
    return table.schema().columns().stream()
        .map(Types.NestedField::name)
        .mapToInt(rows::fieldIndex)
        .toArray();
  }

  @Override
  public MessageType columns() {
    return ParquetSchemaUtil.convert(table.schema(), "table");
  }

  @Override
  public int[] ordinals() {
    return Arrays.copyOf(ordinals, ordinals.length);
  }

  @Override
  public Map<String, String> footer() {
    return Map.of("iceberg.schema", SchemaParser.toJson(table.schema()));
  }

  @Override
  public RowFileLayout layout() {
    RowFileLayout usual = RowFileLayout.DEFAULT;
    return new RowFileLayout(
        property(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, usual.fileBytes()),
        property(TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, usual.rowGroupBytes()),
        (int) property(TableProperties.PARQUET_PAGE_SIZE_BYTES, usual.pageBytes()),
        (int) property(TableProperties.PARQUET_PAGE_ROW_LIMIT, usual.pageRows()),
        (int) property(TableProperties.PARQUET_DICT_SIZE_BYTES, usual.dictionaryBytes()),
        (int) property(TableProperties.PARQUET_COMPRESSION_LEVEL, usual.zstdLevel()));
  }

  private long property(String name, long usual) {
    String set = table.properties().get(name);
    return set == null ? usual : Long.parseLong(set);
  }

  @Override
  public OutputFile file(String name) {
    return table.io().newOutputFile(table.locationProvider().newDataLocation(name));
  }

  @Override
  public Metrics metrics(ParquetMetadata footer) {
    return ParquetUtil.footerMetrics(footer, Stream.empty(), MetricsConfig.forTable(table));
  }

  @Override
  public void delete(String location) {
    table.io().deleteFile(location);
  }

  /** What the table's metadata says of a file. */
  DataFile dataFile(WrittenFile file) {
    return DataFiles.builder(table.spec())
        .withPath(file.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.bytes())
        .withMetrics(file.metrics())
        .withSplitOffsets(file.splits())
        .build();
  }
}
