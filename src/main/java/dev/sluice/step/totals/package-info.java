/** Exact totals by groups, as an aggregate that a pass over rows takes on the way. */
@NullMarked
package dev.sluice.step.totals;

import org.jspecify.annotations.NullMarked;
