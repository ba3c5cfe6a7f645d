/**
 * Rows straight to Parquet files: one pass that encodes the rows as Spark holds them and takes
 * their digest.
 */
@NullMarked
package dev.sluice.io.write;

import org.jspecify.annotations.NullMarked;
