package dev.sluice.io.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files as an input. All files must have the same columns, which are read from their
 * footers when the job is planned, so that a file with other columns is a problem and not a column
 * of nulls. Folders of the form {@code key=value} add no columns.
 *
 * @param files in order of their names
 */
public record ParquetSource(List<String> files, StructType schema) {

  /** Footers beyond this many are not read: planning a job must take seconds. */
  private static final int MOST_FOOTERS = 200;

  /**
   * Finds the files and reads the footers of the first 200, without a Spark job.
   *
   * @param path a file, a folder with everything below it, or a pattern with {@code *}
   * @return nothing when a problem was reported
   */
  public static Optional<ParquetSource> find(
      SparkSession spark, String path, Place place, Problems problems) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    try {
      List<Path> files = files(new Path(path), hadoop);
      if (files.isEmpty()) {
        problems.report(
            Problem.user(place, "missing-path", "\"" + path + "\" has no Parquet files"));
        return Optional.empty();
      }
      return schema(spark, files, hadoop, place, problems)
          .map(schema -> new ParquetSource(files.stream().map(Path::toString).toList(), schema));
    } catch (IOException e) {
      problems.report(
          Problem.external(
              place, "storage-failed", "\"" + path + "\" cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<Path> files(Path path, Configuration hadoop) throws IOException {
    FileSystem storage = path.getFileSystem(hadoop);
    FileStatus[] matches = storage.globStatus(path);
    List<Path> files = new ArrayList<>();
    for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
      RemoteIterator<LocatedFileStatus> below = storage.listFiles(match.getPath(), true);
      while (below.hasNext()) {
        LocatedFileStatus file = below.next();
        if (isData(match.getPath(), file.getPath())) {
          files.add(file.getPath());
        }
      }
    }
    files.sort(null);
    return files;
  }

  /** Spark and Hadoop keep their own files under names that begin with a point or underscore. */
  private static boolean isData(Path root, Path file) {
    for (Path part = file; part != null && !part.equals(root); part = part.getParent()) {
      if (part.getName().startsWith("_") || part.getName().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static Optional<StructType> schema(
      SparkSession spark, List<Path> files, Configuration hadoop, Place place, Problems problems)
      throws IOException {
    ParquetToSparkSchemaConverter converter =
        new ParquetToSparkSchemaConverter(spark.sessionState().conf());
    Map<String, Path> schemas = new LinkedHashMap<>();
    StructType first = new StructType();
    for (Path file : files.subList(0, Math.min(files.size(), MOST_FOOTERS))) {
      StructType columns;
      try {
        ParquetMetadata footer =
            ParquetFileReader.readFooter(hadoop, file, ParquetMetadataConverter.SKIP_ROW_GROUPS);
        columns = ParquetFileFormat.readSchemaFromFooter(new Footer(file, footer), converter);
      } catch (RuntimeException e) {
        problems.report(
            Problem.user(
                place, "not-parquet", "\"" + file + "\" is no Parquet file: " + e.getMessage()));
        return Optional.empty();
      }
      first = schemas.isEmpty() ? columns : first;
      schemas.putIfAbsent(columns.catalogString(), file);
    }
    if (schemas.size() > 1) {
      List<Map.Entry<String, Path>> two = schemas.entrySet().stream().limit(2).toList();
      problems.report(
          Problem.user(
              place,
              "columns-differ",
              "the files have different columns: "
                  + two.get(0).getValue()
                  + " has "
                  + two.get(0).getKey()
                  + ", "
                  + two.get(1).getValue()
                  + " has "
                  + two.get(1).getKey()));
      return Optional.empty();
    }
    return Optional.of(first);
  }

  /**
   * The rows, lazily, with the hidden column {@link HiddenColumns#ROW_ORDER}; Spark does not
   * compute it when nothing asks for it. Runs no job.
   */
  public Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .schema(schema)
        .parquet(files.toArray(String[]::new))
        .select(
            col("*"),
            struct(
                    col("_metadata.file_path").as("file"),
                    // The row index counts from the beginning of the file, whatever block it is
                    // in; a constant makes the place independent of how files are split.
                    lit(0L).as("block"),
                    col("_metadata.row_index").as("position"))
                .as(HiddenColumns.ROW_ORDER));
  }
}
