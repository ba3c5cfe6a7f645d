package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.util.Optional;

/**
 * A chart of a published table, which the report of a run shows.
 *
 * @param x the column along the axis
 * @param y the column of the figures
 * @param series the column whose values make a line or a colour each
 * @param limit at most so many rows are drawn
 */
public record Chart(
    String title, Kind kind, String table, Axis x, Axis y, Optional<Axis> series, int limit) {

  /** A column, and where the job names it. */
  public record Axis(String column, Place place) {}

  /** How figures are drawn. */
  public enum Kind {
    BAR,
    LINE,
    STACKED_BAR
  }
}
