package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes one row of all rows that agree in some columns. Blank is a value like any other here: all
 * rows with a blank key are one group. Without {@code by} there is always exactly one row, even
 * over an empty table, as in SQL and as Excel's SUM over an empty range.
 *
 * <p>A group of which a result does not fit its type goes to quarantine as a whole. It shuffles one
 * row a group and partition; {@code first}, {@code last}, {@code median}, {@code text-join} and
 * {@code min} or {@code max} of text sort within the partitions as well.
 */
public record Group(InputTable table, List<ColumnReference> by, List<Aggregate> aggregates)
    implements Step {

  private static final String FAULT = HiddenColumns.PREFIX + "fault_";

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Group {
    by = List.copyOf(by);
    aggregates = List.copyOf(aggregates);
  }

  @Override
  public List<String> orderedInputs() {
    return aggregates.stream().anyMatch(made -> made.function().dependsOnOrder())
        ? inputs()
        : List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    ResultColumns result = new ResultColumns(problems);
    table
        .check(tables, problems)
        .ifPresent(
            schema -> {
              List<StructField> keys = ColumnReference.require(by, table.name(), schema, problems);
              keys.forEach(key -> result.add(key, table.place()));
              for (Aggregate aggregate : aggregates) {
                aggregate
                    .check(table.name(), schema, problems)
                    .ifPresent(field -> result.add(field, aggregate.place()));
              }
            });
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result.schema()))
        : Optional.empty();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<Column> folded = new ArrayList<>();
    List<Column> results = new ArrayList<>();
    by.forEach(key -> results.add(key.column()));
    List<Column> rejections = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      Aggregation aggregation = Aggregation.of(aggregate, rows.schema());
      folded.add(aggregation.value().as(aggregate.name()));
      results.add(ColumnReference.named(aggregate.name()));
      aggregation
          .fault()
          .ifPresent(
              fault -> {
                String faultColumn = FAULT + rejections.size();
                folded.add(fault.as(faultColumn));
                rejections.add(
                    ControlColumns.rejectWhen(
                        ColumnReference.named(faultColumn),
                        aggregate.name(),
                        lit(aggregate.written()),
                        lit(aggregation.reason())));
              });
    }
    results.add(ColumnReference.named(ControlColumns.FOLDED));
    if (!rejections.isEmpty()) {
      results.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
    }
    Dataset<Row> made =
        rows.groupBy(by.stream().map(ColumnReference::column).toArray(Column[]::new))
            .agg(count(lit(1)).as(ControlColumns.FOLDED), folded.toArray(Column[]::new))
            .select(results.toArray(Column[]::new));
    return StepResult.of(
        table.into(), StepResult.Made.of(made, new Flow.Folds(table.name())).replacing(replaced()));
  }

  /** Only a sum of all of a column under its own name has the column's control total. */
  private Set<String> replaced() {
    Set<String> replaced = new LinkedHashSet<>();
    by.forEach(key -> replaced.add(key.name()));
    aggregates.stream()
        .filter(
            aggregate ->
                aggregate.function() != AggregateFunction.SUM
                    || !aggregate.column().equals(aggregate.name()))
        .forEach(aggregate -> replaced.add(aggregate.name()));
    return replaced;
  }

  @Override
  public List<String> explain() {
    String keys =
        by.isEmpty()
            ? "all rows as one"
            : "by " + by.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
    return Stream.concat(
            Stream.of(
                "group " + table.described() + " " + keys + ": one shuffle of partial groups"),
            aggregates.stream()
                .map(aggregate -> "  " + aggregate.name() + " = " + aggregate.written()))
        .toList();
  }

  private static final class Type implements StepType {

    private static final String BY = "by";
    private static final String AGGREGATES = "aggregates";

    @Override
    public String name() {
      return "group";
    }

    @Override
    public String summary() {
      return "Makes one row of all rows that agree in some columns, with sums, counts and the like.";
    }

    @Override
    public String example() {
      return """
          - group:
              table: bank
              by: [account, currency]
              aggregates:
                amount: sum
                lines: count-rows
                first_day: min(booked_on)
                references: {text-join: reference, separator: "; "}
              into: totals
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .optional(
              BY,
              new Shape.ListOf(new Shape.Text("a column")),
              "the columns whose values make a group; without it all rows are one group")
          .required(
              AGGREGATES,
              Aggregate.shape(),
              "the results by name, such as total: sum(amount); it can be "
                  + String.join(", ", AggregateFunction.names()));
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Group group =
          new Group(
              InputTable.read(options),
              ColumnReference.list(options, BY),
              Aggregate.read(options, AGGREGATES, problems));
      return problems.count() == before ? Optional.of(group) : Optional.empty();
    }
  }
}
