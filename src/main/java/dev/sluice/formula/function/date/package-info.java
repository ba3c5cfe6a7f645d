/** Functions of days and times: differences, weeks, working days, the clock, day counts. */
@NullMarked
package dev.sluice.formula.function.date;

import org.jspecify.annotations.NullMarked;
