/**
 * The join behind every lookup: each row gets the first row of another table with the same key, and
 * stays one row. Spark's own joins know no first match; without one a table would have to be sorted
 * and grouped by key before each lookup.
 */
@NullMarked
package dev.sluice.formula.lookup;

import org.jspecify.annotations.NullMarked;
