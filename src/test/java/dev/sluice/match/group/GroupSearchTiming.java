package dev.sluice.match.group;

import java.util.Locale;
import java.util.Random;

/** Times blocks of random amounts. Run by hand: it prints milliseconds a block, asserts nothing. */
final class GroupSearchTiming {

  private static final long ENOUGH = 1L << 40;

  private GroupSearchTiming() {}

  public static void main(String[] args) {
    for (int digits : new int[] {3, 6, 9, 12}) {
      time("1 against 40, any number of members", 1, 40, 40, digits, 8, 30);
      time("1 against 40, at most 6 members", 1, 40, 6, digits, 5, 200);
      time("10 against 30, at most 6 members", 10, 30, 6, digits, 5, 100);
      time("20 against 300, at most 3 members", 20, 300, 3, digits, 3, 20);
      sets("12 against 12 sets, any number of members", 12, 12, 12, digits, 20);
      sets("20 against 20 sets, at most 4 members", 20, 20, 4, digits, 20);
    }
    time("many blocks of 1 against 10", 1, 10, 10, 6, 4, 10_000);
  }

  private static void time(
      String name, int left, int right, int members, int digits, int planted, int blocks) {
    GroupLimits limits = GroupLimits.of(GroupCardinality.ONE_TO_MANY, members).steps(ENOUGH);
    run(name, left, right, limits, digits, planted, blocks);
  }

  private static void sets(String name, int left, int right, int members, int digits, int blocks) {
    GroupLimits limits = GroupLimits.of(GroupCardinality.MANY_TO_MANY, members).steps(ENOUGH);
    run(name, left, right, limits, digits, 3, blocks);
  }

  private static void run(
      String name, int left, int right, GroupLimits limits, int digits, int planted, int blocks) {
    GroupSearch search = new GroupSearch();
    Items items = new Items();
    Random random = new Random(digits);
    for (int warm = 0; warm < 3; warm++) {
      fill(items, left, right, digits, planted, random);
      search.find(items, limits);
    }
    long slowest = 0;
    long steps = 0;
    int groups = 0;
    int given = 0;
    long begin = System.nanoTime();
    for (int block = 0; block < blocks; block++) {
      fill(items, left, right, digits, planted, random);
      long start = System.nanoTime();
      GroupResult result = search.find(items, limits);
      slowest = Math.max(slowest, System.nanoTime() - start);
      steps += result.steps();
      groups += result.groups().size();
      given += result.exhausted() ? 1 : 0;
    }
    double mean = (System.nanoTime() - begin) / 1e6 / blocks;
    System.out.printf(
        Locale.ROOT,
        "%2d digits, %-45s mean %8.3f ms, slowest %8.3f ms, %,12d steps, %6d groups, %d given up%n",
        digits,
        name,
        mean,
        slowest / 1e6,
        steps / blocks,
        groups,
        given);
  }

  /** Random right amounts; the left ones are sums of some of them, or random. */
  private static void fill(
      Items items, int left, int right, int digits, int planted, Random random) {
    items.clear();
    long range = (long) Math.pow(10, digits);
    long[] amounts = new long[right];
    for (int i = 0; i < right; i++) {
      amounts[i] = 1 + (random.nextLong() >>> 1) % range;
      items.right(amounts[i], 0, i);
    }
    for (int i = 0; i < left; i++) {
      long sum = 0;
      for (int p = 0; p < planted; p++) {
        sum += amounts[(i * planted + p) % right];
      }
      items.left(i % 2 == 0 ? sum : 1 + (random.nextLong() >>> 1) % (planted * range), 0, i);
    }
  }
}
