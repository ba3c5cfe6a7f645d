package dev.sluice.market.truth;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A trade. */
public record Trade(
    @Nullable String symbol,
    long micros,
    long seq,
    @Nullable BigDecimal price,
    @Nullable Long size) {}
