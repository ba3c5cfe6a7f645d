/** Spreads and price impacts of trades, and how long a row stays in force. */
@NullMarked
package dev.sluice.market.measure;

import org.jspecify.annotations.NullMarked;
