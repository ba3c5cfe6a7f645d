package dev.sluice.match.block;

/**
 * Takes the closest pair that a rule allows, again and again, without looking at every pair.
 *
 * <p>For each pair of a left and a right day that the window allows, the items of the two days
 * stand in a list in the order of their amounts. The closest pair is always one of neighbours: it
 * is taken out, which makes its neighbours neighbours. Neighbours that lie too far apart have no
 * partner at all in that direction, so the left one leaves the list. Every item leaves each of its
 * lists once: n items with d days each are paired in n x d x log n steps.
 *
 * <p>Bounded memory: a block whose lists would have more than {@link #MOST_PLACES} places is left
 * alone and says so; a rule without a window then goes by amounts first and does not search for the
 * closest day among equal amounts.
 */
final class NearestPairs {

  /** So many pairs are looked at one by one, which is cheaper than lists. */
  private static final int FEW_PAIRS = 64;

  /** 32 bytes each. */
  private static final int MOST_PLACES = 1 << 24;

  void match(Block block, BlockRule rule, int[] left, int[] right) {
    if ((long) left.length * right.length <= FEW_PAIRS) {
      CandidatePairs.match(block, rule, left, right);
      return;
    }
    ItemsByDay leftDays = ItemsByDay.of(block, rule.window(), left);
    ItemsByDay rightDays = ItemsByDay.of(block, rule.window(), right);
    if (places(leftDays, rightDays, rule.window()) > MOST_PLACES) {
      if (!rule.window().isAny()) {
        block.note(
            left.length + " x " + right.length + " open items of a block have too many neighbours");
        return;
      }
      leftDays = ItemsByDay.onOneDay(left);
      rightDays = ItemsByDay.onOneDay(right);
    }
    int places = (int) places(leftDays, rightDays, rule.window());
    NeighbourLists lists = new NeighbourLists(block, rule, places);
    for (int i = 0; i < leftDays.days(); i++) {
      for (int j = rightDays.firstWithin(leftDays.day(i), rule.window());
          j < rightDays.days() && isWithin(rule.window(), leftDays.day(i), rightDays.day(j));
          j++) {
        lists.add(leftDays.items(i), rightDays.items(j));
      }
    }
    lists.pairAll();
  }

  private static long places(ItemsByDay left, ItemsByDay right, DayWindow window) {
    long places = 0;
    for (int i = 0; i < left.days(); i++) {
      for (int j = right.firstWithin(left.day(i), window);
          j < right.days() && isWithin(window, left.day(i), right.day(j));
          j++) {
        places += left.items(i).length + (long) right.items(j).length;
      }
    }
    return 2 * places;
  }

  private static boolean isWithin(DayWindow window, int left, int right) {
    return window.isAny() || window.holds(left, right);
  }
}
