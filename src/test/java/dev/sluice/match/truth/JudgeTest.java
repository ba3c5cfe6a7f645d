package dev.sluice.match.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge accepts the truth, in all its shapes, and nothing that differs in a single item. */
class JudgeTest {

  private static final Set<String> PAIR_BUCKETS = Set.of("matched", "within-tolerance");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void acceptsTheTruth(long seed) {
    Truth truth = truth(seed);

    Verdict verdict = Judge.judge(truth, truth.result());

    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.precision()).isEqualTo(1.0);
    assertThat(verdict.recall()).isEqualTo(1.0);
  }

  @Test
  void acceptsSuggestionsOfAmbiguousItems() {
    Truth truth = truth(6);
    List<ResultRow> rows =
        truth.result().stream()
            .map(
                row ->
                    truth.ambiguous().contains(row.item())
                        ? changed(row, "S1", "baskets", "suggested", "suggested", null)
                        : row)
            .toList();

    assertThat(Judge.judge(truth, rows).differences()).isEmpty();
  }

  /** Two rows that look alike change places: one was matched, the other was not. */
  @Test
  void acceptsAnyOfThoseThatLookAlike() {
    Truth truth = truth(7);
    int swapped = 0;
    for (ItemId open : truth.opens().keySet()) {
      for (ExpectedMatch match : truth.matches()) {
        for (ItemId matched : match.left()) {
          if (truth.kind(matched).equals(truth.kind(open)) && swapped++ < 20) {
            assertThat(Judge.judge(truth, swap(truth.result(), matched, open)).differences())
                .isEmpty();
          }
        }
      }
    }
    assertThat(swapped).isPositive();
  }

  /** Every item of a truth, spoiled in every way that leaves all others as they are. */
  @Test
  void rejectsEveryItemThatIsNotAsItMustBe() {
    Truth truth = truth(8);
    List<ResultRow> rows = truth.result();
    for (int i = 0; i < rows.size(); i++) {
      for (Map.Entry<String, List<ResultRow>> spoiled : mutations(truth, rows, i).entrySet()) {
        List<ResultRow> others = new ArrayList<>(rows);
        others.remove(i);
        others.addAll(spoiled.getValue());
        assertThat(Judge.judge(truth, others).differences())
            .as("%s of %s", spoiled.getKey(), rows.get(i))
            .isNotEmpty();
      }
    }
  }

  @Test
  void countsWhatIsRightAndWhatWasFound() {
    Truth truth = truth(9);
    ExpectedMatch first = truth.matches().get(0);
    List<ResultRow> rows = new ArrayList<>();
    for (ResultRow row : truth.result()) {
      boolean isLost = first.left().contains(row.item()) || first.right().contains(row.item());
      rows.add(isLost ? changed(row, null, null, "open", "other", null) : row);
    }
    double all = truth.matches().size();

    Verdict verdict = Judge.judge(truth, rows);

    assertThat(verdict.precision()).isEqualTo(1.0);
    assertThat(verdict.recall()).isEqualTo((all - 1) / all);
    assertThat(verdict.differences())
        .anyMatch(line -> line.contains("expected " + first.rule()) && line.contains("no match"));
  }

  @Test
  void aWrongMatchCostsPrecision() {
    Truth truth = truth(10);
    List<ResultRow> rows =
        truth.result().stream()
            .map(
                row ->
                    truth.ambiguous().contains(row.item())
                        ? changed(row, "X", "baskets", "matched-in-group", null, null)
                        : row)
            .toList();
    double all = truth.matches().size();

    Verdict verdict = Judge.judge(truth, rows);

    assertThat(verdict.precision()).isEqualTo(all / (all + 1));
    assertThat(verdict.recall()).isEqualTo(1.0);
    assertThat(verdict.differences().stream().filter(line -> line.contains("is ambiguous")))
        .hasSize(truth.ambiguous().size());
  }

  private static Map<String, List<ResultRow>> mutations(Truth truth, List<ResultRow> rows, int i) {
    ResultRow row = rows.get(i);
    Map<String, List<ResultRow>> all = new LinkedHashMap<>();
    all.put("loss", List.of());
    all.put("doubling", List.of(row, row));
    all.put("other id", List.of(withId(row, "nobody")));
    if (row.isMatched()) {
      all.put("opening", List.of(changed(row, null, null, "open", "other", null)));
      all.put("suggestion", List.of(bucket(row, "suggested")));
      all.put("other bucket", List.of(bucket(row, otherBucket(row))));
      all.put(
          "other rule",
          List.of(changed(row, row.matchId(), "x", row.bucket(), null, row.partnerId())));
      all.put("own match", List.of(changed(row, "new", row.rule(), row.bucket(), null, null)));
      all.put(
          "someone else's match",
          List.of(changed(row, someoneElse(rows, row), row.rule(), row.bucket(), null, null)));
      all.put(
          "break type",
          List.of(
              changed(row, row.matchId(), row.rule(), row.bucket(), "amount", row.partnerId())));
      if (PAIR_BUCKETS.contains(row.bucket())) {
        all.put(
            "no partner",
            List.of(changed(row, row.matchId(), row.rule(), row.bucket(), null, null)));
      }
    } else {
      all.put("match", List.of(changed(row, "new", "exact", "matched", null, null)));
      all.put(
          "someone else's match",
          List.of(changed(row, rows.get(0).matchId(), "exact", "matched", null, null)));
      all.put("match id", List.of(changed(row, "new", null, "open", row.breakType(), null)));
      all.put("other bucket", List.of(bucket(row, "carried")));
      all.put("no type", List.of(changed(row, null, null, "open", null, row.partnerId())));
      all.putAll(otherBreaks(truth, row));
    }
    return all;
  }

  private static Map<String, List<ResultRow>> otherBreaks(Truth truth, ResultRow row) {
    Map<String, List<ResultRow>> all = new LinkedHashMap<>();
    ExpectedOpen open = truth.opens().get(row.item());
    if (open == null || open.types().isEmpty()) {
      return all;
    }
    for (String type :
        List.of(
            "missing-left",
            "missing-right",
            "amount",
            "date",
            "out-of-window",
            "currency",
            "sign",
            "other",
            "duplicate",
            "suggested")) {
      if (!open.types().contains(type)) {
        all.put(type, List.of(changed(row, null, null, "open", type, row.partnerId())));
      }
    }
    if (!open.types().contains("duplicate")) {
      all.put(
          "other partner", List.of(changed(row, null, null, "open", row.breakType(), "nobody")));
    }
    if (open.partner() != null) {
      all.put("no partner", List.of(changed(row, null, null, "open", row.breakType(), null)));
    }
    return all;
  }

  private static String otherBucket(ResultRow row) {
    return row.bucket().equals("matched") ? "within-tolerance" : "matched";
  }

  private static @Nullable String someoneElse(List<ResultRow> rows, ResultRow row) {
    return rows.stream()
        .map(ResultRow::matchId)
        .filter(id -> id != null && !id.equals(row.matchId()))
        .findFirst()
        .orElseThrow();
  }

  private static List<ResultRow> swap(List<ResultRow> rows, ItemId one, ItemId other) {
    List<ResultRow> swapped = new ArrayList<>();
    for (ResultRow row : rows) {
      ItemId item = row.item().equals(one) ? other : row.item().equals(other) ? one : row.item();
      ResultRow moved = withId(row, item.id());
      boolean isBeside = one.equals(row.partner());
      swapped.add(
          isBeside
              ? changed(moved, row.matchId(), row.rule(), row.bucket(), row.breakType(), other.id())
              : moved);
    }
    return swapped;
  }

  private static ResultRow bucket(ResultRow row, String bucket) {
    return changed(row, row.matchId(), row.rule(), bucket, row.breakType(), row.partnerId());
  }

  private static ResultRow withId(ResultRow row, String id) {
    return new ResultRow(
        row.side(), id, row.matchId(), row.rule(), row.bucket(), row.breakType(), row.partnerId());
  }

  private static ResultRow changed(
      ResultRow row,
      @Nullable String matchId,
      @Nullable String rule,
      String bucket,
      @Nullable String breakType,
      @Nullable String partnerId) {
    return new ResultRow(row.side(), row.id(), matchId, rule, bucket, breakType, partnerId);
  }

  private static Truth truth(long seed) {
    return TruthGenerator.generate(seed, TruthSettings.ofRows(0));
  }
}
