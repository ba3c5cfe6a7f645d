/** Database functions: a table with headers, a field of it and a table of criteria. */
@NullMarked
package dev.sluice.formula.function.database;

import org.jspecify.annotations.NullMarked;
