/** Financial functions: annuities, cash flows, depreciation, bonds and bills. */
@NullMarked
package dev.sluice.formula.function.financial;

import org.jspecify.annotations.NullMarked;
