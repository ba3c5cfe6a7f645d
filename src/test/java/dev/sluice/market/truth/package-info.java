/** Seeded exchange data, and the measures of it written from their definitions. */
@NullMarked
package dev.sluice.market.truth;

import org.jspecify.annotations.NullMarked;
