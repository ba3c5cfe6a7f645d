/** Criteria such as {@code ">=5"} and what is counted of the cells that meet them. */
@NullMarked
package dev.sluice.formula.function.criteria;

import org.jspecify.annotations.NullMarked;
