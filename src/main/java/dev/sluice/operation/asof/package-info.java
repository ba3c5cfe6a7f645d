/**
 * The as-of join itself: sorted rows of two tables, merged in one pass. Each left row looks for the
 * right row before or behind it; what a look finds, how far it may be and which of several rows of
 * one time counts is said by {@link dev.sluice.operation.asof.Look}.
 *
 * <p>A key with very many rows is cut into brackets of time, so that several tasks can work on it.
 * Each bracket is also given the right rows just outside that its left rows may find.
 */
@NullMarked
package dev.sluice.operation.asof;

import org.jspecify.annotations.NullMarked;
