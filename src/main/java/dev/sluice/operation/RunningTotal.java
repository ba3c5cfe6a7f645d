package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds to each row what {@link Group} would make of the rows up to it: running sums, counts and the
 * like, exact, in an order and within groups. A row up to which a result does not fit its type goes
 * to quarantine; the rows behind it count it all the same.
 *
 * <p>It shuffles all rows once, and those of a group are sorted by one task; without groups that is
 * one task for all rows.
 */
public record RunningTotal(
    InputTable table, RowGroups groups, RowOrder order, List<Aggregate> aggregates)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** Those of which the next result needs only the last one and the next value. */
  private static final Set<AggregateFunction> POSSIBLE =
      Set.of(
          AggregateFunction.SUM,
          AggregateFunction.AVERAGE,
          AggregateFunction.COUNT,
          AggregateFunction.COUNT_ROWS,
          AggregateFunction.MIN,
          AggregateFunction.MAX);

  public RunningTotal {
    aggregates = List.copyOf(aggregates);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    groups.check(table.name(), schema, problems);
    order.check(table.name(), schema, problems);
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, table.place());
    }
    for (Aggregate aggregate : aggregates) {
      if (!POSSIBLE.contains(aggregate.function())) {
        problems.report(
            Problem.user(
                aggregate.place(),
                "no-running-aggregate",
                "there is no running "
                    + aggregate.function().written()
                    + "; it can be "
                    + names()));
      } else {
        aggregate
            .check(table.name(), schema, problems)
            .ifPresent(field -> result.add(field, aggregate.place()));
      }
    }
    return result.schema();
  }

  private static String names() {
    return Stream.of(AggregateFunction.values())
        .filter(POSSIBLE::contains)
        .map(AggregateFunction::written)
        .collect(Collectors.joining(", "));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    WindowSpec soFar =
        groups
            .inOrder(order.columns(rows.schema()))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> results = new ArrayList<>(List.of(ColumnReference.everything()));
    List<Column> rejections = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      Aggregation aggregation = Aggregation.of(aggregate, rows.schema());
      results.add(WindowAggregation.over(aggregation.value(), soFar).as(aggregate.name()));
      aggregation
          .fault()
          .ifPresent(
              fault ->
                  rejections.add(
                      ControlColumns.rejectWhen(
                          WindowAggregation.over(fault, soFar),
                          aggregate.name(),
                          lit(aggregate.written()),
                          lit(aggregation.reason()))));
    }
    if (!rejections.isEmpty()) {
      results.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
    }
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
            rows.select(results.toArray(Column[]::new)), new Flow.Keeps(table.name())));
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of(
                "running-total "
                    + table.described()
                    + groups.described()
                    + order.described()
                    + ": "
                    + groups.cost()),
            aggregates.stream()
                .map(aggregate -> "  " + aggregate.name() + " = " + aggregate.written()))
        .toList();
  }

  private static final class Type implements StepType {

    private static final String AGGREGATES = "aggregates";

    @Override
    public String name() {
      return "running-total";
    }

    @Override
    public String summary() {
      return "Adds running sums, counts and the like, exact, in an order and within groups.";
    }

    @Override
    public String example() {
      return """
          - running-total:
              table: bank
              by: account
              order-by: booked_on
              aggregates:
                balance: sum(amount)
                line: count-rows
          """;
    }

    @Override
    public ObjectShape options() {
      return RowOrder.with(RowGroups.with(InputTable.shape()))
          .required(
              AGGREGATES,
              Aggregate.shape(),
              "the new columns by name, such as balance: sum(amount), each of the rows of the"
                  + " group up to and with this one; it can be "
                  + names());
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      RunningTotal step =
          new RunningTotal(
              InputTable.read(options),
              RowGroups.read(options),
              RowOrder.read(options),
              Aggregate.read(options, AGGREGATES, problems));
      return problems.count() == before ? Optional.of(step) : Optional.empty();
    }
  }
}
