package dev.sluice.market.execution;

import java.util.Arrays;

/** Why a row does not enter the statistics. */
public enum DropReason {
  INCOMPLETE("order without id, side, type, time, shares or limit price"),
  DISAGREEING("rows of one order disagree about it"),
  OUTSIDE_HOURS("received outside regular hours"),
  NO_QUOTE("no best bid and offer when it was received"),
  NOT_EXECUTABLE("limit price away from the quote"),
  INCOMPLETE_EXECUTION("execution without time, price or shares"),
  EXECUTED_EARLIER("executed before it was received");

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** What the rows are counted under. */
  String text() {
    return text;
  }

  /** All texts. */
  public static String[] texts() {
    return Arrays.stream(values()).map(DropReason::text).toArray(String[]::new);
  }
}
