/** Formula text to tokens to a tree, every part with its place in the text. */
@NullMarked
package dev.sluice.formula.syntax;

import org.jspecify.annotations.NullMarked;
