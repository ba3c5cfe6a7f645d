/** Lookups in blocks of cells; those in whole columns of tables are joins. */
@NullMarked
package dev.sluice.formula.function.lookup;

import org.jspecify.annotations.NullMarked;
