package dev.sluice.operation;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.runtime.SortedDays;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table with the rates of currencies by day. Rows with a blank currency, day or rate are no
 * rates. The rates of a currency become one row with its days in order, which is sent to every
 * worker and searched by halves; the rows that ask do not move.
 *
 * @param to the column with the currency that rates lead to; without it all lead to the same
 */
record RateTable(
    ColumnReference in,
    ColumnReference currency,
    Optional<ColumnReference> to,
    DayColumn date,
    ColumnReference rate) {

  /** The day of the rate found; null without one. */
  static final String DAY = HiddenColumns.PREFIX + "rate_day";

  /** The rate found. */
  static final String RATE = HiddenColumns.PREFIX + "rate_found";

  /** TRUE where the rates of that day differ. */
  static final String DIFFERS = HiddenColumns.PREFIX + "rate_differs";

  /** The error of the rate found. */
  static final String ERROR = HiddenColumns.PREFIX + "rate_error";

  private static final String FROM_KEY = HiddenColumns.PREFIX + "rate_from_key";
  private static final String TO_KEY = HiddenColumns.PREFIX + "rate_to_key";
  private static final String SORTED = HiddenColumns.PREFIX + "rates_sorted";
  private static final String POSITION = HiddenColumns.PREFIX + "rate_position";
  private static final List<String> PARTS = List.of(DAY, RATE, DIFFERS, ERROR);

  /** The type of the rates; what is wrong with the table is reported. */
  Optional<DataType> check(TableSchemas tables, Problems problems) {
    Optional<StructType> schema = tables.require(in.name(), in.place(), problems);
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    requireText(in.name(), schema.get(), currency, problems);
    to.ifPresent(column -> requireText(in.name(), schema.get(), column, problems));
    date.check(in.name(), schema.get(), problems);
    return requireNumber(in.name(), schema.get(), rate, problems);
  }

  /** Reports a column that is not there or that holds no texts. */
  static void requireText(
      String table, StructType schema, ColumnReference column, Problems problems) {
    TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems)
        .filter(field -> !(field.dataType() instanceof StringType))
        .ifPresent(field -> problems.report(wrongKind("no-text", table, column, field, "no text")));
  }

  /** The type of a column; one that is not there or that holds no numbers is reported. */
  static Optional<DataType> requireNumber(
      String table, StructType schema, ColumnReference column, Problems problems) {
    Optional<StructField> found =
        TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems);
    found
        .filter(field -> !(field.dataType() instanceof NumericType))
        .ifPresent(
            field -> problems.report(wrongKind("no-number", table, column, field, "no number")));
    return found.map(StructField::dataType).filter(NumericType.class::isInstance);
  }

  private static Problem wrongKind(
      String code, String table, ColumnReference column, StructField field, String no) {
    return Problem.user(
        column.place(),
        code,
        "\""
            + column.name()
            + "\" of \""
            + table
            + "\" is "
            + TypeNames.written(field.dataType())
            + ", "
            + no);
  }

  /**
   * Adds {@link #DAY}, {@link #RATE}, {@link #DIFFERS} and {@link #ERROR} of the latest day with a
   * rate that is not after a day.
   *
   * @param from the currency of a row
   * @param target the currency that it goes to
   * @param day a date
   */
  Dataset<Row> join(Dataset<Row> rows, Dataset<Row> table, Column from, Column target, Column day) {
    Column condition = folded(from).equalTo(col(FROM_KEY));
    if (to.isPresent()) {
      condition = condition.and(folded(target).equalTo(col(TO_KEY)));
    }
    Dataset<Row> joined = rows.join(broadcast(sorted(table)), condition, "left");
    Column position =
        new Column(
            Expressions.callTotal(
                SortedDays.class,
                "lastUntil",
                DataTypes.IntegerType,
                col(sortedPart(DAY)).expr(),
                day.expr()));
    List<Column> results = new ArrayList<>();
    for (String name : rows.columns()) {
      results.add(ColumnReference.named(name));
    }
    for (String part : PARTS) {
      results.add(get(col(sortedPart(part)), col(POSITION)).as(part));
    }
    return joined.withColumn(POSITION, position).select(results.toArray(Column[]::new));
  }

  private static String sortedPart(String part) {
    return SORTED + part;
  }

  /** One row for each pair of currencies. */
  private Dataset<Row> sorted(Dataset<Row> table) {
    List<Column> pair = new ArrayList<>();
    pair.add(folded(currency.column()).as(FROM_KEY));
    to.ifPresent(column -> pair.add(folded(column.column()).as(TO_KEY)));
    List<Column> keys = new ArrayList<>();
    keys.add(col(FROM_KEY));
    to.ifPresent(column -> keys.add(col(TO_KEY)));
    List<Column> daily = new ArrayList<>(pair);
    daily.add(date.day().as(DAY));
    Column value = rate.column();
    Column error = errorOf(table.schema());
    List<Column> results = new ArrayList<>(keys);
    PARTS.forEach(part -> results.add(col(SORTED).getField(part).as(sortedPart(part))));
    return table
        .filter(value.isNotNull().or(error.isNotNull()))
        .groupBy(daily.toArray(Column[]::new))
        .agg(min(value).as(RATE), min(value).notEqual(max(value)).as(DIFFERS), max(error).as(ERROR))
        .filter(col(FROM_KEY).isNotNull().and(col(DAY).isNotNull()))
        .groupBy(keys.toArray(Column[]::new))
        .agg(
            array_sort(collect_list(struct(PARTS.stream().map(c -> col(c)).toArray(Column[]::new))))
                .as(SORTED))
        .select(results.toArray(Column[]::new));
  }

  private Column errorOf(StructType schema) {
    String error = FormulaProjection.errorColumn(rate.name());
    return List.of(schema.fieldNames()).contains(error)
        ? ColumnReference.named(error)
        : lit(null).cast(DataTypes.StringType);
  }

  /** A text without regard to case. */
  static Column folded(Column text) {
    return new Column(KeyPair.folded(text.expr()));
  }
}
