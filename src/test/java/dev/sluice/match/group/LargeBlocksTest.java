package dev.sluice.match.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.match.group.GroupResult.Ending;
import dev.sluice.match.group.GroupResult.Group;
import dev.sluice.match.group.GroupResult.Members;
import dev.sluice.match.group.GroupResult.Status;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks too large to try everything. Oracle: planted solutions, identities, all sums of one side.
 */
class LargeBlocksTest {

  private final GroupSearch search = new GroupSearch();

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
      assertThat(group.status()).isEqualTo(Status.MATCHED);
      assertThat(group.members().right()).isEqualTo(planted);
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
}
