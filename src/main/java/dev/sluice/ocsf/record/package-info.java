/**
 * Raw text into fields: each line of a log, in whichever format it is written, becomes the values
 * of the paths that a mapping wants, and a map of all that it does not.
 */
@NullMarked
package dev.sluice.ocsf.record;

import org.jspecify.annotations.NullMarked;
