package dev.sluice.match.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.match.group.GroupResult.Ending;
import dev.sluice.match.group.GroupResult.Group;
import dev.sluice.match.group.GroupResult.Members;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random small blocks. Oracle: {@link BruteGroups}, which tries all pairs of sets. */
class GroupSearchOracleTest {

  private static final int SEEDS = 1_500;

  @ParameterizedTest
  @EnumSource(GroupCardinality.class)
  void findsWhatTryingEverythingFinds(GroupCardinality cardinality) {
    GroupSearch search = new GroupSearch();
    int matched = 0;
    int suggested = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      GroupLimits limits = limits(cardinality, random);
      Items items =
          items(cardinality, cardinality == GroupCardinality.MANY_TO_MANY ? 10 : 12, random);
      GroupResult result = search.find(items, limits);
      assertThat(result.ending()).as("seed %d", seed).isEqualTo(Ending.COMPLETE);
      assertThat(texts(items, result, limits))
          .as("seed %d", seed)
          .isEqualTo(new BruteGroups(items, limits).groups());
      assertNoRowTwice(result);
      for (Group group : result.groups()) {
        matched += group.status() == GroupResult.Status.MATCHED ? 1 : 0;
        suggested += group.status() == GroupResult.Status.SUGGESTED ? 1 : 0;
      }
    }
    assertThat(matched).isGreaterThan(SEEDS / 10);
    assertThat(suggested).isGreaterThan(SEEDS / 10);
  }

  /**
   * Identity: the content of the groups, their order and the steps do not change with the order of
   * items.
   */
  @ParameterizedTest
  @EnumSource(GroupCardinality.class)
  void theOrderOfTheItemsIsOfNoConcern(GroupCardinality cardinality) {
    GroupSearch search = new GroupSearch();
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      GroupLimits limits = limits(cardinality, random).solutions(3, 1 + random.nextInt(6));
      Items items =
          items(cardinality, cardinality == GroupCardinality.MANY_TO_MANY ? 12 : 24, random);
      GroupResult result = search.find(items, limits);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      Items shuffled = new Items();
      for (int i : order) {
        add(shuffled, items.isRight(i), items.amount(i), items.day(i), items.kind(i));
      }
      GroupResult again = new GroupSearch().find(shuffled, limits);
      assertThat(again.steps()).as("seed %d", seed).isEqualTo(result.steps());
      assertThat(again.ending()).isEqualTo(result.ending());
      assertThat(inOrder(shuffled, again)).as("seed %d", seed).isEqualTo(inOrder(items, result));
    }
  }

  static GroupLimits limits(GroupCardinality cardinality, Random random) {
    GroupLimits limits =
        GroupLimits.of(cardinality, 2 + random.nextInt(random.nextBoolean() ? 3 : 12));
    if (random.nextInt(3) == 0) {
      limits = limits.within(SumTolerance.fixed(random.nextInt(3), random.nextInt(3)));
    } else if (random.nextInt(3) == 0) {
      limits = limits.within(new TenPercent());
    }
    if (random.nextInt(3) == 0) {
      int from = random.nextInt(4) - 2;
      limits = limits.days(from, from + random.nextInt(4));
    }
    return limits.solutions(1 + random.nextInt(12), 100_000);
  }

  /**
   * A block with repeated rows, zeros, and often amounts of both signs; the one side has larger
   * ones.
   */
  static Items items(GroupCardinality cardinality, int many, Random random) {
    Items items = new Items();
    int range = new int[] {4, 12, 60, 400}[random.nextInt(4)];
    boolean signs = random.nextInt(3) == 0;
    boolean largeLeft = cardinality != GroupCardinality.MANY_TO_ONE;
    double large = random.nextBoolean() ? 0.5 : 0.25;
    for (int i = 0; i < many; i++) {
      boolean isLarge = random.nextDouble() < large;
      boolean right = isLarge != largeLeft;
      if (i > 0 && random.nextInt(4) == 0) {
        int copied = random.nextInt(i);
        add(
            items,
            items.isRight(copied),
            items.amount(copied),
            items.day(copied),
            items.kind(copied));
        continue;
      }
      long amount = 1 + random.nextInt(range) + (isLarge ? random.nextInt(range) : 0);
      amount = random.nextInt(15) == 0 ? 0 : signs && random.nextBoolean() ? -amount : amount;
      add(items, right, amount, random.nextInt(4), random.nextInt(2));
    }
    return items;
  }

  static void add(Items items, boolean right, long amount, int day, long kind) {
    if (right) {
      items.right(amount, day, kind);
    } else {
      items.left(amount, day, kind);
    }
  }

  /** The groups as the oracle writes them. */
  static List<String> texts(Items items, GroupResult result, GroupLimits limits) {
    List<String> texts = new ArrayList<>();
    for (Group group : result.groups()) {
      String text = group.status() + " " + text(items, group.members());
      if (group.status() == GroupResult.Status.SUGGESTED) {
        assertThat(group.counted()).isTrue();
        assertThat(group.alternatives())
            .hasSize((int) Math.min(limits.alternatives(), group.solutions()));
        List<String> all = group.alternatives().stream().map(m -> text(items, m)).sorted().toList();
        text += " by " + (group.solutions() > limits.alternatives() ? group.solutions() : all);
      }
      texts.add(text);
    }
    Collections.sort(texts);
    return texts;
  }

  private static List<String> inOrder(Items items, GroupResult result) {
    return result.groups().stream()
        .map(
            g ->
                g.status()
                    + text(items, g.members())
                    + g.solutions()
                    + g.counted()
                    + g.alternatives().stream().map(m -> text(items, m)).toList())
        .toList();
  }

  private static String text(Items items, Members members) {
    TreeMap<String, Integer> copies = new TreeMap<>();
    for (int i : members.left()) {
      copies.merge(BruteGroups.content(items, i), 1, Integer::sum);
    }
    for (int i : members.right()) {
      copies.merge(BruteGroups.content(items, i), 1, Integer::sum);
    }
    return BruteGroups.text(copies);
  }

  private static void assertNoRowTwice(GroupResult result) {
    Set<Integer> seen = new HashSet<>();
    for (Group group : result.groups()) {
      Set<Integer> rows = new HashSet<>();
      for (int i : group.members().left()) {
        assertThat(seen.add(i)).isTrue();
        rows.add(i);
      }
      for (int i : group.members().right()) {
        assertThat(seen.add(i)).isTrue();
        rows.add(i);
      }
      for (Members alternative : group.alternatives()) {
        for (int i : alternative.left()) {
          assertThat(rows).contains(i);
        }
        for (int i : alternative.right()) {
          assertThat(rows).contains(i);
        }
      }
    }
  }

  /** Ten percent of the left sum to either side. */
  static final class TenPercent implements SumTolerance {
    @Override
    public long below(long leftSum) {
      return Math.abs(leftSum) / 10;
    }

    @Override
    public long above(long leftSum) {
      return Math.abs(leftSum) / 10;
    }
  }
}
