/** ORC and Avro files as sources, read by Spark's own readers. */
@NullMarked
package dev.sluice.io.columnar;

import org.jspecify.annotations.NullMarked;
