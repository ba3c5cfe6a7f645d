/** Compiles a mapping to Catalyst expressions: one projection for each event class. */
@NullMarked
package dev.sluice.ocsf.compile;

import org.jspecify.annotations.NullMarked;
