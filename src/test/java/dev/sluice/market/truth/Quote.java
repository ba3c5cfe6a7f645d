package dev.sluice.market.truth;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A quote of a venue. */
public record Quote(
    @Nullable String symbol,
    long micros,
    long seq,
    @Nullable String venue,
    @Nullable BigDecimal bid,
    @Nullable Long bidSize,
    @Nullable BigDecimal ask,
    @Nullable Long askSize,
    boolean isCancelled) {}
