package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties walks the other table from its first row on, as Excel does. */
class VlookupTest {

  private static final String OPTIONS = LookupTrial.OPTIONS;

  private static final String KEYS = "key: account\nmatch-column: account\n";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void theFirstEqualKeyCounts(long seed) {
    LookupTrial.holds(
        Vlookup.TYPE,
        seed,
        OPTIONS + KEYS,
        (line, others) ->
            line.account() == null
                ? null
                : first(
                    others,
                    other ->
                        LookupTrial.folded(line.account())
                            .equals(LookupTrial.folded(other.account()))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 4, 5})
  void theLargestKeyThatIsNotLargerCountsAndOfEqualOnesTheLast(long seed) {
    LookupTrial.holds(
        Vlookup.TYPE,
        seed,
        OPTIONS + "key: amount\nmatch-column: amount\nmatch: approximate\n",
        (line, others) -> {
          Line best = null;
          for (Line other : others) {
            if (isNotLarger(other.amount(), line.amount())
                && (best == null || isNotLarger(best.amount(), other.amount()))) {
              best = other;
            }
          }
          return best;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 4, 5})
  void theFirstTextThatFitsAPatternCounts(long seed) {
    LookupTrial.holds(
        Vlookup.TYPE,
        seed,
        OPTIONS + "key: '=\"*\"&RIGHT([@account],1)'\nmatch-column: account\nmatch: wildcard\n",
        (line, others) -> {
          String end =
              LookupTrial.folded(lastCharacter(line.account() == null ? "" : line.account()));
          return first(
              others,
              other ->
                  other.account() != null && LookupTrial.folded(other.account()).endsWith(end));
        });
  }

  private static String lastCharacter(String text) {
    return text.isEmpty() ? "" : text.substring(text.offsetByCodePoints(text.length(), -1));
  }

  private static boolean isNotLarger(@Nullable BigDecimal left, @Nullable BigDecimal right) {
    return left != null && right != null && left.compareTo(right) <= 0;
  }

  private static @Nullable Line first(List<Line> others, Function<Line, Boolean> fits) {
    return others.stream().filter(fits::apply).findFirst().orElse(null);
  }

  @Test
  void aRowStaysOneRowAndKeepsItsPlaceInTheSource() {
    Step step = new WrittenStep(Vlookup.TYPE, OPTIONS + KEYS).step();
    StepResult.Made made =
        Objects.requireNonNull(
            step.apply(
                    new Tables(
                        Map.of(
                            "bank", Line.dataset(Line.table(5), 2, 5),
                            "ledger", Line.dataset(Line.table(6), 2, 6)),
                        Trial.AS_OF))
                .tables()
                .get("bank"));
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    assertThat(made.rows().columns())
        .contains(HiddenColumns.ROW_ORDER)
        .filteredOn(HiddenColumns::isHidden)
        .containsExactly(HiddenColumns.ROW_ORDER);
  }
}
