/** What a cell can hold: Excel's value kinds and errors. */
@NullMarked
package dev.sluice.formula.value;

import org.jspecify.annotations.NullMarked;
