/**
 * Delimited text and JSON lines, read into typed columns straight from bytes. A row that does not
 * fit is data too: it arrives with its reason and never as a silent null.
 */
@NullMarked
package dev.sluice.io.text;

import org.jspecify.annotations.NullMarked;
