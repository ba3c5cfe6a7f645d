/** The Excel functions, one value each. */
@NullMarked
package dev.sluice.formula.function;

import org.jspecify.annotations.NullMarked;
