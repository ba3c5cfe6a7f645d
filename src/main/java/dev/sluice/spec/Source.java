package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/**
 * An input of a job.
 *
 * @param name the table that the steps see
 * @param columns the declared columns; empty when they are to be inferred
 * @param controlTotals columns whose exact sums the run accounts for
 * @param maxRejected more rejected rows than this refuse the run
 */
public record Source(
    String name,
    Place place,
    Origin origin,
    LinkedHashMap<String, ColumnType> columns,
    List<String> controlTotals,
    RejectLimit maxRejected) {

  public Source {
    columns = new LinkedHashMap<>(columns);
    controlTotals = List.copyOf(controlTotals);
  }

  /** Where the rows come from. */
  public sealed interface Origin {

    /** As the user wrote it. */
    String location();
  }

  /**
   * Files of one format.
   *
   * @param location a path, glob or folder as the user wrote it
   * @param path the same, resolved against the project
   */
  public record Files(
      String location, String path, SourceFormat format, SourceLayout layout, Place place)
      implements Origin {}

  /**
   * A table of the catalog, {@code namespace.table}.
   *
   * @param snapshot the state to read; the current one when it is not there
   * @param mayBeMissing whether a table that does not exist yet is read as one without rows, with
   *     the declared columns
   */
  public record Table(String location, OptionalLong snapshot, boolean mayBeMissing, Place place)
      implements Origin {}
}
