package dev.sluice.match.block;

import java.util.BitSet;

/** Open items of which there is another one of the same side, keys and amount. */
final class Duplicates {

  private final BitSet found = new BitSet();

  boolean contains(int item) {
    return found.get(item);
  }

  /** Finds open items with a matched copy. */
  void findCopiesOfMatched(Block block) {
    found.clear();
    int start = 0;
    while (start < block.size()) {
      int end = endOfAmount(block, start);
      if (end - start > 1 && !block.amounts().isMissing(start)) {
        findCopies(block, start, end, false);
        findCopies(block, start, end, true);
      }
      start = end;
    }
  }

  private void findCopies(Block block, int start, int end, boolean right) {
    boolean isMatched = false;
    for (int item = start; item < end; item++) {
      isMatched |= block.isRight(item) == right && block.rule(item) != Block.NONE;
    }
    for (int item = start; isMatched && item < end; item++) {
      if (block.isRight(item) == right && block.rule(item) == Block.NONE) {
        found.set(item);
      }
    }
  }

  /** Items of a block stand in the order of their amounts. */
  static int endOfAmount(Block block, int start) {
    int end = start + 1;
    while (end < block.size() && block.amounts().isEqual(start, end)) {
      end++;
    }
    return end;
  }
}
