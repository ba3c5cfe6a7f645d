package dev.sluice.io.columnar;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * ORC or Avro files as an input. All files must have the same columns, which are read from the
 * files when the job is planned. Folders of the form {@code key=value} add no columns.
 */
public final class ColumnarSource implements FileSource {

  private final ColumnarFormat format;
  private final List<InputFile> files;
  private final StructType schema;

  private ColumnarSource(ColumnarFormat format, List<InputFile> files, StructType schema) {
    this.format = format;
    this.files = files;
    this.schema = schema;
  }

  /**
   * Finds the files and asks all of them for their columns, several at once; needs no Spark
   * session.
   *
   * @param path a file, a folder with everything below it, or a glob
   * @return empty when anything was reported
   */
  public static Optional<ColumnarSource> plan(
      ColumnarFormat format, String path, StorageSettings storage, Place place, Problems problems) {
    int before = problems.count();
    List<InputFile> files = InputFiles.expand(List.of(path), storage, place, problems);
    if (problems.count() > before || files.isEmpty()) {
      return Optional.empty();
    }
    return format
        .schemas(storage)
        .common(files, place, problems)
        .map(schema -> new ColumnarSource(format, files, schema));
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public List<InputFile> files() {
    return files;
  }

  @Override
  public List<String> notes() {
    return List.of(files.size() + " " + format.title() + " file(s)");
  }

  /**
   * The rows, lazily, with the hidden column {@link HiddenColumns#ROW_ORDER}; Spark does not
   * compute it when nothing asks for it. One pass over the columns that are asked for, no shuffle.
   */
  @Override
  public Dataset<Row> load(SparkSession spark) {
    return spark
        .read()
        .schema(schema)
        .format(format.sparkName())
        // Else Spark passes over files whose names do not end with .avro.
        .option("ignoreExtension", "true")
        .load(StorageSettings.sparkPaths(files))
        .select(
            col("*"),
            struct(
                    col("_metadata.file_path").as("file"),
                    col("_metadata.file_block_start").as("block"),
                    // The formats number no rows. The number only grows within a block, which one
                    // task reads in its order, so that this is the order of the file however it
                    // is split.
                    monotonically_increasing_id().as("position"))
                .as(HiddenColumns.ROW_ORDER));
  }
}
