/**
 * The gate: DQDL rulesets evaluated by Deequ on exactly the staged rows. The only place that knows
 * Deequ.
 */
@NullMarked
package dev.sluice.quality;

import org.jspecify.annotations.NullMarked;
