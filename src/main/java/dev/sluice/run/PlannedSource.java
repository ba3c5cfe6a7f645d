package dev.sluice.run;

import dev.sluice.io.table.Days;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.Source;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A source that has been found and whose columns are known. */
interface PlannedSource {

  Source spec();

  /** The user's columns. */
  StructType schema();

  /** The rows, lazily, with hidden columns. */
  Dataset<Row> read(SparkSession spark);

  /** The exact state that is read: files with checksums, or a snapshot. */
  RunRecord.Input input();

  /** How large the input is, in bytes; what Spark is sized by. */
  default long bytes() {
    return input().versions().stream().mapToLong(RunRecord.Input.Version::bytes).sum();
  }

  /** How many rows it has, where its metadata says so. */
  OptionalLong rowCount();

  /** How many rows of some days it has, where its metadata says so. */
  default OptionalLong rowCount(String dayColumn, Days days) {
    return OptionalLong.empty();
  }

  /** What the user should know about it, such as inferred types. */
  List<String> notes();
}
