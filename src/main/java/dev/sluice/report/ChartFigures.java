package dev.sluice.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of a published table, with all figures that it shows.
 *
 * @param kind {@code bar}, {@code line} or {@code stacked-bar}
 * @param axis what stands along the axis: {@code text}, {@code number} or {@code time}
 * @param x the name of the column along the axis
 * @param y the name of the column of figures
 * @param series the name of the column that tells lines or colours apart, if there is one
 * @param isWhole whether the table has no more to show
 * @param points in the order in which they are drawn
 */
public record ChartFigures(
    String title,
    String kind,
    String table,
    String axis,
    String x,
    String y,
    @Nullable String series,
    boolean isWhole,
    List<Point> points) {

  public ChartFigures {
    points = List.copyOf(points);
  }

  /**
   * One figure.
   *
   * @param at where along the axis: a text, a number, a day or an instant as ISO 8601; null for a
   *     blank
   * @param series to which it belongs; null for a blank, and where there is only one
   */
  public record Point(@Nullable String at, @Nullable String series, BigDecimal value) {}
}
