/**
 * Work on rows that were put together by key and sorted: what a sequence of rows tells that no
 * single row and no aggregate does, such as who is the partner of whom, or which row of another
 * table was the last before it. One shuffle and one sort, none where the rows are laid out so
 * already.
 */
@NullMarked
package dev.sluice.step.rows;

import org.jspecify.annotations.NullMarked;
