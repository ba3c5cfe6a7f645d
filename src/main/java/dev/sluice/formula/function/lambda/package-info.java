/** Functions that name values and take functions. */
@NullMarked
package dev.sluice.formula.function.lambda;

import org.jspecify.annotations.NullMarked;
