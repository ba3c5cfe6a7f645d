/** Typed Catalyst expressions: kinds, coercions, operators, and the contract of a function. */
@NullMarked
package dev.sluice.formula.compile;

import org.jspecify.annotations.NullMarked;
