package dev.sluice.match.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Pairs items one to one where every candidate pair has to be looked at by itself, because texts
 * must be alike. The pairs are taken in the order of {@link OneToOne}, more alike texts before less
 * alike ones that are as close.
 *
 * <p>The budget of the rule bounds the pairs that are looked at; a block with more is left alone,
 * and says so.
 */
final class CandidatePairs {

  private record Candidate(int left, int right, double likeness) {}

  private CandidatePairs() {}

  static void match(Block block, BlockRule rule, int[] left, int[] right) {
    if ((long) left.length * right.length > rule.budget()) {
      block.note(
          left.length
              + " x "
              + right.length
              + " pairs of a block are more than the budget of "
              + rule.budget());
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int l : left) {
      for (int r : right) {
        if (rule.allows(block, l, r)) {
          double likeness = likeness(block, rule, l, r);
          if (likeness >= 0) {
            candidates.add(new Candidate(l, r, likeness));
          }
        }
      }
    }
    candidates.sort(order(block, rule));
    for (Candidate candidate : candidates) {
      if (block.isOpen(candidate.left) && block.isOpen(candidate.right)) {
        block.pair(candidate.left, candidate.right, rule.number());
      }
    }
  }

  private static Comparator<Candidate> order(Block block, BlockRule rule) {
    Closeness closeness = new Closeness(block, rule.window());
    Comparator<Candidate> byCloseness =
        (one, other) -> closeness.compare(one.left, one.right, other.left, other.right);
    return byCloseness
        .thenComparing(candidate -> -candidate.likeness)
        .thenComparingInt(Candidate::left)
        .thenComparingInt(Candidate::right);
  }

  /** The sum of the similarities, or -1 when one of them is too low or a text is missing. */
  private static double likeness(Block block, BlockRule rule, int left, int right) {
    double sum = 0;
    for (BlockRule.Similar similar : rule.similar()) {
      UTF8String one = block.text(left, similar.slot());
      UTF8String other = block.text(right, similar.slot());
      if (one == null || other == null) {
        return -1;
      }
      double found =
          one.equals(other)
              ? 1
              : new JaroWinklerSimilarity().apply(one.toString(), other.toString());
      if (found < similar.least()) {
        return -1;
      }
      sum += found;
    }
    return sum;
  }
}
