/**
 * Functions on primitives, texts and decimals that generated code calls. Public because generated
 * code lives in another package; nothing else should call them.
 */
@NullMarked
package dev.sluice.formula.runtime;

import org.jspecify.annotations.NullMarked;
