/**
 * Groups without a known key: which open items of one side sum to which of the other.
 *
 * <p>{@link dev.sluice.match.group.GroupSearch} is the way in. It knows no Spark and no tables:
 * items are primitive arrays, amounts whole minor units.
 */
@NullMarked
package dev.sluice.match.group;

import org.jspecify.annotations.NullMarked;
