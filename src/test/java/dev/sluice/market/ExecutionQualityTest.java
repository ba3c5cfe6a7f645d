package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is {@link QualityReference}, plain Java from the definitions. */
class ExecutionQualityTest {

  private static final String OPTIONS =
      """
      table: fills
      by: [symbol]
      order: order_id
      side: side
      order-type: order_type
      time-in-force: tif
      limit-price: limit_price
      shares: shares
      cancelled-shares: cancelled
      received: received_at
      bid: bid
      ask: ask
      executed: executed_at
      executed-shares: executed_shares
      executed-price: price
      away: away
      midpoints-after: {1s: mid_1s, 5min: mid_5min}
      """;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyStatisticIsWhatItsDefinitionSays(long seed) {
    List<OrderFill> fills = OrderFill.table(seed);
    QualityReference reference = new QualityReference(fills);
    Map<String, Map<String, Object>> expected = reference.statistics();
    int[] all = {1, 2, 7};
    for (int partitions : seed >= 5 ? all : new int[] {all[(int) seed % all.length]}) {
      StepResult.Made made = made(dataset(fills, partitions, seed));
      assertThat(made.flow()).isEqualTo(new Flow.Folds("fills"));
      long folded = 0;
      Map<String, Long> dropped = new TreeMap<>();
      List<String> groups = new ArrayList<>();
      for (Row row : made.rows().collectAsList()) {
        long count = row.<Long>getAs(ControlColumns.FOLDED);
        folded += count;
        String drop = row.getAs(ControlColumns.DROP);
        if (drop != null) {
          assertThat(made.dropReasons()).contains(drop);
          dropped.put(row.getAs("symbol") + ": " + drop, count);
        } else {
          String group =
              row.getAs("symbol")
                  + "|"
                  + row.getAs("order_type_code")
                  + "|"
                  + row.getAs("order_size_from")
                  + "|"
                  + row.getAs("lot");
          groups.add(group);
          assertThat(expected).containsKey(group);
          compare(group, row, Objects.requireNonNull(expected.get(group)));
        }
      }
      assertThat(groups).doesNotHaveDuplicates().hasSize(expected.size());
      assertThat(dropped).isEqualTo(reference.dropped());
      assertThat(folded).isEqualTo(fills.size());
    }
  }

  private static void compare(String group, Row row, Map<String, Object> expected) {
    expected.forEach(
        (name, value) -> {
          Object found = row.getAs(name);
          String what = group + " " + name;
          if (value == null || found == null) {
            assertThat(found).as(what).isEqualTo(value);
          } else if (value instanceof BigDecimal number) {
            assertThat((BigDecimal) found).as(what).isEqualByComparingTo(number);
          } else {
            assertThat(found).as(what).isEqualTo(value);
          }
        });
    // By, type, code, size and lot stand before, two control columns behind.
    assertThat(row.length()).isEqualTo(5 + expected.size() + 2);
  }

  @Test
  void orderSizesAndTypesAreExactAtTheirEnds() {
    // The tables of the other test hold most of them; without these it would prove little.
    List<String> groups = new ArrayList<>();
    for (long seed = 3; seed < 8; seed++) {
      groups.addAll(new QualityReference(OrderFill.table(seed)).statistics().keySet());
    }
    for (String code :
        List.of("MXXNN", "LYNNN", "LYNYN", "LNYNN", "LNYYN", "LNNNN", "LNNYN", "LYNNY", "LNNNY")) {
      assertThat(groups).anyMatch(group -> group.contains(code));
    }
    for (String lot : List.of("fractional", "odd", "round")) {
      assertThat(groups).anyMatch(group -> group.contains(lot));
    }
  }

  @Test
  void rowsAreShuffledAndSortedOnce() {
    String plan =
        made(dataset(OrderFill.table(5), 2, 5)).rows().queryExecution().executedPlan().toString();
    assertThat(plan.split("Exchange hashpartitioning", -1)).hasSize(2);
    assertThat(plan.split("Sort \\[", -1)).hasSize(2);
  }

  private static Dataset<Row> dataset(List<OrderFill> fills, int partitions, long seed) {
    List<Row> rows = new ArrayList<>(fills.stream().map(OrderFill::row).toList());
    Collections.shuffle(rows, new Random(seed + partitions));
    JavaSparkContext spark = new JavaSparkContext(SharedSpark.session().sparkContext());
    return SharedSpark.session()
        .createDataFrame(spark.parallelize(rows, partitions), OrderFill.SCHEMA);
  }

  private static StepResult.Made made(Dataset<Row> fills) {
    Problems problems = new Problems();
    Step step =
        DocumentParser.parse("step.yaml", OPTIONS, problems)
            .flatMap(node -> ShapeChecker.read(node, ExecutionQuality.TYPE.options(), problems))
            .flatMap(fields -> ExecutionQuality.TYPE.read(fields, problems))
            .orElseThrow();
    Tables tables = new Tables(Map.of("fills", fills), Instant.EPOCH);
    step.check(tables.schemas(), problems);
    assertThat(problems.all()).isEmpty();
    return Objects.requireNonNull(step.apply(tables).tables().get("fills"));
  }
}
