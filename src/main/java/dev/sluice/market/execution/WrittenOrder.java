package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row says of its order; rows of one order must be equal in it. */
record WrittenOrder(
    @Nullable String id,
    @Nullable String side,
    @Nullable String type,
    boolean isImmediate,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal shares,
    @Nullable BigDecimal cancelled,
    @Nullable BigDecimal roundLot,
    @Nullable BigDecimal notional,
    @Nullable Long received,
    @Nullable BigDecimal bid,
    @Nullable BigDecimal ask) {

  /** Whether it buys; nothing where that cannot be told. */
  Optional<Boolean> buys() {
    return switch (word(side)) {
      case "buy", "b" -> Optional.of(true);
      case "sell", "s", "sell short", "short", "ss" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** What is ordered; nothing where that cannot be told. */
  Optional<OrderTerms.Kind> kind() {
    return switch (word(type)) {
      case "market", "mkt" -> Optional.of(OrderTerms.Kind.MARKET);
      case "limit", "lmt" -> Optional.of(OrderTerms.Kind.LIMIT);
      case "stop", "stop market", "stop limit" -> Optional.of(OrderTerms.Kind.STOP);
      default -> Optional.empty();
    };
  }

  private static String word(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
  }
}
