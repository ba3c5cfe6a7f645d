package dev.sluice.io.parquet;

import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** What Parquet files say of their columns and rows. */
final class Footers implements FileSchemas.Reader {

  /** How Spark reads what the format leaves open; its own defaults. */
  private static final Map<String, String> CONVERSION =
      Map.of(
          "spark.sql.parquet.binaryAsString", "false",
          "spark.sql.parquet.int96AsTimestamp", "true",
          "spark.sql.caseSensitive", "false",
          "spark.sql.parquet.inferTimestampNTZ.enabled", "false",
          "spark.sql.legacy.parquet.nanosAsLong", "false");

  private final Configuration configuration = new Configuration();
  private final LongAdder rows = new LongAdder();

  Footers(StorageSettings storage) {
    storage.hadoop().forEach(configuration::set);
    CONVERSION.forEach(configuration::set);
  }

  @Override
  public StructType columns(InputFile file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(StorageSettings.hadoopPath(file), configuration))) {
      rows.add(reader.getRecordCount());
      return new ParquetToSparkSchemaConverter(configuration)
          .convert(reader.getFileMetaData().getSchema());
    }
  }

  /** How many rows the files have of which the columns were asked for. */
  long rows() {
    return rows.sum();
  }
}
