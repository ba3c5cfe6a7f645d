/**
 * Jobs, recipes, sources and publications as immutable records, parsed and checked without Spark.
 */
@NullMarked
package dev.sluice.spec;

import org.jspecify.annotations.NullMarked;
