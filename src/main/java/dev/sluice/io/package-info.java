/** Sources and sinks: the only place that knows file formats, Iceberg and Hadoop. */
@NullMarked
package dev.sluice.io;

import org.jspecify.annotations.NullMarked;
