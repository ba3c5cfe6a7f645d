/** Functions that cut, join, sort and total whole blocks of cells. */
@NullMarked
package dev.sluice.formula.function.array;

import org.jspecify.annotations.NullMarked;
