package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Several items of one key: duplicates, and batches whose sums agree or do not. */
record GroupPatterns(Planting planting, Draw draw) {

  /** Most rows of a kind on a side. */
  static final int MOST_DUPLICATES = 4;

  Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    for (int bank = 0; bank <= MOST_DUPLICATES; bank++) {
      for (int ledger = bank == 0 ? 1 : 0; ledger <= MOST_DUPLICATES; ledger++) {
        int left = bank;
        int right = ledger;
        all.put("duplicates " + left + ":" + right, () -> duplicates(left, right));
      }
    }
    all.put("batch 1:N", () -> batch("batch-out", 1, draw.between(2, 6)));
    all.put("batch N:1", () -> batch("batch-in", draw.between(2, 6), 1));
    all.put("batch N:M", () -> batch("batch-net", draw.between(2, 4), draw.between(2, 4)));
    all.put("unbalanced 1:N", () -> unbalanced(1, draw.between(2, 4)));
    all.put("unbalanced N:1", () -> unbalanced(draw.between(2, 4), 1));
    all.put("unbalanced N:M", () -> unbalanced(draw.between(2, 4), draw.between(2, 4)));
    return all;
  }

  /** The same row so often on either side: as many pairs as the rarer side has rows. */
  private void duplicates(int bank, int ledger) {
    Posting posting = draw.posting();
    List<Item> left = add(Side.BANK, posting, bank);
    List<Item> right = add(Side.LEDGER, posting, ledger);
    int pairs = Math.min(bank, ledger);
    for (int i = 0; i < pairs; i++) {
      planting.matchPair("exact", left.get(i), right.get(i));
    }
    left.subList(pairs, bank).forEach(item -> planting.open(item, leftOver(item, bank, pairs)));
    right
        .subList(pairs, ledger)
        .forEach(item -> planting.open(item, leftOver(item, ledger, pairs)));
  }

  /** Rows that are twice on one side and never on the other may be called either. */
  private static Set<String> leftOver(Item item, int rows, int pairs) {
    String missing = item.id().side().missing();
    if (pairs > 0) {
      return Set.of("duplicate");
    }
    return rows == 1 ? Set.of(missing) : Set.of(missing, "duplicate");
  }

  private List<Item> add(Side side, Posting posting, int times) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      items.add(planting.add(side, posting));
    }
    planting.lookalikes(items);
    return items;
  }

  private void batch(String rule, int bank, int ledger) {
    List<List<Item>> sides = parts(bank, ledger, BigDecimal.ZERO);
    planting.matchGroup(rule, sides.get(0), sides.get(1));
  }

  private void unbalanced(int bank, int ledger) {
    BigDecimal lacking = BigDecimal.valueOf(draw.between(3, 4000));
    parts(bank, ledger, draw.either(lacking)).forEach(planting::openAnyhow);
  }

  /**
   * Rows of one key and of few days, whose sums differ by so much.
   *
   * @return those of the bank and those of the ledger
   */
  private List<List<Item>> parts(int bank, int ledger, BigDecimal difference) {
    Posting posting = draw.posting();
    List<BigDecimal> left = amounts(posting, bank);
    List<BigDecimal> right = amounts(posting, ledger);
    boolean isLeftOne = bank == 1;
    List<BigDecimal> closing = isLeftOne ? left : right;
    BigDecimal gap = isLeftOne ? sum(right).subtract(sum(left)) : sum(left).subtract(sum(right));
    closing.set(0, closing.get(0).add(gap).add(difference));
    for (BigDecimal one : left) {
      for (BigDecimal other : right) {
        // No pair of them may look like a match of its own.
        if (one.subtract(other).abs().compareTo(BigDecimal.TEN) < 0) {
          return parts(bank, ledger, difference);
        }
      }
    }
    return List.of(
        items(Side.BANK, posting, left, draw.between(0, 1)),
        items(Side.LEDGER, posting, right, draw.between(0, 3)));
  }

  private List<BigDecimal> amounts(Posting posting, int count) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      amounts.add(draw.amount(requireNonNull(posting.currency())));
    }
    return amounts;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The first so many days late, so that no two items are further apart than rules allow. */
  private List<Item> items(Side side, Posting posting, List<BigDecimal> amounts, int late) {
    List<Item> items = new ArrayList<>();
    for (BigDecimal amount : amounts) {
      int days = items.isEmpty() ? late : 0;
      items.add(
          planting.add(
              side, posting.of(amount.setScale(2)).on(PairPatterns.date(posting).plusDays(days))));
    }
    return items;
  }
}
