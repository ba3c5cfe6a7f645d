/** How formulas agree with what cases expect of them, as a page. */
@NullMarked
package dev.sluice.cli.conformance;

import org.jspecify.annotations.NullMarked;
