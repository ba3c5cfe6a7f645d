/** Who started a trade, the buyer or the seller. */
@NullMarked
package dev.sluice.market.sign;

import org.jspecify.annotations.NullMarked;
