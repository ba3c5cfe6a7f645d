package dev.sluice.step;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * One lazy step of a job: an immutable value whose components are its options. It never triggers a
 * Spark job and reads no clock but the run's as-of time.
 */
public interface Step {

  /** The tables it reads. */
  List<String> inputs();

  /**
   * The tables of which it matters to the step which row comes first: a lookup takes the first
   * match, a running total adds up in order. Unless a step says otherwise, all that it reads.
   */
  default List<String> orderedInputs() {
    return inputs();
  }

  /**
   * Checks the options against the tables, without data and without a Spark session.
   *
   * @return the user's columns of each table it makes or replaces; when anything was reported,
   *     empty unless no fault can change them: the steps behind are then checked against them
   */
  Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems);

  /** Builds the lazy tables; called only after a sound {@link #check}. */
  StepResult apply(Tables tables);

  /**
   * Steps that come right after it without being written: tables that are made of its own. They are
   * planned, counted and explained like any other.
   */
  default List<Step> followedBy() {
    return List.of();
  }

  /**
   * Whether what it makes depends on the as-of date, beside what its formulas ask for: the same
   * inputs are then something else on another day.
   */
  default boolean dependsOnAsOf() {
    return false;
  }

  /**
   * Whether what it makes is kept on local disk while the run lasts when several other steps read
   * it and it is not published: a step that shuffles and sorts all rows must not do so twice.
   */
  default boolean isKept() {
    return !followedBy().isEmpty();
  }

  /** What it does and what it costs (joins, shuffles), one line each, for {@code explain}. */
  List<String> explain();
}
