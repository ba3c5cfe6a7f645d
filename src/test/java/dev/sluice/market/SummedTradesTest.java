package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle is SQL of stock Spark, over decimals that are wide enough. */
class SummedTradesTest {

  /** Trades with blanks, cancellations and one market that has most of them. */
  private static Dataset<Row> trades(long seed, String price, String size) {
    return SharedSpark.session()
        .range(0, 3000, 1, 4)
        .selectExpr(
            "IF(id % 3 = 0, 'M' || id % 40, 'Börse') AS market",
            "IF(hash(id, 1) %% 17 = 0, NULL, CAST((xxhash64(id, %dL) %% 10000000) / 1000 AS %s))"
                    .formatted(seed, price)
                + " AS price",
            "IF(hash(id, 2) %% 13 = 0, NULL, CAST(hash(id, %dL) %% 900 AS %s)) AS size"
                .formatted(seed, size));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | decimal(18,4) | integer",
        "2 | decimal(9,2) | bigint",
        "3 | decimal(18,6) | integer",
        "4 | decimal(38,9) | decimal(20,3)",
        "5 | integer | bigint"
      })
  void volumesAreThoseOfSql(long seed, String price, String size) {
    Dataset<Row> trades = trades(seed, price, size);
    SumsTrial step =
        new SumsTrial(DollarVolume.TYPE, "{table: rows, by: market, price: price, size: size}");
    trades.createOrReplaceTempView("summed_trades");
    Dataset<Row> expected =
        SharedSpark.session()
            .sql(
                """
                SELECT market, count(*) AS trades, sum(size) AS volume,
                  sum(round(CAST(price AS DECIMAL(38,9)) * CAST(size AS DECIMAL(20,3)), 4)) AS dollars
                FROM summed_trades WHERE price IS NOT NULL AND size IS NOT NULL
                GROUP BY market""");
    Dataset<Row> made = step.kept(trades);

    assertThat(step.kept(trades.repartition(7)).collectAsList()).isEqualTo(made.collectAsList());
    assertThat(SumsTrial.folded(step.made(trades))).isEqualTo(3000);
    assertThat(
            made.selectExpr(
                    "market",
                    "trades",
                    "CAST(volume AS DECIMAL(38,3)) AS volume",
                    "dollar_volume",
                    "abs(vwap - dollar_volume / volume) <= 1e-6")
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            expected
                .selectExpr(
                    "market",
                    "trades",
                    "CAST(volume AS DECIMAL(38,3)) AS volume",
                    "CAST(dollars AS DECIMAL(38,4))",
                    "IF(volume = 0, NULL, true)")
                .collectAsList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | decimal(18,4) | integer",
        "2 | decimal(30,6) | decimal(12,2)",
        "3 | double | integer"
      })
  void averagesAreThoseOfSqlAndRollUp(long seed, String price, String size) {
    Dataset<Row> trades = trades(seed, price, size);
    trades.createOrReplaceTempView("averaged_trades");
    String averages = "averages: {plain: {of: price}, shares: {of: price, weight: size}}";
    SumsTrial step =
        new SumsTrial(WeightedAverage.TYPE, "{table: rows, by: market, " + averages + "}");
    SumsTrial atOnce = new SumsTrial(WeightedAverage.TYPE, "{table: rows, " + averages + "}");
    SumsTrial rollUp =
        new SumsTrial(
            RollUp.TYPE,
            "{table: rows, sums: rows, ratios: {plain: {sum: plain_sum, weight: plain_weight},"
                + " shares: {sum: shares_sum, weight: shares_weight}}}");
    Dataset<Row> expected =
        SharedSpark.session()
            .sql(
                """
                SELECT market, count(*), avg(CAST(price AS DOUBLE)), count(price),
                  sum(CAST(price AS DOUBLE) * CAST(size AS DOUBLE)),
                  sum(IF(price IS NULL, NULL, CAST(size AS DOUBLE)))
                FROM averaged_trades GROUP BY market ORDER BY market""");
    Dataset<Row> made = step.kept(trades);
    List<Row> found =
        made.selectExpr(
                "market",
                "rows",
                "plain",
                "CAST(plain_weight AS BIGINT)",
                "CAST(shares_sum AS DOUBLE)",
                "CAST(shares_weight AS DOUBLE)")
            .collectAsList();

    assertThat(found).hasSameSizeAs(expected.collectAsList());
    for (int i = 0; i < found.size(); i++) {
      Row row = found.get(i);
      Row sql = expected.collectAsList().get(i);
      assertThat(List.of(row.get(0), row.get(1), row.get(3)))
          .isEqualTo(List.of(sql.get(0), sql.get(1), sql.get(3)));
      for (int column : new int[] {2, 4, 5}) {
        assertThat(row.getDouble(column))
            .isCloseTo(sql.getDouble(column), org.assertj.core.data.Offset.offset(1e-4));
      }
    }
    assertThat(rollUp.kept(made).collectAsList())
        .as("all markets rolled up are all rows at once, to the last bit")
        .isEqualTo(atOnce.kept(trades).collectAsList());
  }
}
