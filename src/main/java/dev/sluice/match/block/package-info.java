/**
 * The matching of one block: the open items of both sides that share the keys of a rule. Nothing
 * here knows tables or plans; a block comes in the order of amount, day, side and business columns,
 * and that order alone decides between items that are equally close.
 */
@NullMarked
package dev.sluice.match.block;

import org.jspecify.annotations.NullMarked;
