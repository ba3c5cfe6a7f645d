/** Mathematics: trigonometry, powers, multiples, whole numbers, numerals, matrices, sums. */
@NullMarked
package dev.sluice.formula.function.math;

import org.jspecify.annotations.NullMarked;
