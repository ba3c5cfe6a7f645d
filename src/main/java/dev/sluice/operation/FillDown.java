package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Fills the blanks of some columns with the last value before them, or with the next one after
 * them. A blank before the first value stays blank. A cell with an error is no blank: it is not
 * filled, and the blanks behind it take its error.
 *
 * <p>It shuffles all rows once, and those of a group are sorted by one task. Without groups the
 * stretches of the source files take the place of groups, and what each hands on to the next is
 * gathered apart, for which all that was before is computed twice. Only without groups and in
 * another order than that of the source, or where that is lost, are all rows sorted by one task.
 */
public record FillDown(
    InputTable table,
    List<ColumnReference> columns,
    RowGroups groups,
    RowOrder order,
    Direction direction)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** Where values go. */
  enum Direction {
    DOWN,
    UP;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FillDown {
    columns = List.copyOf(columns);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(schema -> check(schema, problems));
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  private void check(StructType schema, Problems problems) {
    ColumnReference.require(columns, table.name(), schema, problems);
    groups.check(table.name(), schema, problems);
    order.check(table.name(), schema, problems);
    Set<String> keys = new HashSet<>();
    groups.by().forEach(key -> keys.add(key.name()));
    for (ColumnReference column : columns) {
      if (keys.remove(column.name())) {
        problems.report(
            Problem.user(
                column.place(),
                "conflicting-keys",
                "column \"" + column.name() + "\" is in by: all blanks there are one group"));
      }
    }
  }

  /** True when the source itself can be cut into parts that are filled side by side. */
  boolean goesByStretches(StructType schema) {
    return groups.isWhole() && order.by().isEmpty() && Companions.hasRowOrder(schema);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    return StepResult.of(
        table.into(),
        StepResult.Made.of(new FillDownPlan(this, rows).filled(), new Flow.Keeps(table.name()))
            .replacing(columns.stream().map(ColumnReference::name).collect(Collectors.toSet())));
  }

  @Override
  public List<String> explain() {
    String cost =
        groups.isWhole() && order.by().isEmpty()
            ? "one shuffle of all rows; each stretch of a file is sorted by one task, and what"
                + " was before is computed twice (after a step that loses the order of the source,"
                + " all rows are sorted by one task)"
            : groups.cost();
    return List.of(
        "fill-down "
            + table.described()
            + ", "
            + columns.stream().map(ColumnReference::name).collect(Collectors.joining(", "))
            + (direction == Direction.UP ? " upwards" : "")
            + groups.described()
            + order.described()
            + ": "
            + cost);
  }

  private static final class Type implements StepType {

    private static final String COLUMNS = "columns";
    private static final String DIRECTION = "direction";

    @Override
    public String name() {
      return "fill-down";
    }

    @Override
    public String summary() {
      return "Fills blanks with the last value before them, as in a list that names a group once.";
    }

    @Override
    public String example() {
      return """
          - fill-down:
              table: bank
              columns: [account, currency]
          """;
    }

    @Override
    public ObjectShape options() {
      ObjectShape shape =
          InputTable.shape()
              .required(
                  COLUMNS,
                  new Shape.ListOf(new Shape.Text("a column")),
                  "the columns whose blanks are filled");
      return RowOrder.with(RowGroups.with(shape))
          .optional(
              DIRECTION,
              new Shape.Choice(Stream.of(Direction.values()).map(Direction::written).toList()),
              "down takes the last value before a blank, up the next one after it; without it"
                  + " down");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new FillDown(
              InputTable.read(options),
              ColumnReference.list(options, COLUMNS),
              RowGroups.read(options),
              RowOrder.read(options),
              Direction.valueOf(
                  options.text(DIRECTION, Direction.DOWN.written()).toUpperCase(Locale.ROOT))));
    }
  }
}
