package dev.sluice.io.parquet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.lake.LakeOutput;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files as an input. All files must have the same columns, which are read from their
 * footers when the job is planned, so that a file with other columns is a problem and not a column
 * of nulls. Folders of the form {@code key=value} add no columns, but in a lake folder that was
 * published here, which says itself what columns it has.
 */
public final class ParquetSource implements FileSource {

  /** Footers beyond this many are not read: planning a job must take seconds. */
  private static final int MOST_FOOTERS = 200;

  private final List<InputFile> files;
  private final StructType schema;
  private final Optional<String> lake;
  private final OptionalLong rows;

  private ParquetSource(
      List<InputFile> files, StructType schema, Optional<String> lake, OptionalLong rows) {
    this.files = files;
    this.schema = schema;
    this.lake = lake;
    this.rows = rows;
  }

  /**
   * Finds the files and reads the footers of the first 200; needs no Spark session.
   *
   * @param path a file, a folder with everything below it, or a glob
   * @return empty when anything was reported
   */
  public static Optional<ParquetSource> plan(
      String path, StorageSettings storage, Place place, Problems problems) {
    int before = problems.count();
    List<InputFile> files = InputFiles.expand(List.of(path), storage, place, problems);
    if (problems.count() > before || files.isEmpty()) {
      return Optional.empty();
    }
    Optional<StructType> lake;
    try {
      lake = LakeOutput.columns(storage.storageOf(path), path);
    } catch (IOException e) {
      problems.report(
          Problem.external(
              place, "unreadable", "cannot read \"" + path + "\": " + ConcurrentReads.inWords(e)));
      return Optional.empty();
    }
    if (lake.isPresent()) {
      return Optional.of(
          new ParquetSource(files, lake.get(), Optional.of(path), OptionalLong.empty()));
    }
    Footers footers = new Footers(storage);
    return new FileSchemas("Parquet", "not-parquet", footers)
        .common(files.subList(0, Math.min(files.size(), MOST_FOOTERS)), place, problems)
        .map(
            schema ->
                new ParquetSource(
                    files,
                    schema,
                    Optional.empty(),
                    files.size() > MOST_FOOTERS
                        ? OptionalLong.empty()
                        : OptionalLong.of(footers.rows())));
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
  public OptionalLong rowCount() {
    return rows;
  }

  @Override
  public List<String> notes() {
    return List.of(files.size() + " Parquet file(s)");
  }

  /**
   * The rows, lazily, with the hidden column {@link HiddenColumns#ROW_ORDER}; Spark does not
   * compute it when nothing asks for it. One pass over the columns that are asked for, no shuffle.
   */
  @Override
  public Dataset<Row> load(SparkSession spark) {
    DataFrameReader reader = spark.read().schema(schema.asNullable());
    lake.ifPresent(
        folder ->
            reader.option(
                "basePath",
                StorageSettings.hadoopPath(new InputFile(folder, 0, 0, "")).toString()));
    List<Column> columns = new ArrayList<>();
    // Spark puts those behind all others that folders are named by.
    for (String name : schema.fieldNames()) {
      columns.add(col("`" + name.replace("`", "``") + "`"));
    }
    columns.add(
        struct(
                col("_metadata.file_path").as("file"),
                // The row index counts from the beginning of the file, whatever block it is
                // in; a constant makes the place independent of how files are split.
                lit(0L).as("block"),
                col("_metadata.row_index").as("position"))
            .as(HiddenColumns.ROW_ORDER));
    return reader.parquet(StorageSettings.sparkPaths(files)).select(columns.toArray(Column[]::new));
  }
}
