/** Excel-like table operations, one record each. */
@NullMarked
package dev.sluice.operation;

import org.jspecify.annotations.NullMarked;
