package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Random rules over random tables: three runs, each carrying forward what the ones before left
 * open; or one run without or with decisions. The oracle are identities that hold whatever matches,
 * and the meaning of the rules in plain Java.
 */
class MatchPropertiesTest {

  static final List<Long> SEEDS = LongStream.rangeClosed(1, 16).boxed().toList();

  private static final SparkSession SPARK = MatchTrial.interpreted(1);

  @ParameterizedTest
  @FieldSource("SEEDS")
  void everyIdentityHolds(long seed) {
    RandomMatch match = new RandomMatch(seed);
    switch ((int) (seed % 4)) {
      case 0 -> requireInThreeRuns(match);
      case 1 -> requireWithDecisions(match, seed);
      default -> requireInOneRun(match);
    }
  }

  private static void requireInOneRun(RandomMatch match) {
    LocalDate asOf = RandomMatch.FIRST_DAY;
    RandomMatch.Inputs inputs = match.next(null, asOf);
    MatchTrial.Results results = run(match, inputs, null, List.of(), asOf);
    new MatchIdentities(match, inputs, List.of(), results, asOf).verify();
  }

  /** Each run carries forward what those before it left open. */
  private static void requireInThreeRuns(RandomMatch match) {
    RandomMatch.Inputs inputs = null;
    Dataset<Row> history = null;
    List<Row> before = List.of();
    for (int run = 0; run < 3; run++) {
      LocalDate asOf = RandomMatch.FIRST_DAY.plusDays(4L * run);
      inputs = match.next(inputs, asOf);
      MatchTrial.Results results = run(match, inputs, history, List.of(), asOf);
      new MatchIdentities(match, inputs, before, results, asOf).verify();
      requireThatFirstSeenIsKept(before, results.table("items"));
      before = results.table("open_items");
      Dataset<Row> open = results.dataset("open_items");
      // All that earlier runs have left open, as a table that keeps its history holds it.
      history = history == null ? open : history.union(open);
    }
  }

  private static void requireWithDecisions(RandomMatch match, long seed) {
    LocalDate asOf = RandomMatch.FIRST_DAY;
    RandomMatch.Inputs inputs = match.next(null, asOf);
    List<Row> items =
        new MatchTrial(SPARK, match.yaml(false, false), asOf)
            .items(tables(match, inputs))
            .collectAsList();
    RandomDecisions decisions = RandomDecisions.on(items, seed);
    MatchTrial.Results decided = run(match, inputs, null, decisions.rows(), asOf);
    new MatchIdentities(match, inputs, List.of(), decided, asOf).verify();
    decisions.requireHonoured(decided.table("items"));
  }

  private static MatchTrial.Results run(
      RandomMatch match,
      RandomMatch.Inputs inputs,
      @Nullable Dataset<Row> history,
      List<Row> decisions,
      LocalDate asOf) {
    Map<String, Dataset<Row>> tables = tables(match, inputs);
    if (history != null) {
      tables.put("before", history);
    }
    if (!decisions.isEmpty()) {
      tables.put("decided", SPARK.createDataFrame(decisions, RandomDecisions.COLUMNS));
    }
    return new MatchTrial(SPARK, match.yaml(history != null, !decisions.isEmpty()), asOf)
        .run(tables);
  }

  static Map<String, Dataset<Row>> tables(RandomMatch match, RandomMatch.Inputs inputs) {
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(
        Entry.LEFT,
        SPARK.createDataFrame(
            inputs.left().stream().map(Entry::row).toList(),
            Entry.columns(false, match.leftAmount)));
    tables.put(
        Entry.RIGHT,
        SPARK.createDataFrame(
            inputs.right().stream().map(Entry::row).toList(),
            Entry.columns(true, match.rightAmount)));
    List<Row> holidays = new ArrayList<>();
    RandomRule.HOLIDAYS.forEach(day -> holidays.add(RowFactory.create(Date.valueOf(day))));
    tables.put(
        "holidays",
        SPARK.createDataFrame(holidays, new StructType().add("day", DataTypes.DateType)));
    return tables;
  }

  /** Items are recognized by side and id; where an id is there twice, the two may change places. */
  private static void requireThatFirstSeenIsKept(List<Row> before, List<Row> items) {
    Map<List<Object>, List<Row>> earlier = byId(before);
    Map<List<Object>, List<Row>> now = byId(items);
    earlier.forEach(
        (id, rows) -> {
          List<Row> found = now.getOrDefault(id, List.of());
          if (rows.size() == 1 && found.size() == 1) {
            Row then = rows.get(0);
            Row item = found.get(0);
            assertThat(item.<Object>getAs("first_seen")).isEqualTo(then.getAs("first_seen"));
            assertThat(item.<Object>getAs("previous_amount")).isEqualTo(then.getAs("item_amount"));
            assertThat(item.<String>getAs("origin"))
                .isIn("carried", Entry.of(item).amount() == null ? "again" : origin(then, item));
          } else {
            assertThat(found.stream().filter(row -> !row.getAs("origin").equals("new")).count())
                .isEqualTo(rows.size());
          }
        });
    now.forEach(
        (id, rows) -> {
          if (!earlier.containsKey(id)) {
            assertThat(rows).allMatch(row -> row.getAs("origin").equals("new"));
          }
        });
  }

  private static String origin(Row then, Row now) {
    return List.of("item_amount", "item_account", "item_currency").stream()
            .allMatch(column -> Objects.equals(then.getAs(column), now.getAs(column)))
        ? "again"
        : "restated";
  }

  private static Map<List<Object>, List<Row>> byId(List<Row> rows) {
    Map<List<Object>, List<Row>> byId = new HashMap<>();
    for (Row row : rows) {
      if (row.getAs("item_id") != null) {
        byId.computeIfAbsent(
                List.of(row.getAs("side"), row.getAs("item_id")), unseen -> new ArrayList<>())
            .add(row);
      }
    }
    return byId;
  }
}
