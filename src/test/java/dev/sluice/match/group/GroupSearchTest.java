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

  @Test
  void exactSetsStayMatchedWhenThoseWithinTheToleranceAreTooMany() {
    Items items = new Items().left(7_000, 1, 1).left(3_000, 1, 2).right(6_000, 1, 3);
    items.right(4_000, 1, 4).left(101, 1, 5);
    for (int i = 1; i < 7; i++) {
      items.right(10L * i, 1, 10 + i);
    }
    GroupLimits limits =
        GroupLimits.of(GroupCardinality.MANY_TO_MANY, 6)
            .within(SumTolerance.fixed(2, 2))
            .solutions(2, 2);
    GroupResult result = search.find(items, limits);
    assertThat(result.groups()).hasSize(2);
    assertThat(texts(result).get(0)).isEqualTo("MATCHED [0, 1] [2, 3] []");
    assertThat(result.groups().get(1).counted()).isFalse();
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
