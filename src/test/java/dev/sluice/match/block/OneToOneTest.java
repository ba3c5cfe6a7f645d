package dev.sluice.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.match.block.BlockFixture.TestItem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items of a block are paired, the closest first. */
class OneToOneTest {

  private static final int NARROW = 18;
  private static final int WIDE = 38;

  /** Oracle: all pairs in the declared order, the first possible one taken again and again. */
  @ParameterizedTest
  @MethodSource("seeds")
  void takesTheClosestPairFirst(int seed) {
    Random random = new Random(seed);
    BlockFixture fixture = new BlockFixture(seed % 3 == 0 ? WIDE : NARROW);
    int count = 2 + random.nextInt(60);
    int amounts = 1 + random.nextInt(seed % 2 == 0 ? 8 : 60);
    int days = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      fixture.with(
          new TestItem(
              random.nextBoolean(),
              random.nextInt(12) == 0 ? null : (long) random.nextInt(amounts) - amounts / 4,
              random.nextInt(12) == 0 ? null : random.nextInt(days),
              "i" + random.nextInt(count),
              ""));
    }
    BlockRule rule = rule(random);
    Block block = fixture.block();

    new OneToOne().match(block, rule);

    assertThat(pairs(block)).isEqualTo(expected(fixture.block(), rule));
  }

  static IntStream seeds() {
    return IntStream.range(0, 600);
  }

  private static BlockRule rule(Random random) {
    DayWindow window =
        switch (random.nextInt(4)) {
          case 0 -> DayWindow.ANY;
          case 1 -> new DayWindow(0, 0, false, false);
          case 2 -> new DayWindow(1, 3, false, false);
          default -> new DayWindow(-random.nextInt(3), random.nextInt(4), false, false);
        };
    Allowance.Limit[] limits = {
      Allowance.Limit.NONE,
      Allowance.Limit.absolute(BigDecimal.valueOf(random.nextInt(9), 2), 2),
      Allowance.Limit.percent(BigDecimal.valueOf(random.nextInt(900), 1)),
      Allowance.Limit.ANY
    };
    return new BlockRule(
        1,
        window,
        Allowance.of(
            new Allowance.Limits(
                limits[random.nextInt(limits.length)], limits[random.nextInt(limits.length)])),
        random.nextInt(5) == 0 ? List.of(new BlockRule.Similar(0, 0.5)) : List.of(),
        Cardinality.ONE_TO_ONE,
        BlockRule.Way.KEYS,
        1,
        1_000_000,
        false);
  }

  private record Pair(int left, int right) {}

  private static Set<String> expected(Block block, BlockRule rule) {
    List<Pair> all = new ArrayList<>();
    for (int left : block.open(false)) {
      for (int right : block.open(true)) {
        if (rule.allows(block, left, right)) {
          all.add(new Pair(left, right));
        }
      }
    }
    Comparator<Pair> byDistance = Comparator.comparing(pair -> distance(block, pair).abs());
    Comparator<Pair> byDays = Comparator.comparingLong(pair -> Math.abs(days(block, pair)));
    all.sort(
        byDistance
            .thenComparing(pair -> distance(block, pair).signum() < 0)
            .thenComparing(byDays)
            .thenComparing(pair -> days(block, pair) < 0)
            .thenComparing(Pair::left)
            .thenComparing(Pair::right));
    Set<Integer> taken = new TreeSet<>();
    Set<String> pairs = new TreeSet<>();
    for (Pair pair : all) {
      if (!taken.contains(pair.left) && !taken.contains(pair.right)) {
        taken.add(pair.left);
        taken.add(pair.right);
        pairs.add(pair.left + "-" + pair.right);
      }
    }
    return pairs;
  }

  private static BigInteger distance(Block block, Pair pair) {
    BigInteger left = Objects.requireNonNull(block.amounts().exact(pair.left));
    BigInteger right = Objects.requireNonNull(block.amounts().exact(pair.right));
    return right.subtract(left);
  }

  private static long days(Block block, Pair pair) {
    return (long) block.day(pair.right) - block.day(pair.left);
  }

  private static Set<String> pairs(Block block) {
    Set<String> pairs = new TreeSet<>();
    for (int item = 0; item < block.size(); item++) {
      int partner = block.partner(item);
      if (!block.isRight(item) && partner != Block.NONE) {
        assertThat(block.partner(partner)).isEqualTo(item);
        pairs.add(item + "-" + partner);
      }
    }
    return pairs;
  }

  @Test
  void pairsAsManyDuplicatesAsTheOtherSideHas() {
    BlockFixture fixture = new BlockFixture(NARROW);
    Stream.of("a", "b", "c", "d", "e")
        .forEach(id -> fixture.with(new TestItem(false, 100L, 1, id, "")));
    Stream.of("x", "y", "z").forEach(id -> fixture.with(new TestItem(true, 100L, 1, id, "")));
    Block block = fixture.block();

    new OneToOne().match(block, exact());

    assertThat(pairs(block)).hasSize(3);
    assertThat(IntStream.range(0, block.size()).filter(block::isOpen)).hasSize(2);
  }

  /** Bounded: seventy thousand duplicates on either side are no cross product. */
  @Test
  void doesNotMultiplyDuplicates() {
    BlockFixture fixture = new BlockFixture(NARROW);
    for (int i = 0; i < 140_000; i++) {
      fixture.with(new TestItem(i % 2 == 0, 100L + i % 7, i % 5, "i" + i, ""));
    }
    Block block = fixture.block();

    new OneToOne().match(block, exact());

    assertThat(pairs(block)).hasSize(70_000);
  }

  private static BlockRule exact() {
    return new BlockRule(
        1,
        DayWindow.ANY,
        Allowance.of(Allowance.Limits.NONE),
        List.of(),
        Cardinality.ONE_TO_ONE,
        BlockRule.Way.KEYS,
        1,
        1,
        false);
  }
}
