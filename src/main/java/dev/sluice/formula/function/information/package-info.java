/** Functions that ask what a value is, and the logical ones beside them. */
@NullMarked
package dev.sluice.formula.function.information;

import org.jspecify.annotations.NullMarked;
