/**
 * Rows counted where they pass, without a step of their own: Spark's observations break the one
 * generated loop that reads rows and works on them in two, which costs more than many a step.
 */
@NullMarked
package dev.sluice.step.count;

import org.jspecify.annotations.NullMarked;
