package dev.sluice.io.lake;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StorageSettings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads files of a lake, with the columns that their folders are named by. */
final class LakeRows {

  private LakeRows() {}

  /**
   * The rows of some files, lazily.
   *
   * @param folder below which folders are named by columns
   * @param files relative to it
   * @param columns all columns, in order
   */
  static Dataset<Row> read(
      SparkSession spark, String folder, List<String> files, StructType columns) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), columns);
    }
    List<InputFile> inputs =
        files.stream().map(file -> input(Storage.child(folder, file))).toList();
    return spark
        .read()
        .schema(columns)
        .option("basePath", StorageSettings.hadoopPath(input(folder)).toString())
        .parquet(StorageSettings.sparkPaths(inputs))
        .select(Stream.of(columns.fieldNames()).map(LakeOutput::named).toArray(Column[]::new));
  }

  private static InputFile input(String path) {
    String absolute = StorageSettings.DEFAULT.storageOf(path).absolute(path);
    return new InputFile(absolute, 0, 0, "");
  }
}
