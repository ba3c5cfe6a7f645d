/**
 * Steps for exchange data: the best quote of many venues, who started a trade, what it cost, how
 * long a quote stood, and bars. What works on the rows in their order stands in the packages below.
 */
@NullMarked
package dev.sluice.market;

import org.jspecify.annotations.NullMarked;
