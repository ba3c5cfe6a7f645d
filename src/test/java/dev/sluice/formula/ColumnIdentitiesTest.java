package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole columns in a job: the same to the last bit for any order and partitions of the rows. */
class ColumnIdentitiesTest {

  private static final Instant AS_OF = Instant.parse("2026-10-31T00:00:00Z");
  private static final StructType ROWS =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("key", DataTypes.StringType)
          .add("number", DataTypes.DoubleType)
          .add("money", DataTypes.createDecimalType(12, 2))
          .add("day", DataTypes.DateType);
  private static final List<String> KEYS =
      List.of("a", "A", "b", "Zürich", "ZÜRICH", "😀", "", "none", "a*");

  private static final Map<String, String> AGGREGATES =
      Map.ofEntries(
          Map.entry("sum", "=SUM([number])"),
          Map.entry("sums", "=SUMIFS([number],[key],[@key]&\"\")"),
          Map.entry("average", "=AVERAGE([number])"),
          Map.entry("spread", "=STDEV.S([number])"),
          Map.entry("middle", "=MEDIAN([number])"),
          Map.entry("percentile", "=PERCENTILE.INC([number],0.37)"),
          Map.entry("related", "=CORREL([number],[money])"),
          Map.entry("rate", "=XIRR([money],[day])"),
          Map.entry(
              "parts", "=SUMIFS([money],[key],\"a\")+SUMIFS([money],[key],\"<>a\")-SUM([money])"),
          Map.entry(
              "counts", "=COUNTIFS([number],\">0\")+COUNTIFS([number],\"<=0\")-COUNT([number])"));

  @ParameterizedTest
  @ValueSource(strings = {"empty", "one", "equal", "nulls", "skewed", "mixed"})
  void aggregatesDoNotDependOnPartitions(String data) {
    List<Row> rows = rows(data, new Random(51));
    FormulaProjection projection = compiled(AGGREGATES);
    List<Row> expected = null;
    int[] all = {1, 2, 7};
    int[] one = {7};
    for (int partitions : data.equals("skewed") ? all : one) {
      List<Row> result = applied(projection, rows, partitions);
      assertThat(result).hasSameSizeAs(rows);
      assertThat(expected == null ? result : expected).isEqualTo(result);
      expected = result;
      for (Row row : result) {
        assertThat(number(row, "parts")).isZero();
        assertThat(number(row, "counts")).isZero();
      }
    }
  }

  @Test
  void aLookupJoinFindsWhatIndexAndMatchFind() {
    Random random = new Random(52);
    List<Row> rows = rows("mixed", random);
    FormulaProjection projection =
        compiled(
            Map.of(
                "found", "=XLOOKUP([@key],prices[code],prices[price])",
                "indexed", "=INDEX(prices[price],MATCH([@key],prices[code],0))",
                "looked", "=VLOOKUP([@key],prices,2,FALSE)"));
    for (Row row : applied(projection, rows, 3)) {
      assertThat(row.<Object>getAs("found")).as(row.toString()).isEqualTo(row.getAs("indexed"));
      assertThat(error(row, "found")).as(row.toString()).isEqualTo(error(row, "indexed"));
      if (!row.isNullAt(1) && !row.getString(1).contains("*")) {
        assertThat(row.<Object>getAs("looked")).as(row.toString()).isEqualTo(row.getAs("found"));
      }
    }
  }

  private static double number(Row row, String column) {
    return row.<Number>getAs(column).doubleValue();
  }

  private static @Nullable String error(Row row, String column) {
    String name = FormulaProjection.errorColumn(column);
    return Arrays.asList(row.schema().fieldNames()).contains(name) ? row.getAs(name) : null;
  }

  private static List<Row> applied(FormulaProjection projection, List<Row> rows, int partitions) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(partitions));
    Dataset<Row> input =
        SharedSpark.session().createDataFrame(shuffled, ROWS).repartition(partitions);
    return projection.apply(input, Map.of("prices", prices())).orderBy("id").collectAsList();
  }

  private static Dataset<Row> prices() {
    StructType type =
        new StructType()
            .add("code", DataTypes.StringType)
            .add("price", DataTypes.createDecimalType(10, 2));
    List<Row> rows = new ArrayList<>();
    for (String code : Arrays.asList("A", "b", null, "zürich", "B", "😀", "x", "a", "Zürich")) {
      rows.add(RowFactory.create(code, BigDecimal.valueOf(100L + rows.size(), 2)));
    }
    return SharedSpark.session().createDataFrame(rows, type).coalesce(1);
  }

  private static List<Row> rows(String data, Random random) {
    List<Row> rows = new ArrayList<>();
    int count = data.equals("empty") ? 0 : data.equals("one") ? 1 : 60;
    for (int id = 0; id < count; id++) {
      Object number =
          switch (data) {
            case "equal" -> 0.1;
            case "nulls" -> null;
            case "skewed" -> (id % 9 == 0 ? 1e17 : 1) * random.nextGaussian();
            default -> random.nextInt(5) == 0 ? null : random.nextGaussian() * 1e5;
          };
      Object key =
          data.equals("nulls") || random.nextInt(6) == 0
              ? null
              : KEYS.get(data.equals("skewed") && id > 2 ? 0 : random.nextInt(KEYS.size()));
      long cents = id == 0 ? -500_000L : random.nextInt(20_000);
      rows.add(
          RowFactory.create(
              id,
              key,
              number,
              BigDecimal.valueOf(cents, 2),
              Date.valueOf(LocalDate.parse("2020-01-01").plusDays(id * 11L))));
    }
    return rows;
  }

  private static FormulaProjection compiled(Map<String, String> formulas) {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> parsed = new LinkedHashMap<>();
    formulas.forEach(
        (name, text) ->
            parsed.put(
                name,
                Formula.parse(new FormulaText(text, Place.file("test")), problems).orElseThrow()));
    Scope scope = new Scope("rows", ROWS, Map.of("prices", prices().schema()), AS_OF);
    return FormulaProjection.compile(parsed, scope, problems)
        .orElseThrow(() -> new AssertionError(problems.all().toString()));
  }
}
