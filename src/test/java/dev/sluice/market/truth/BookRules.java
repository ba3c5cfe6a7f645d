package dev.sluice.market.truth;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The options of a consolidated book, as a user says them. */
public record BookRules(
    String ownCrossed,
    @Nullable BigDecimal maxSpread,
    String wide,
    @Nullable BigDecimal nbboMaxSpread,
    String size,
    String rows,
    String atOnce,
    String oneSided) {

  public static final BookRules PLAIN =
      new BookRules("keep", null, "withdraw", null, "total", "all", "each", "keep");

  /** What Holden and Jacobsen (2014) do with quotes of venues. */
  public static final BookRules HOLDEN_JACOBSEN =
      new BookRules(
          "withdraw",
          new BigDecimal(5),
          "withdraw",
          new BigDecimal(5),
          "total",
          "changes",
          "last",
          "keep");

  /** As options of the step. */
  public String yaml() {
    return ", own-crossed: "
        + ownCrossed
        + (maxSpread == null ? "" : ", max-spread: " + maxSpread + ", wide: " + wide)
        + (nbboMaxSpread == null ? "" : ", nbbo-max-spread: " + nbboMaxSpread)
        + ", size: "
        + size
        + ", rows: "
        + rows
        + ", at-once: "
        + atOnce
        + ", one-sided: "
        + oneSided;
  }
}
