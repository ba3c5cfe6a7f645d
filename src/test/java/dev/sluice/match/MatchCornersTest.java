package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Corners of what the page on matching promises; the oracle is by hand. */
class MatchCornersTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);
  private static final SparkSession SPARK = MatchTrial.interpreted(1);

  @Test
  void whatHasClearedIsNotCarriedFromADateBeforeThat() {
    Map<String, Dataset<Row>> onlyLeft = tables(List.of(entry(false, "B1", "R", "5")), List.of());
    Dataset<Row> monday = run(yaml(false, false), onlyLeft, MONDAY).dataset("items");
    assertThat(monday.count()).isEqualTo(1);
    Map<String, Dataset<Row>> both = tables(List.of(), List.of(entry(true, "L1", "R", "5")));
    both.put("before", monday);
    Dataset<Row> tuesday = run(yaml(true, false), both, MONDAY.plusDays(1)).dataset("items");
    assertThat(tuesday.filter("bucket = 'open' or bucket = 'carried'").count()).isZero();
    Map<String, Dataset<Row>> nothing = tables(List.of(), List.of());
    nothing.put("before", monday.union(tuesday));
    assertThat(run(yaml(true, false), nothing, MONDAY.plusDays(2)).table("items")).isEmpty();
  }

  @Test
  void differencesOfBreaksAddUpWhereAnAmountIsBlank() {
    Map<String, Dataset<Row>> tables =
        tables(List.of(entry(false, "B1", "R", null)), List.of(entry(true, "L1", "R", "5")));
    List<Row> breaks = run(yaml(false, false), tables, MONDAY).table("breaks");
    assertThat(breaks).hasSize(1);
    assertThat(breaks.get(0).<BigDecimal>getAs("difference")).isEqualByComparingTo("5");
  }

  @Test
  void aDecidedMatchIsNotMadeWithoutAnItemThatIsInAnotherOne() {
    Map<String, Dataset<Row>> tables =
        tables(
            List.of(entry(false, "B1", "R1", "5"), entry(false, "B2", "R2", "7")),
            List.of(entry(true, "L1", "R3", "12"), entry(true, "L2", "R4", "9")));
    List<Row> decisions =
        List.of(
            decided(Entry.LEFT, "B1", "g1"),
            decided(Entry.RIGHT, "L2", "g1"),
            decided(Entry.LEFT, "B1", "g2"),
            decided(Entry.LEFT, "B2", "g2"),
            decided(Entry.RIGHT, "L1", "g2"));
    tables.put("decided", SPARK.createDataFrame(decisions, RandomDecisions.COLUMNS));
    assertThat(run(yaml(false, true), tables, MONDAY).table("items"))
        .filteredOn(row -> List.of("B2", "L1").contains(row.<String>getAs("item_id")))
        .noneMatch(row -> row.getAs("bucket").equals("confirmed"));
  }

  private static MatchTrial.Results run(
      String yaml, Map<String, Dataset<Row>> tables, LocalDate asOf) {
    return new MatchTrial(SPARK, yaml, asOf).run(tables);
  }

  private static String yaml(boolean hasPrevious, boolean hasDecisions) {
    return "left: bank\nright: ledger\nid: {left: txn_id, right: entry_id}\namount: amount\n"
        + (hasPrevious ? "previous: before\n" : "")
        + (hasDecisions ? "decisions: decided\n" : "")
        + "rules: [{name: exact, keys: [reference]}]\n";
  }

  private static Map<String, Dataset<Row>> tables(List<Entry> left, List<Entry> right) {
    return new HashMap<>(
        MatchPropertiesTest.tables(new RandomMatch(1), new RandomMatch.Inputs(left, right)));
  }

  private static Entry entry(boolean right, String id, String reference, @Nullable String amount) {
    BigDecimal exact = amount == null ? null : new BigDecimal(amount);
    return new Entry(right, id, exact, MONDAY, "CHF", "A1", reference, null, null);
  }

  private static Row decided(String side, String id, String group) {
    return RowFactory.create("match", side, id, group, null, null);
  }
}
