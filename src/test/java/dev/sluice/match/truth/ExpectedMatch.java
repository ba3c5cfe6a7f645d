package dev.sluice.match.truth;

import java.util.List;

/**
 * Items that belong together. Of lookalikes it names some; others of their kind do as well.
 *
 * @param rule the rule that must find them
 * @param bucket the bucket they must be in
 */
public record ExpectedMatch(List<ItemId> left, List<ItemId> right, String rule, String bucket) {

  public ExpectedMatch {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** Whether it is one item against one. */
  public boolean isPair() {
    return left.size() == 1 && right.size() == 1;
  }
}
