package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a result is to be published, and how.
 *
 * @param place where the job says so
 * @param table {@code namespace.table}; namespace and table are made when they are missing
 * @param partitionBy columns, or {@code years(x)}, {@code months(x)}, {@code days(x)}, {@code
 *     hours(x)}, {@code bucket(n,x)}, {@code truncate(n,x)}; empty keeps what an existing table has
 * @param summary further properties of the snapshot; keys in lower case
 * @param recomputed which rows go, where it is said and not left to the new rows
 */
public record TableTarget(
    Place place,
    String table,
    Mode mode,
    List<String> partitionBy,
    Map<String, String> summary,
    Optional<Recomputed> recomputed) {

  /**
   * Whole days that were computed anew: their former rows go, also where there are no new ones.
   *
   * @param column the date by which the table is partitioned
   */
  public record Recomputed(String column, Days days) {}

  /** A target whose new rows tell which rows go. */
  public TableTarget(
      Place place, String table, Mode mode, List<String> partitionBy, Map<String, String> summary) {
    this(place, table, mode, partitionBy, summary, Optional.empty());
  }

  /** What becomes of the rows that the table has. */
  public enum Mode {
    /** They stay. */
    APPEND,
    /** They all go. */
    REPLACE,
    /** They go from those partitions that get new rows. */
    REPLACE_PARTITIONS;

    /** The mode as a job writes it. */
    public String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public TableTarget {
    partitionBy = List.copyOf(partitionBy);
    summary = Map.copyOf(summary);
    summary.keySet().stream()
        .filter(key -> !key.equals(key.toLowerCase(Locale.ROOT)))
        .findFirst()
        .ifPresent(
            key -> {
              // Spark folds the names of write options.
              throw new IllegalArgumentException("summary key " + key + " is not in lower case");
            });
  }

  TableId id() {
    return TableId.parse(table, place);
  }
}
