package dev.sluice.match.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.match.group.GroupResult.Ending;
import dev.sluice.match.group.GroupResult.Group;
import dev.sluice.match.group.GroupResult.Members;
import dev.sluice.match.group.GroupResult.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user relies on, by hand; large blocks with planted or independently computed solutions.
 */
class GroupSearchTest {

  private static final GroupLimits ONE_TO_MANY = GroupLimits.of(GroupCardinality.ONE_TO_MANY, 6);

  private final GroupSearch search = new GroupSearch();

  @Test
  void identicalTargetsWithEnoughCopiesAreAllMatched() {
    Items items = new Items().left(100, 1, 1).left(100, 1, 1);
    items.right(60, 1, 2).right(40, 1, 3).right(60, 1, 2).right(40, 1, 3);
    assertThat(texts(search.find(items, ONE_TO_MANY)))
        .containsExactly("MATCHED [0] [2, 3] []", "MATCHED [1] [4, 5] []");
  }

  @Test
  void identicalTargetsWithTooFewCopiesAreServedInTurn() {
    Items items = new Items().left(100, 1, 1).left(100, 1, 1).right(60, 1, 2).right(40, 1, 3);
    assertThat(texts(search.find(items, ONE_TO_MANY))).containsExactly("MATCHED [0] [2, 3] []");
  }

  @Test
  void targetsThatDifferAndCompeteAreOneSuggestion() {
    Items items = new Items().left(100, 1, 1).left(100, 1, 9).right(60, 1, 2).right(40, 1, 3);
    assertThat(texts(search.find(items, ONE_TO_MANY)))
        .containsExactly("SUGGESTED [0, 1] [2, 3] [[0] [2, 3], [1] [2, 3]]");
  }

  @Test
  void aRowThatExistsOftenEnoughForAllIsNoConflict() {
    Items items = new Items().left(100, 1, 1).left(90, 1, 1);
    items.right(60, 1, 2).right(40, 1, 3).right(30, 1, 4).right(60, 1, 2);
    assertThat(texts(search.find(items, ONE_TO_MANY)))
        .containsExactlyInAnyOrder("MATCHED [0] [3, 5] []", "MATCHED [1] [2, 4] []");
  }

  @Test
  void twoSolutionsAreASuggestionThatListsBoth() {
    Items items = new Items().left(100, 1, 1);
    items.right(60, 1, 2).right(40, 1, 3).right(70, 1, 4).right(20, 1, 5).right(10, 1, 6);
    assertThat(texts(search.find(items, ONE_TO_MANY)))
        .containsExactly("SUGGESTED [0] [1, 2, 3, 4, 5] [[0] [1, 2], [0] [3, 4, 5]]");
  }

  @Test
  void anExactSolutionGoesBeforeThoseWithinTheTolerance() {
    Items items = new Items().left(100, 1, 1);
    items.right(60, 1, 2).right(40, 1, 3).right(39, 1, 4);
    GroupLimits limits = ONE_TO_MANY.within(SumTolerance.fixed(2, 2));
    assertThat(texts(search.find(items, limits))).containsExactly("MATCHED [0] [1, 2] []");
  }

  @Test
  void setsThatCanBeSplitAreNoGroup() {
    Items items = new Items().left(70, 1, 1).left(30, 1, 2).left(55, 1, 3);
    items.right(60, 1, 4).right(40, 1, 5).right(50, 1, 6).right(5, 1, 7);
    GroupLimits limits = GroupLimits.of(GroupCardinality.MANY_TO_MANY, 6);
    assertThat(texts(search.find(items, limits)))
        .containsExactlyInAnyOrder("MATCHED [0, 1] [3, 4] []", "MATCHED [2] [5, 6] []");
  }

  @Test
  void moreSolutionsThanAreCountedTieUpWhateverCouldBeUsed() {
    Items items = new Items().left(10, 1, 1).left(1_007, 1, 2);
    for (int i = 1; i < 10; i++) {
      items.right(i, 1, i);
    }
    items.right(1_000, 1, 77);
    items.right(7, 1, 78);
    GroupResult result = search.find(items, ONE_TO_MANY.solutions(2, 3));
    assertThat(result.groups()).hasSize(1);
    Group group = result.groups().get(0);
    assertThat(group.status()).isEqualTo(Status.SUGGESTED);
    assertThat(group.counted()).isFalse();
    assertThat(group.alternatives()).hasSize(2);
    assertThat(group.members().left()).containsExactly(0, 1);
  }

