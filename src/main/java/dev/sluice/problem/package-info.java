/**
 * Faults as values: a place, a code, a category, a message and a hint, reported all at once. Knows
 * only the JDK.
 */
@NullMarked
package dev.sluice.problem;

import org.jspecify.annotations.NullMarked;
