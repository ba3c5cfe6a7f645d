package dev.sluice.match.block;

/** Placeholder until the group search is merged. */
final class BasketSearch {
  void match(Block block, BlockRule rule) {
    throw new IllegalStateException("no search of " + rule.number() + " in " + block.size());
  }
}
