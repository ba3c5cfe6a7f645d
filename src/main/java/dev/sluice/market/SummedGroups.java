package dev.sluice.market;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.sums.GroupedSums;
import dev.sluice.step.sums.GroupedSums.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What the steps share that sum up few groups exactly: the table, the columns whose values make a
 * group, and the account of the rows.
 */
record SummedGroups(MarketTable table, List<ColumnReference> by) {

  private static final String BY = "by";

  SummedGroups {
    by = List.copyOf(by);
  }

  /** The options that all of them start with. */
  static ObjectShape shape() {
    return MarketTable.shape()
        .optional(
            BY,
            new Shape.ListOf(new Shape.Text("a column")),
            "the columns whose values make a group; without it all rows are one group");
  }

  static SummedGroups read(Fields options) {
    return new SummedGroups(MarketTable.read(options), ColumnReference.list(options, BY));
  }

  /**
   * The columns of the result; every fault of the table, the keys and the other columns is
   * reported.
   *
   * @param more finds the columns behind the keys
   */
  Optional<Map<String, StructType>> check(
      TableSchemas tables, Problems problems, Function<StructType, List<StructField>> more) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> result(schema, more, problems));
    return problems.count() == before
        ? result.map(columns -> Map.of(table.into(), columns))
        : Optional.empty();
  }

  private StructType result(
      StructType schema, Function<StructType, List<StructField>> more, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    ColumnReference.require(by, table.name(), schema, problems)
        .forEach(field -> result.add(field, table.place()));
    by.forEach(key -> checkKey(key, schema, problems));
    more.apply(schema).forEach(field -> result.add(field, table.intoPlace()));
    return result.schema();
  }

  private static void checkKey(ColumnReference key, StructType schema, Problems problems) {
    for (StructField field : schema.fields()) {
      if (field.name().equals(key.name()) && !GroupedSums.takes(field.dataType())) {
        problems.report(
            Figure.wrong(
                key,
                field,
                "a text, a date, a time, a flag or an exact number of up to 18 digits"));
      }
    }
  }

  /**
   * The table of the groups.
   *
   * @param fault a number that is 0 for a row that enters the sums, else the number of one of the
   *     reasons, from 1 on; none when all rows do
   * @param more the columns behind the keys, of the totals and {@link GroupedSums#ROWS}
   */
  StepResult made(
      Dataset<Row> rows,
      Optional<Column> fault,
      List<String> reasons,
      List<Total> totals,
      List<Column> more) {
    Dataset<Row> groups =
        new GroupedSums(by.stream().map(ColumnReference::name).toList(), fault, totals).of(rows);
    List<Column> results = new ArrayList<>();
    by.forEach(key -> results.add(key.column()));
    results.addAll(more);
    results.add(col(GroupedSums.ROWS).as(ControlColumns.FOLDED));
    fault.ifPresent(present -> results.add(drop(reasons).as(ControlColumns.DROP)));
    if (!totals.isEmpty()) {
      results.add(rejection(totals).as(ControlColumns.REJECT));
    }
    Set<String> replaced = Stream.of(groups.columns()).collect(Collectors.toSet());
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                groups.select(results.toArray(Column[]::new)), new Flow.Folds(table.name()))
            .dropping(reasons.toArray(String[]::new))
            .replacing(replaced));
  }

  private static Column drop(List<String> reasons) {
    Column number = col(GroupedSums.MARK);
    Column drop = when(number.equalTo(1), reasons.get(0));
    for (int i = 1; i < reasons.size(); i++) {
      drop = drop.when(number.equalTo(i + 1), reasons.get(i));
    }
    return drop;
  }

  private static Column rejection(List<Total> totals) {
    return coalesce(
        totals.stream()
            .map(
                total -> {
                  Column fault = ColumnReference.named(GroupedSums.fault(total.name()));
                  return ControlColumns.rejectWhen(
                      fault.isNotNull(), total.name(), lit("sum"), fault);
                })
            .toArray(Column[]::new));
  }

  /** The column that a required option names. */
  static ColumnReference reference(Fields options, String key) {
    return new ColumnReference(options.text(key), options.place(key));
  }

  /** A column of the result. */
  static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** For {@code explain}. */
  String described() {
    String keys =
        by.isEmpty()
            ? "all rows as one"
            : "by " + by.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
    return table.described() + " " + keys + ": one shuffle of the groups of each task";
  }
}
