/** The quotes in force at each venue, and the best of them. */
@NullMarked
package dev.sluice.market.book;

import org.jspecify.annotations.NullMarked;
