/**
 * Excel formulas: text to a typed tree, a typed tree to Catalyst expressions for a value and its
 * error.
 */
@NullMarked
package dev.sluice.formula;

import org.jspecify.annotations.NullMarked;
