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
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps some columns in the order in which they are named, each under its own or a new name, or
 * drops some. A projection: no shuffle, and columns that nothing needs are not even read.
 *
 * @param columns those to keep; empty when some are dropped
 * @param drop those to drop; empty when some are kept
 */
public record Select(InputTable table, List<ColumnChoice> columns, List<ColumnReference> drop)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Select {
    columns = List.copyOf(columns);
    drop = List.copyOf(drop);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table
            .check(tables, problems)
            .map(schema -> drop.isEmpty() ? kept(schema, problems) : rest(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType kept(StructType schema, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (ColumnChoice choice : columns) {
      TableSchemas.requireColumn(
              table.name(), schema, choice.column(), choice.columnPlace(), problems)
          .ifPresent(
              field ->
                  result.add(
                      DataTypes.createStructField(choice.name(), field.dataType(), true),
                      choice.namePlace()));
    }
    return result.schema();
  }

  private StructType rest(StructType schema, Problems problems) {
    List<StructField> dropped = ColumnReference.require(drop, table.name(), schema, problems);
    List<String> names = dropped.stream().map(StructField::name).toList();
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      if (!names.contains(field.name())) {
        result.add(field, table.place());
      }
    }
    if (result.schema().isEmpty()) {
      problems.report(
          Problem.user(
              drop.get(0).place(),
              "no-column-left",
              "these are all columns of \"" + table.name() + "\"; at least one must stay"));
    }
    return result.schema();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    Map<String, String> columnByName = columnByName(schema);
    List<Column> results = new ArrayList<>();
    columnByName.forEach((name, column) -> results.add(ColumnReference.named(column).as(name)));
    Companions.ofColumns(schema, columnByName)
        .forEach((name, column) -> results.add(ColumnReference.named(column).as(name)));
    Companions.ofRow(schema).forEach(name -> results.add(ColumnReference.named(name)));
    Set<String> replaced = new LinkedHashSet<>();
    columns.stream()
        .filter(choice -> !choice.keepsName())
        .map(ColumnChoice::name)
        .filter(TableSchemas.visible(schema)::contains)
        .forEach(replaced::add);
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                rows.select(results.toArray(Column[]::new)), new Flow.Projects(table.name()))
            .replacing(replaced));
  }

  private Map<String, String> columnByName(StructType schema) {
    Map<String, String> columnByName = new LinkedHashMap<>();
    if (drop.isEmpty()) {
      columns.forEach(choice -> columnByName.put(choice.name(), choice.column()));
    } else {
      List<String> dropped = drop.stream().map(ColumnReference::name).toList();
      TableSchemas.visible(schema).stream()
          .filter(name -> !dropped.contains(name))
          .forEach(name -> columnByName.put(name, name));
    }
    return columnByName;
  }

  @Override
  public List<String> explain() {
    String what =
        drop.isEmpty()
            ? columns.stream()
                .map(
                    choice ->
                        choice.keepsName()
                            ? choice.name()
                            : choice.name() + " (" + choice.column() + ")")
                .collect(Collectors.joining(", "))
            : "all but "
                + drop.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
    return List.of("select from " + table.described() + ": " + what + "; no shuffle");
  }

  private static final class Type implements StepType {

    private static final String COLUMNS = "columns";
    private static final String DROP = "drop";

    @Override
    public String name() {
      return "select";
    }

    @Override
    public String summary() {
      return "Keeps, renames and reorders columns, or drops some.";
    }

    @Override
    public String example() {
      return """
          - select:
              table: bank
              columns: [account, booked_on, {net: amount}]
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .optional(
              COLUMNS,
              ColumnChoice.SHAPE,
              "the columns to keep, in this order; {net: amount} keeps amount under the name net")
          .optional(
              DROP,
              new Shape.ListOf(new Shape.Text("a column")),
              "the columns to drop; all others stay as they are")
          .exactlyOneOf(COLUMNS, DROP);
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Select select =
          new Select(
              InputTable.read(options),
              ColumnChoice.read(options, COLUMNS, problems),
              ColumnReference.list(options, DROP));
      return problems.count() == before ? Optional.of(select) : Optional.empty();
    }
  }
}
