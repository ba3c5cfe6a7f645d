/**
 * Bank statements: camt.053, MT940, BAI2 and OFX, cut into the same columns, with the balance of
 * every statement proved. Knows no Spark; {@code dev.sluice.io.text} makes typed rows of it.
 */
@NullMarked
package dev.sluice.io.statement;

import org.jspecify.annotations.NullMarked;
