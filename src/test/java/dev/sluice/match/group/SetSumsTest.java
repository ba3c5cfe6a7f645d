package dev.sluice.match.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The three methods, each for itself. Oracle: all subsets of the items. */
class SetSumsTest {

  @Test
  void eachMethodFindsEachSetOnce() {
    SearchMemory memory = new SearchMemory();
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      Items items = new Items();
      int range = new int[] {5, 50, 3_000}[random.nextInt(3)];
      boolean signs = random.nextBoolean();
      int many = 1 + random.nextInt(11);
      for (int i = 0; i < many; i++) {
        long amount = 1 + random.nextInt(range);
        items.left(signs && random.nextBoolean() ? -amount : amount, 0, random.nextInt(2));
      }
      int members = 1 + random.nextInt(many + 1);
      ItemClasses classes = ItemClasses.of(items);
      int[] ids = IntStream.range(0, classes.count).toArray();
      long center = random.nextInt(2 * range) - (signs ? range : 0);
      long low = center - random.nextInt(5);
      long high = center + random.nextInt(5);
      Pool pool = Pool.of(classes, ids, members, low - 3, high + 2);
      Budget budget = new Budget(Long.MAX_VALUE);
      List<String> expected = brute(items, members, low, high);
      List<SetSums> methods = new ArrayList<>();
      if (pool.members > 0 && pool.highest >= low - 3 && pool.lowest <= high + 2) {
        methods.add(new HalfSums(pool, HalfSums.cut(pool), low - 3, high + 2, memory, budget));
        methods.add(new ReachableSums(pool, low - 3, high + 2, memory, budget));
        methods.add(new SmallSets(pool, budget));
      }
      methods.add(new SubsetSums(pool, low - 3, high + 2, 2).open(memory, budget));
      for (SetSums method : methods) {
        assertThat(found(method, pool, low, high))
            .as("seed %d, %s", seed, method.getClass())
            .isEqualTo(expected);
      }
    }
  }

  /** Many classes of small sets are told by their members, not by counts. Oracle: three loops. */
  @Test
  void triplesOfAHundredClasses() {
    Random random = new Random(1);
    Items items = new Items();
    for (int i = 0; i < 100; i++) {
      items.left(1 + random.nextInt(100_000), 0, i);
    }
    ItemClasses classes = ItemClasses.of(items);
    Pool pool = Pool.of(classes, IntStream.range(0, 100).toArray(), 3, 150_000, 150_002);
    List<String> expected = new ArrayList<>();
    long[] a = pool.amounts;
    for (int i = 0; i < a.length; i++) {
      for (int j = i + 1; j < a.length; j++) {
        for (int k = j + 1; k < a.length; k++) {
          long sum = a[i] + a[j] + a[k];
          if (sum >= 150_000 && sum <= 150_002) {
            expected.add(Arrays.toString(sorted(a[i], a[j], a[k])));
          }
        }
        long pair = a[i] + a[j];
        if (pair >= 150_000 && pair <= 150_002) {
          expected.add(Arrays.toString(sorted(a[i], a[j])));
        }
      }
    }
    expected.sort(null);
    assertThat(expected).isNotEmpty();
    SearchMemory memory = new SearchMemory();
    Budget budget = new Budget(Long.MAX_VALUE);
    HalfSums.Cut cut = HalfSums.cut(pool);
    HalfSums halves = new HalfSums(pool, cut, 150_000, 150_002, memory, budget);
    assertThat(amounts(halves, pool)).isEqualTo(expected);
    assertThat(amounts(new SmallSets(pool, budget), pool)).isEqualTo(expected);
  }

  private static List<String> amounts(SetSums sums, Pool pool) {
    List<String> result = new ArrayList<>();
    sums.find(
        150_000,
        150_002,
        (members, size, sum) -> {
          long[] amounts =
              Arrays.stream(members, 0, size).mapToLong(m -> pool.amounts[m]).toArray();
          result.add(Arrays.toString(sorted(amounts)));
          return true;
        });
    result.sort(null);
    return result;
  }

  private static long[] sorted(long... amounts) {
    Arrays.sort(amounts);
    return amounts;
  }

  private static List<String> found(SetSums sums, Pool pool, long low, long high) {
    List<String> result = new ArrayList<>();
    sums.find(
        low,
        high,
        (members, size, sum) -> {
          int[] ids = Arrays.stream(members, 0, size).map(m -> pool.classes[m]).sorted().toArray();
          result.add(sum + Arrays.toString(ids));
          return true;
        });
    result.sort(null);
    return result;
  }

  private static List<String> brute(Items items, int members, long low, long high) {
    ItemClasses classes = ItemClasses.of(items);
    int[] classOf = new int[items.size()];
    for (int c = 0; c < classes.count; c++) {
      for (int n = 0; n < classes.copies[c]; n++) {
        classOf[classes.item(c, n)] = c;
      }
    }
    Set<String> result = new HashSet<>();
    for (int mask = 1; mask < 1 << items.size(); mask++) {
      int bits = mask;
      int[] chosen = IntStream.range(0, items.size()).filter(i -> (bits >> i & 1) == 1).toArray();
      long sum = Arrays.stream(chosen).mapToLong(items::amount).sum();
      if (chosen.length <= members && sum >= low && sum <= high) {
        int[] ids = Arrays.stream(chosen).map(i -> classOf[i]).sorted().toArray();
        result.add(sum + Arrays.toString(ids));
      }
    }
    return result.stream().sorted().toList();
  }
}
