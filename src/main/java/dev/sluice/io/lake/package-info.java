/**
 * Folders in the layout of Amazon Security Lake: Parquet files by region, account and day, to which
 * batches are added and in which a batch can be replaced.
 */
@NullMarked
package dev.sluice.io.lake;

import org.jspecify.annotations.NullMarked;
