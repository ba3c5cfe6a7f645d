/**
 * YAML and JSON trees that know the line of every node, and the shapes that a user's document must
 * have.
 */
@NullMarked
package dev.sluice.document;

import org.jspecify.annotations.NullMarked;
