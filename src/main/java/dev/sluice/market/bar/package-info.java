/** Bars of trades: of equal time, volume, money or number. */
@NullMarked
package dev.sluice.market.bar;

import org.jspecify.annotations.NullMarked;
