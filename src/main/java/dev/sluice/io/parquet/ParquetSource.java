package dev.sluice.io.parquet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** A table in Parquet files, whose columns and types are those of the first file. */
public final class ParquetSource {

  /** How Spark reads what the format leaves open; its own defaults. */
  private static final Map<String, String> CONVERSION =
      Map.of(
          "spark.sql.parquet.binaryAsString", "false",
          "spark.sql.parquet.int96AsTimestamp", "true",
          "spark.sql.caseSensitive", "false",
          "spark.sql.parquet.inferTimestampNTZ.enabled", "false",
          "spark.sql.legacy.parquet.nanosAsLong", "false");

  private final List<InputFile> files;
  private final StructType schema;

  private ParquetSource(List<InputFile> files, StructType schema) {
    this.files = files;
    this.schema = schema;
  }

  /**
   * Finds the files and reads the footer of the first; needs no Spark session. Empty when anything
   * was reported.
   */
  public static Optional<ParquetSource> plan(
      String path, StorageSettings storage, Place place, Problems problems) {
    int before = problems.count();
    List<InputFile> files = InputFiles.expand(List.of(path), storage, place, problems);
    if (problems.count() > before || files.isEmpty()) {
      return Optional.empty();
    }
    Configuration configuration = new Configuration();
    storage.hadoop().forEach(configuration::set);
    CONVERSION.forEach(configuration::set);
    InputFile first = files.get(0);
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(new Path(uri(first.path())), configuration))) {
      StructType schema =
          new ParquetToSparkSchemaConverter(configuration)
              .convert(reader.getFileMetaData().getSchema());
      return Optional.of(new ParquetSource(files, schema));
    } catch (IOException | RuntimeException e) {
      problems.report(
          Problem.user(
              place,
              "bad-parquet",
              "\""
                  + ProjectRoot.displayed(first.path())
                  + "\" cannot be read as Parquet: "
                  + e.getMessage()));
      return Optional.empty();
    }
  }

  /** Hadoop takes a colon or a percent sign in a plain path for something else. */
  private static java.net.URI uri(String path) {
    return StorageSettings.isLocal(path) && !path.startsWith("file:")
        ? new java.io.File(path).toURI()
        : java.net.URI.create(path);
  }

  /** The user's columns. */
  public StructType schema() {
    return schema;
  }

  /** The files in the order in which their rows come. */
  public List<InputFile> files() {
    return files;
  }

  /**
   * The rows, lazily, with the hidden column {@link HiddenColumns#ROW_ORDER}. One pass over the
   * columns that are asked for, no shuffle.
   */
  public Dataset<Row> load(SparkSession spark) {
    List<Column> columns = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      columns.add(col("`" + name.replace("`", "``") + "`"));
    }
    columns.add(
        struct(
                col("_metadata.file_path").as("file"),
                col("_metadata.file_block_start").as("block"),
                col("_metadata.row_index").as("position"))
            .as(HiddenColumns.ROW_ORDER));
    return spark
        .read()
        .schema(schema.asNullable())
        .parquet(files.stream().map(file -> uri(file.path()).toString()).toArray(String[]::new))
        .select(columns.toArray(Column[]::new));
  }
}
