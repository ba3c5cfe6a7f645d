package dev.sluice.run;

import dev.sluice.io.write.RowSums;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows that are written where nobody sees them yet: on an audit branch or in a staged folder. */
interface StagedOutput {

  /** What the gate has to look at. */
  Dataset<Row> audited(SparkSession spark);

  /** Exactly the rows that this run wrote. */
  Dataset<Row> rows(SparkSession spark);

  /** How many rows the writer says it wrote. */
  long addedRecords();

  /** The sums over the rows, where the write takes them. */
  Optional<RowSums> sums();

  /** What was published before. */
  Optional<Long> previousSnapshot();

  /**
   * Makes the rows visible, atomically.
   *
   * @param audit judges once more when the target changed meanwhile
   */
  Published publish(Predicate<StagedOutput> audit);

  /** Takes the rows away; what was published before is untouched. */
  void refuse();

  /** What came of publishing. */
  record Published(State state, Optional<Long> snapshotId) {}

  /** How publishing can end without a fault. */
  enum State {
    PUBLISHED,
    /** Another run with the same key was faster. */
    UNCHANGED,
    REFUSED
  }
}
