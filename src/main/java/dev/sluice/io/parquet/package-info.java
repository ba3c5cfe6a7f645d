/** Plain Parquet files as sources. */
@NullMarked
package dev.sluice.io.parquet;

import org.jspecify.annotations.NullMarked;
