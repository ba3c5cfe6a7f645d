/** Text functions: characters, parts, joining and splitting, patterns, numbers as texts. */
@NullMarked
package dev.sluice.formula.function.text;

import org.jspecify.annotations.NullMarked;
