/**
 * Statistics on how well orders were executed, as Rule 605 of Regulation NMS defines them: the
 * terms of an order, what kind and size of order it is, and the exact sums over executions.
 */
@NullMarked
package dev.sluice.market.execution;

import org.jspecify.annotations.NullMarked;
