package dev.sluice.operation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties walks the other table from one end to the other, as Excel does. */
class XlookupTest {

  private static final String OPTIONS = LookupTrial.OPTIONS;
  private static final String ACCOUNT = "key: account\nmatch-column: account\n";
  private static final String AMOUNT = "key: amount\nmatch-column: amount\n";
  private static final String LAST = "search: last\n";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void theLastEqualKeyCounts(long seed) {
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + ACCOUNT + LAST,
        (line, others) ->
            last(others, other -> LookupTrial.equal(line.account(), other.account())));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 3, 4, 5})
  void severalKeysMustAllBeEqual(long seed) {
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + "keys: {account: account, currency: currency}\n",
        (line, others) -> first(others, other -> pairs(line, other)));
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + "keys: {account: account, currency: currency}\n" + LAST,
        (line, others) -> last(others, other -> pairs(line, other)));
  }

  private static boolean pairs(Line line, Line other) {
    return LookupTrial.equal(line.account(), other.account())
        && LookupTrial.equal(line.currency(), other.currency());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 3, 5})
  void theNearestKeyOnASideCounts(long seed) {
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + AMOUNT + "match: next-larger\n",
        (line, others) -> {
          BigDecimal nearest =
              others.stream()
                  .map(Line::amount)
                  .filter(amount -> isNotLarger(line.amount(), amount))
                  .reduce((one, two) -> isNotLarger(one, two) ? one : two)
                  .orElse(null);
          return first(others, other -> nearest != null && nearest.equals(other.amount()));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 4, 5})
  void ofEqualNearestKeysTheFirstOrLastCountsAsAsked(long seed) {
    String smaller = "key: account\nmatch-column: currency\nmatch: next-smaller\n";
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + smaller,
        (line, others) -> first(others, other -> isNearestSmaller(line, other, others)));
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS + smaller + LAST,
        (line, others) -> last(others, other -> isNearestSmaller(line, other, others)));
  }

  /** Texts have the order of their code points here; none is outside the first plane. */
  private static boolean isNearestSmaller(Line line, Line other, List<Line> others) {
    if (line.account() == null || other.currency() == null) {
      return false;
    }
    String key = LookupTrial.folded(line.account());
    String found = LookupTrial.folded(other.currency());
    return found.compareTo(key) <= 0
        && others.stream()
            .filter(rival -> rival.currency() != null)
            .map(rival -> LookupTrial.folded(rival.currency()))
            .noneMatch(rival -> rival.compareTo(key) <= 0 && rival.compareTo(found) > 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 5})
  void theLastTextThatFitsAPatternCounts(long seed) {
    LookupTrial.holds(
        Xlookup.TYPE,
        seed,
        OPTIONS
            + "key: '=\"*\"&RIGHT([@currency],1)'\nmatch-column: currency\nmatch: wildcard\n"
            + LAST,
        (line, others) -> {
          String text = LookupTrial.folded(line.currency() == null ? "" : line.currency());
          String end = text.isEmpty() ? "" : text.substring(text.length() - 1);
          return last(
              others,
              other ->
                  other.currency() != null && LookupTrial.folded(other.currency()).endsWith(end));
        });
  }

  @Test
  void theLastOfATableWithoutOrderDoesNotDependOnPartitions() {
    LookupTrial.isTheSameInAnyPartitions(Xlookup.TYPE, OPTIONS + ACCOUNT + LAST);
  }

  private static boolean isNotLarger(@Nullable BigDecimal left, @Nullable BigDecimal right) {
    return left != null && right != null && left.compareTo(right) <= 0;
  }

  private static @Nullable Line first(List<Line> others, Predicate<Line> fits) {
    return others.stream().filter(fits).findFirst().orElse(null);
  }

  private static @Nullable Line last(List<Line> others, Predicate<Line> fits) {
    return others.stream().filter(fits).reduce((one, two) -> two).orElse(null);
  }
}
