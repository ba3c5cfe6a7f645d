package dev.sluice.market.bar;

import dev.sluice.market.tape.DayWindow;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What ends a bar. */
public sealed interface BarRule extends Serializable {

  /**
   * Bars of equal time, on a grid that begins where the window of a day does.
   *
   * @param width the length of a bar in the unit of the time axis
   * @param isRightClosed whether a trade at the end of a bar belongs to it, not to the next
   * @param isLabelledByEnd whether a bar is named by its end, not by its start
   * @param fills whether bars without a trade are made between those with one
   */
  record Timed(
      long width,
      @Nullable DayWindow grid,
      boolean isRightClosed,
      boolean isLabelledByEnd,
      boolean fills)
      implements BarRule {}

  /** Bars that end with the trade by which a sum of them reaches a size. */
  record Filled(Measure measure, BigDecimal size) implements BarRule {}

  /** What fills a bar. */
  enum Measure {
    /** The sizes of the trades. */
    VOLUME,
    /** Their prices by their sizes. */
    DOLLARS,
    /** Their number. */
    TICKS
  }
}
