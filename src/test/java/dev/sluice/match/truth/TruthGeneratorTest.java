package dev.sluice.match.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called true is true, and everything that was ordered is in it. */
class TruthGeneratorTest {

  @TempDir Path folder;

  /** Oracle: a matcher that tries every pair and every set, and does not know what was planted. */
  @ParameterizedTest
  @CsvSource({
    "1, 300, false",
    "2, 300, false",
    "3, 300, false",
    "4, 300, false",
    "5, 400, true",
    "6, 300, true",
    "7, 0, false",
    "8, 900, false"
  })
  void aNaiveMatcherFindsExactlyTheTruth(long seed, int rows, boolean isWide) {
    Truth truth = TruthGenerator.generate(seed, new TruthSettings(rows, isWide));

    Verdict verdict = Judge.judge(truth, NaiveMatcher.match(truth));

    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.precision()).isEqualTo(1.0);
    assertThat(verdict.recall()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyPatternIsThere(long seed) {
    Truth truth = TruthGenerator.generate(seed, TruthSettings.ofRows(300));

    assertThat(rules(truth))
        .containsExactlyInAnyOrder(
            "exact",
            "text",
            "tolerance",
            "percent",
            "late",
            "business",
            "similar",
            "batch-out",
            "batch-in",
            "batch-net",
            "baskets",
            "deposits");
    assertThat(types(truth))
        .containsExactlyInAnyOrder(
            "missing-left",
            "missing-right",
            "amount",
            "date",
            "out-of-window",
            "currency",
            "sign",
            "other",
            "duplicate");
    assertThat(truth.planted().keySet().stream().filter(name -> name.startsWith("duplicates")))
        .hasSize(24);
    assertThat(truth.ambiguous()).hasSizeGreaterThanOrEqualTo(2 * (5 + 5));
    assertThat(postings(truth)).anyMatch(p -> p.reference() == null);
    assertThat(postings(truth)).anyMatch(p -> p.amount() == null);
    assertThat(amounts(truth)).anyMatch(amount -> amount.signum() < 0);
    assertThat(amounts(truth)).anyMatch(amount -> amount.signum() == 0);
    assertThat(amounts(truth)).allMatch(amount -> amount.scale() == 2 && amount.precision() <= 18);
    assertThat(truth.left()).hasSizeBetween(300, 320);
  }

  @Test
  void wideAmountsTakeAllDigits() {
    Truth truth = TruthGenerator.generate(21, new TruthSettings(300, true));

    assertThat(amounts(truth)).anyMatch(amount -> amount.precision() == 38);
    assertThat(amounts(truth)).allMatch(amount -> amount.precision() <= 38 && amount.scale() == 2);
    assertThat(amounts(truth).filter(amount -> amount.precision() > 30)).hasSizeGreaterThan(300);
  }

  /** Truth is a partition: every item is matched once or open, and ambiguous ones are open. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void everyItemHasOneFate(long seed) {
    Truth truth = TruthGenerator.generate(seed, TruthSettings.ofRows(250));
    List<ItemId> fates =
        Stream.concat(
                truth.matches().stream()
                    .flatMap(match -> Stream.concat(match.left().stream(), match.right().stream())),
                truth.opens().keySet().stream())
            .toList();

    assertThat(fates).doesNotHaveDuplicates();
    assertThat(fates).containsExactlyInAnyOrderElementsOf(ids(truth));
    assertThat(truth.opens().keySet()).containsAll(truth.ambiguous());
    assertThat(ids(truth)).doesNotHaveDuplicates();
    // An engine that forgets the side of an id must not go unnoticed.
    assertThat(ids(truth).stream().map(ItemId::id).distinct().count())
        .isLessThan(ids(truth).size());
  }

  @Test
  void theSeedDecidesAlone() {
    TruthSettings settings = TruthSettings.ofRows(200);

    assertThat(TruthGenerator.generate(41, settings))
        .isEqualTo(TruthGenerator.generate(41, settings))
        .isNotEqualTo(TruthGenerator.generate(42, settings));
  }

  @Test
  void shufflingChangesTheOrderOnly() {
    Truth truth = TruthGenerator.generate(51, TruthSettings.ofRows(200));
    Truth shuffled = truth.shuffled(new Random(1));

    assertThat(shuffled.left()).isNotEqualTo(truth.left());
    assertThat(shuffled.left()).containsExactlyInAnyOrderElementsOf(truth.left());
    assertThat(shuffled.right()).containsExactlyInAnyOrderElementsOf(truth.right());
    assertThat(Judge.judge(shuffled, truth.result()).differences()).isEmpty();
  }

  @Test
  void writesEveryRowIntoOneOfItsFiles() throws IOException {
    Truth truth = TruthGenerator.generate(61, TruthSettings.ofRows(200));
    truth.write(folder, 3);

    for (Side side : Side.values()) {
      Set<String> lines = new TreeSet<>();
      for (int file = 0; file < 3; file++) {
        List<String> some =
            Files.readAllLines(folder.resolve(side.table() + "/part-" + file + ".csv"));
        assertThat(some.get(0)).isEqualTo(side.header());
        lines.addAll(some.subList(1, some.size()));
      }
      assertThat(lines)
          .isEqualTo(truth.items(side).stream().map(Item::csv).collect(Collectors.toSet()));
    }
    assertThat(Files.readAllLines(folder.resolve("accounts.csv")))
        .contains(
            "account,card_account,pool_account",
            "CARD-1,CARD-1,",
            "POOL-00001,,POOL-00001",
            "1000,,");
    assertThat(Files.readAllLines(folder.resolve("holidays.csv")))
        .startsWith("day")
        .hasSize(2 + truth.calendar().holidays().size());
  }

  private static Set<String> rules(Truth truth) {
    return truth.matches().stream().map(ExpectedMatch::rule).collect(Collectors.toSet());
  }

  /** Types of which an item has to have just this one. */
  private static Set<String> types(Truth truth) {
    return truth.opens().values().stream()
        .filter(open -> open.types().size() == 1)
        .flatMap(open -> open.types().stream())
        .collect(Collectors.toSet());
  }

  private static Stream<Posting> postings(Truth truth) {
    return Stream.concat(truth.left().stream(), truth.right().stream()).map(Item::posting);
  }

  private static Stream<BigDecimal> amounts(Truth truth) {
    return postings(truth).flatMap(posting -> Stream.ofNullable(posting.amount()));
  }

  private static List<ItemId> ids(Truth truth) {
    return Stream.concat(truth.left().stream(), truth.right().stream()).map(Item::id).toList();
  }
}
