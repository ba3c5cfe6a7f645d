/** Engineering functions: number systems, complex numbers, Bessel functions, units. */
@NullMarked
package dev.sluice.formula.function.engineering;

import org.jspecify.annotations.NullMarked;
