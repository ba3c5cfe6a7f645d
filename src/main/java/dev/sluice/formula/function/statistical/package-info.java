/** Statistical functions: distributions, tests, samples, pairs, regression, and their old names. */
@NullMarked
package dev.sluice.formula.function.statistical;

import org.jspecify.annotations.NullMarked;
