package dev.sluice.run;

import dev.sluice.operation.TextRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks of a diff.
 *
 * @param a a path, or a table of the catalog
 * @param b what it is compared with
 * @param readA further keys of the source A, as a job would have them; may be empty
 * @param readB the same of B
 * @param keys columns of A that pair the rows; empty when rows are compared as a whole
 * @param columns columns of A to compare; empty for all that both have
 * @param ignored columns not to compare
 * @param tolerances how far numbers may differ, by column; {@code *} for all others
 * @param texts which differences between texts do not count
 * @param renames columns of A, each with its name in B
 * @param samples how many rows of each kind are shown
 * @param output where the changes, the summary and the page are written
 */
public record DiffOptions(
    String a,
    String b,
    String readA,
    String readB,
    List<String> keys,
    List<String> columns,
    List<String> ignored,
    Map<String, String> tolerances,
    TextRule texts,
    Map<String, String> renames,
    int samples,
    Optional<Output> output,
    Optional<String> master) {

  public DiffOptions {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    ignored = List.copyOf(ignored);
    tolerances = new LinkedHashMap<>(tolerances);
    renames = new LinkedHashMap<>(renames);
  }

  /**
   * A folder for the result.
   *
   * @param isCsv the changes are written as CSV, else as Parquet
   */
  public record Output(Path folder, boolean isCsv) {}

  boolean comparesWholeRows() {
    return keys.isEmpty();
  }
}
