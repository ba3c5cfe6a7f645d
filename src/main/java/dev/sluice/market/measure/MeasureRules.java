package dev.sluice.market.measure;

/**
 * How measures are taken.
 *
 * @param isLogarithmic whether relative measures are differences of logarithms, or divided by the
 *     midpoint at the trade
 * @param excludesLocked whether a locked quote has no measures
 * @param excludesCrossed whether a crossed quote has none
 * @param byLaterQuote whether only the later quote decides whether a realized spread is excluded
 */
public record MeasureRules(
    boolean isLogarithmic, boolean excludesLocked, boolean excludesCrossed, boolean byLaterQuote) {}
