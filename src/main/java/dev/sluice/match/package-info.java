/**
 * Ledger matching: two tables of items become matches, breaks and open items, every item once and
 * to the cent.
 */
@NullMarked
package dev.sluice.match;

import org.jspecify.annotations.NullMarked;
