package dev.sluice.match;

import java.util.ArrayList;
import java.util.List;

/**
 * How old open items are.
 *
 * @param isFromFirstSeen counted from the run that saw the item first, not from its date
 * @param days the last day of each bucket but the last
 */
record Ageing(boolean isFromFirstSeen, List<Integer> days) {

  static final Ageing DEFAULT = new Ageing(false, List.of(30, 60, 90));

  Ageing {
    days = List.copyOf(days);
  }

  /** The names of the buckets: {@code 0-30}, {@code 31-60}, {@code over 60}. */
  List<String> buckets() {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int day : days) {
      names.add(from + "-" + day);
      from = day + 1;
    }
    names.add("over " + (from - 1));
    return names;
  }
}
