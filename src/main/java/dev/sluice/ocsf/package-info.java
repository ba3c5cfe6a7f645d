/**
 * Security logs as OCSF events: the steps {@code ocsf} and {@code ocsf-validate}. The facts of the
 * schema, the reading of raw text, the mapping language, its compiler and the validator each have a
 * package below.
 */
@NullMarked
package dev.sluice.ocsf;

import org.jspecify.annotations.NullMarked;
