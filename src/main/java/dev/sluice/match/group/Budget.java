package dev.sluice.match.group;

/**
 * The steps that a block may take. They depend on the content of the block only, so that the same
 * block is given up everywhere or nowhere.
 */
final class Budget {

  /** How many comparisons of sums that are there already cost one step. */
  static final int COMPARISONS = 8;

  private final long most;
  private long spent;

  Budget(long most) {
    this.most = most;
  }

  /** Takes steps, and ends the search when there are not so many left. */
  void spend(long steps) {
    spent += steps;
    if (spent > most) {
      throw new SearchStopped(GroupResult.Ending.BUDGET);
    }
  }

  /** Ends the search, before it takes time, when it is known to need more steps than are left. */
  void foresee(double steps) {
    if (steps > most - spent) {
      throw new SearchStopped(GroupResult.Ending.BUDGET);
    }
  }

  long spent() {
    return spent;
  }
}
