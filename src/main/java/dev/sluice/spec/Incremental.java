package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.util.LinkedHashMap;

/**
 * What a job says about recomputing only the days that changed since it last published.
 *
 * @param by the date column of every published table: its days are computed whole and replaced
 *     whole
 * @param sources the tables whose rows belong to days, each with its date or timestamp column
 * @param lookups tables of which a changed row concerns only the days that use its key
 */
public record Incremental(
    String by,
    LinkedHashMap<String, DayColumn> sources,
    LinkedHashMap<String, Lookup> lookups,
    Place place) {

  /** The column that tells the day of a row. */
  public record DayColumn(String column, Place place) {}

  /**
   * A table of codes or the like.
   *
   * @param key its column
   * @param in the source, one of those with days, that uses the keys
   * @param column the column of that source
   */
  public record Lookup(String key, String in, String column, Place place) {}
}
