package dev.sluice.match.block;

/**
 * Which of two pairs is closer: by amounts, on a tie the one whose right amount is not below, then
 * by days, on a tie the one whose right item is not earlier.
 */
record Closeness(Block block, DayWindow window) {

  int compare(int left, int right, int otherLeft, int otherRight) {
    int byAmount = block.amounts().compareDistance(left, right, otherLeft, otherRight);
    if (byAmount != 0) {
      return byAmount;
    }
    int byDirection = Boolean.compare(isBelow(left, right), isBelow(otherLeft, otherRight));
    if (byDirection != 0) {
      return byDirection;
    }
    long days = days(left, right);
    long otherDays = days(otherLeft, otherRight);
    int byDays = Long.compare(Math.abs(days), Math.abs(otherDays));
    return byDays != 0 ? byDays : Boolean.compare(days < 0, otherDays < 0);
  }

  private boolean isBelow(int left, int right) {
    return block.amounts().compare(right, left) < 0;
  }

  private long days(int left, int right) {
    return (long) block.day(right, window) - block.day(left, window);
  }
}
