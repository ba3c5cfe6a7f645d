package dev.sluice.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One read of the staged rows that counts how often each value of a column, or each combination of
 * several, occurs. It shuffles one row a different value and partition.
 *
 * <p>Deequ's grouping analyzers are not used here: they read the rows twice (once to count them),
 * do not see a null in a part of a key, and count null as a value in one rule and not in the next.
 */
final class GroupingPass {

  private static final String TIMES = "times";

  private final Dataset<Row> rows;
  private final List<String> columns;
  private final Measure<Frequencies> measure = new Measure<>();

  /**
   * Plans the pass.
   *
   * @param rows the staged rows that are in question
   */
  GroupingPass(Dataset<Row> rows, List<String> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
  }

  Measure<Frequencies> measure() {
    return measure;
  }

  void run() {
    try {
      measure.measured(frequencies());
    } catch (Exception e) {
      measure.failed(e);
    }
  }

  /** The values that occur more than once, most frequent first, with how often they occur. */
  Dataset<Row> repeated() {
    return named(grouped().filter(col(TIMES).gt(1).and(anyOf(false))));
  }

  /** As {@link #repeated}, and the keys with a null in them. */
  Dataset<Row> repeatedOrIncomplete() {
    return named(grouped().filter(col(TIMES).gt(1).or(anyOf(true))));
  }

  private Dataset<Row> named(Dataset<Row> keys) {
    Column[] shown =
        IntStream.rangeClosed(0, columns.size())
            .mapToObj(
                i -> i == columns.size() ? col(TIMES).as("(rows)") : col(key(i)).as(columns.get(i)))
            .toArray(Column[]::new);
    Column[] order =
        IntStream.rangeClosed(0, columns.size())
            .mapToObj(i -> i == 0 ? col(TIMES).desc() : col(key(i - 1)).asc())
            .toArray(Column[]::new);
    return keys.orderBy(order).select(shown);
  }

  private Dataset<Row> grouped() {
    Column[] keys =
        IntStream.range(0, columns.size())
            .mapToObj(i -> Names.column(columns.get(i)).as(key(i)))
            .toArray(Column[]::new);
    Column[] grouping =
        IntStream.range(0, columns.size()).mapToObj(i -> col(key(i))).toArray(Column[]::new);
    return rows.select(keys).groupBy(grouping).agg(count(lit(1)).as(TIMES));
  }

  private Frequencies frequencies() {
    Column times = col(TIMES);
    Column hasValue = anyOf(false);
    Row row =
        grouped()
            .agg(
                orZero(sum(times)),
                orZero(sum(when(anyOf(true), times))),
                orZero(sum(when(hasValue, times))),
                count(when(hasValue, lit(1))),
                count(when(hasValue.and(times.equalTo(1)), lit(1))),
                coalesce(sum(when(hasValue, times.multiply(log(times)))), lit(0.0)))
            .collectAsList()
            .get(0);
    long withValue = row.getLong(2);
    long distinct = row.getLong(3);
    // H = -sum(p ln p) with p = n / N, written with one division so that it needs no second pass;
    // of one value it is 0, which the rounding of two logarithms would miss.
    double entropy =
        distinct <= 1 ? 0.0 : Math.log((double) withValue) - row.getDouble(5) / withValue;
    return new Frequencies(
        row.getLong(0), row.getLong(1), withValue, distinct, row.getLong(4), entropy);
  }

  private static Column orZero(Column sum) {
    return coalesce(sum, lit(0L));
  }

  /** True when any of the key columns is null, or when any is not. */
  private Column anyOf(boolean isNull) {
    Column any = lit(false);
    for (int i = 0; i < columns.size(); i++) {
      any = any.or(isNull ? col(key(i)).isNull() : col(key(i)).isNotNull());
    }
    return any;
  }

  private static String key(int index) {
    return "k" + index;
  }
}
