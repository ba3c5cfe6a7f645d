/**
 * Exact sums by few groups at the speed of a scan: each task holds a table of its groups itself
 * instead of in Spark's hash map of rows, and adds into it in place.
 */
@NullMarked
package dev.sluice.step.sums;

import org.jspecify.annotations.NullMarked;
