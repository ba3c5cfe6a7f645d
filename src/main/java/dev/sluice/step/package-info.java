/**
 * The contract of a lazy step: named tables in, named tables out, rejected rows with their reasons.
 */
@NullMarked
package dev.sluice.step;

import org.jspecify.annotations.NullMarked;
