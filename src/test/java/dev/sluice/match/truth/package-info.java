/**
 * Ledgers whose matches and breaks are known before anything is matched, and who judges by them.
 */
@NullMarked
package dev.sluice.match.truth;

import org.jspecify.annotations.NullMarked;