  /** Identity: what is found sums to the target; of twelve digits only the planted set does. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 9, 12})
  void aPlantedSumOfTwentyOfFortyItemsIsFoundWithinTheUsualBudget(int digits) {
    Random random = new Random(digits);
    long range = (long) Math.pow(10, digits);
    Items items = new Items();
    long sum = 0;
    int[] planted = new int[20];
    for (int i = 0; i < 40; i++) {
      long amount = 1 + (random.nextLong() >>> 1) % range;
      items.right(amount, 1, i);
      if (i % 2 == 0) {
        planted[i / 2] = i;
        sum += amount;
      }
    }
    items.left(sum, 1, 0);
    GroupResult result = search.find(items, GroupLimits.of(GroupCardinality.ONE_TO_MANY, 40));
    assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(result.groups()).hasSize(1);
    Group group = result.groups().get(0);
    for (Members set : group.alternatives()) {
      assertThat(Arrays.stream(set.right()).mapToLong(items::amount).sum()).isEqualTo(sum);
    }
    if (digits == 12) {
      assertThat(texts(result)).containsExactly("MATCHED [40] " + Arrays.toString(planted) + " []");
    } else {
      assertThat(group.alternatives()).hasSize(5);
    }
  }

  @Test
  void triplesOfHundredsOfItems() {
    Random random = new Random(5);
    Items items = new Items();
    long[] amounts = new long[300];
    for (int i = 0; i < 300; i++) {
      amounts[i] = (random.nextLong() >>> 1) % 1_000_000_000_000L + 1;
      items.right(amounts[i], 1, i);
    }
    for (int i = 0; i < 100; i++) {
      items.left(amounts[3 * i] + amounts[3 * i + 1] + amounts[3 * i + 2], 1, i);
    }
    GroupResult result = search.find(items, GroupLimits.of(GroupCardinality.ONE_TO_MANY, 3));
    assertThat(result.groups()).hasSize(100).allMatch(g -> g.status() == Status.MATCHED);
    assertThat(result.groups()).allMatch(g -> g.members().right()[0] % 3 == 0);
  }

  /** One small side and one too large to list. Oracle: all 2^22 sums of the large side. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void setsOfAFewAgainstSetsOfMany(int seed) {
    Random random = new Random(seed);
    boolean leftIsLarge = seed % 2 == 0;
    Items items = new Items();
    long[] large = new long[22];
    for (int i = 0; i < 22; i++) {
      large[i] = 100_000 + random.nextInt(seed < 3 ? 900_000 : 90_000_000);
      GroupSearchOracleTest.add(items, !leftIsLarge, large[i], 1, i);
    }
    long[] small = {random.nextInt(1_000_000), 0};
    small[1] = large[1] + large[4] + large[9] + large[12] + 3 - small[0];
    GroupSearchOracleTest.add(items, leftIsLarge, small[0], 1, 1);
    GroupSearchOracleTest.add(items, leftIsLarge, small[1], 1, 2);
    int expected = 0;
    long[] sums = new long[1 << 22];
    for (int mask = 1; mask < sums.length; mask++) {
      sums[mask] = sums[mask & (mask - 1)] + large[Integer.numberOfTrailingZeros(mask)];
      for (int s = 1; s < 4; s++) {
        long sum = (s & 1) * small[0] + (s >> 1) * small[1];
        if (Math.abs(sums[mask] - sum) <= 3 && cannotBeSplit(sums, mask, s, small)) {
          expected++;
        }
      }
    }
    GroupLimits limits =
        GroupLimits.of(GroupCardinality.MANY_TO_MANY, 22)
            .within(SumTolerance.fixed(3, 3))
            .steps(1L << 32);
    GroupResult result = search.find(items, limits);
    assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(expected).isPositive();
    assertThat(result.groups().stream().mapToLong(Group::solutions).sum()).isEqualTo(expected);
  }

  private static boolean cannotBeSplit(long[] sums, int mask, int s, long[] small) {
    for (int x = s; x > 0; x = (x - 1) & s) {
      long sum = (x & 1) * small[0] + (x >> 1) * small[1];
      for (int y = mask; y > 0; y = (y - 1) & mask) {
        if ((x != s || y != mask) && Math.abs(sums[y] - sum) <= 3) {
          return false;
        }
      }
    }
    return true;
  }

  @ParameterizedTest
  @EnumSource(GroupCardinality.class)
  void aBudgetThatRunsOutGivesNothing(GroupCardinality cardinality) {
    Items items = new Items();
    for (int i = 0; i < 12; i++) {
      items.left(1_000_000L + i * i * 7_919L, 1, i).right(500_000L + i * i * 104_729L, 1, i);
    }
    items.left(500_000L + 604_729L, 1, 99);
    GroupLimits limits = GroupLimits.of(cardinality, 6);
    long needed = search.find(items, limits).steps();
    assertThat(search.find(items, limits.steps(needed)).ending()).isEqualTo(Ending.COMPLETE);
    for (long steps = 0; steps < needed; steps += 1 + needed / 50) {
      GroupResult result = search.find(items, limits.steps(steps));
      assertThat(result.ending()).isEqualTo(Ending.BUDGET);
      assertThat(result.groups()).isEmpty();
      assertThat(result.exhausted()).isTrue();
    }
  }

  @Test
  void whatFitsIntoNoMemoryIsSaidToBeSo() {
    Items items = new Items().left(30_000_000_000_000L, 1, 1);
    Random random = new Random(1);
    for (int i = 0; i < 120; i++) {
      items.right((random.nextLong() >>> 1) % 1_000_000_000_000L + 1, 1, i);
    }
    GroupLimits limits = GroupLimits.of(GroupCardinality.ONE_TO_MANY, 120).steps(Long.MAX_VALUE);
    assertThat(search.find(items, limits).ending()).isEqualTo(Ending.MEMORY);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 20})
  void sumsThatCouldOverflowAreGivenUp(long amount) {
    Items items = new Items().left(amount, 1, 1).right(amount / 2, 1, 2).right(amount / 2, 1, 3);
    GroupResult result = search.find(items, ONE_TO_MANY);
    assertThat(result.ending()).isEqualTo(Ending.OVERFLOW);
    assertThat(result.groups()).isEmpty();
  }

  @Test
  void atTheEdgeOfWhatIsSafeEverythingIsExact() {
    long half = (Long.MAX_VALUE >> 4) / 4 - 1;
    Items items = new Items().left(2 * half - 1, 1, 1).right(half, 1, 2).right(half - 1, 1, 3);
    items.left(-5, 1, 4);
    for (GroupCardinality cardinality : GroupCardinality.values()) {
      GroupLimits limits =
          GroupLimits.of(cardinality, 6)
              .within(SumTolerance.fixed(Long.MAX_VALUE, Long.MAX_VALUE))
              .days(Integer.MIN_VALUE, 0);
      assertThat(search.find(items, limits).ending()).isEqualTo(Ending.COMPLETE);
    }
    assertThat(texts(search.find(items, ONE_TO_MANY))).containsExactly("MATCHED [0] [1, 2] []");
  }

  @Test
  void theWindowHoldsForEveryPair() {
    Items items = new Items().left(100, 10, 1).right(60, 9, 2).right(40, 13, 3);
    assertThat(search.find(items, ONE_TO_MANY.days(-1, 3)).groups()).hasSize(1);
    assertThat(search.find(items, ONE_TO_MANY.days(-1, 2)).groups()).isEmpty();
    assertThat(search.find(items, ONE_TO_MANY.days(0, 3)).groups()).isEmpty();
  }

  @Test
  void emptyBlocksAndBlocksOfOneSideHaveNoGroups() {
    for (GroupCardinality cardinality : GroupCardinality.values()) {
      GroupLimits limits = GroupLimits.of(cardinality, 6).days(0, 1);
      assertThat(search.find(new Items(), limits).groups()).isEmpty();
      assertThat(search.find(new Items().left(5, 1, 1), limits).groups()).isEmpty();
      assertThat(search.find(new Items().right(5, 1, 1), limits).groups()).isEmpty();
    }
  }

  @Test
  void limitsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> GroupLimits.of(GroupCardinality.ONE_TO_MANY, 1))
        .hasMessageContaining("members");
    assertThatThrownBy(() -> ONE_TO_MANY.days(2, 1)).hasMessageContaining("window");
    assertThatThrownBy(() -> ONE_TO_MANY.solutions(0, 1)).hasMessageContaining("solution");
    Items items = new Items().left(2, 1, 1).right(1, 1, 1);
    GroupLimits negative = ONE_TO_MANY.within(SumTolerance.fixed(-1, 0));
    assertThatThrownBy(() -> search.find(items, negative)).hasMessageContaining("negative");
  }

  private static List<String> texts(GroupResult result) {
    return result.groups().stream()
        .map(
            g ->
                g.status()
                    + " "
                    + text(g.members())
                    + " "
                    + g.alternatives().stream().map(GroupSearchTest::text).toList())
        .toList();
  }

  private static String text(Members members) {
    return Arrays.toString(members.left()) + " " + Arrays.toString(members.right());
  }
}
