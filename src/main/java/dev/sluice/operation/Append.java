package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Puts the rows of several tables under one another, column by column name. Types are widened where
 * nothing is lost. No shuffle. The result has no file order any more.
 *
 * @param fillsMissing whether a column that a table lacks is blank for its rows
 * @param sourceColumn a further column that names the table each row comes from
 */
public record Append(
    List<ColumnReference> tables,
    boolean fillsMissing,
    Optional<ColumnReference> sourceColumn,
    ColumnReference into)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Append {
    tables = List.copyOf(tables);
  }

  @Override
  public List<String> inputs() {
    return tables.stream().map(ColumnReference::name).toList();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas schemas, Problems problems) {
    int before = problems.count();
    Map<String, StructType> inputs = new LinkedHashMap<>();
    for (ColumnReference table : tables) {
      schemas
          .require(table.name(), table.place(), problems)
          .ifPresent(
              schema -> {
                if (inputs.put(table.name(), TableSchemas.visibleOnly(schema)) != null) {
                  problems.report(
                      Problem.user(
                          table.place(),
                          "duplicate-table",
                          "table \"" + table.name() + "\" is named twice"));
                }
              });
    }
    if (inputs.size() < tables.size()) {
      return Optional.empty();
    }
    StructType result = result(inputs, problems);
    return problems.count() == before ? Optional.of(Map.of(into.name(), result)) : Optional.empty();
  }

  private StructType result(Map<String, StructType> inputs, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    sourceColumn.ifPresent(
        column ->
            result.add(
                DataTypes.createStructField(column.name(), DataTypes.StringType, true),
                column.place()));
    for (String name : names(inputs)) {
      widened(name, inputs, problems)
          .ifPresent(
              type -> result.add(DataTypes.createStructField(name, type, true), into.place()));
    }
    return result.schema();
  }

  private static Set<String> names(Map<String, StructType> inputs) {
    Set<String> names = new LinkedHashSet<>();
    inputs.values().forEach(schema -> names.addAll(Arrays.asList(schema.fieldNames())));
    return names;
  }

  private Optional<DataType> widened(
      String name, Map<String, StructType> inputs, Problems problems) {
    Optional<DataType> type = Optional.empty();
    for (ColumnReference table : tables) {
      StructType schema = Objects.requireNonNull(inputs.get(table.name()));
      if (!Arrays.asList(schema.fieldNames()).contains(name)) {
        if (!fillsMissing) {
          problems.report(
              Problem.user(
                      table.place(),
                      "missing-column",
                      "table \""
                          + table.name()
                          + "\" has no column \""
                          + name
                          + "\", which another table has")
                  .withHint("with missing-columns: blank it is blank for these rows"));
        }
        continue;
      }
      DataType here = schema.apply(name).dataType();
      Optional<DataType> both =
          type.isEmpty() ? Optional.of(here) : KeyKinds.lossless(type.get(), here);
      if (both.isEmpty()) {
        problems.report(
            Problem.user(
                table.place(),
                "types-differ",
                "column \""
                    + name
                    + "\" is "
                    + TypeNames.written(here)
                    + " in \""
                    + table.name()
                    + "\", but "
                    + TypeNames.written(type.get())
                    + " before it"));
        return Optional.empty();
      }
      type = both;
    }
    return type;
  }

  @Override
  public StepResult apply(Tables lazy) {
    Map<String, StructType> inputs = new LinkedHashMap<>();
    for (String name : inputs()) {
      inputs.put(name, TableSchemas.visibleOnly(lazy.table(name).schema()));
    }
    StructType result = result(inputs, new Problems());
    Dataset<Row> all =
        inputs().stream()
            .map(name -> aligned(name, lazy.table(name), result))
            .reduce(Dataset::union)
            .orElseThrow();
    return StepResult.of(into.name(), StepResult.Made.of(all, new Flow.Combines(inputs())));
  }

  private Dataset<Row> aligned(String table, Dataset<Row> rows, StructType result) {
    List<String> present = TableSchemas.visible(rows.schema());
    List<Column> columns = new ArrayList<>();
    for (StructField field : result.fields()) {
      String name = field.name();
      boolean isSource =
          sourceColumn.isPresent() && sourceColumn.get().name().equals(name) && columns.isEmpty();
      Column value =
          isSource ? lit(table) : present.contains(name) ? ColumnReference.named(name) : lit(null);
      columns.add(value.cast(field.dataType()).as(name));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "append " + String.join(", ", inputs()) + " into " + into.name() + "; no shuffle");
  }

  private static final class Type implements StepType {

    private static final String TABLES = "tables";
    private static final String MISSING = "missing-columns";
    private static final String SOURCE = "source-column";
    private static final String INTO = "into";

    @Override
    public String name() {
      return "append";
    }

    @Override
    public String summary() {
      return "Puts the rows of several tables under one another, by column name.";
    }

    @Override
    public String example() {
      return """
          - append:
              tables: [bank_breaks, ledger_breaks]
              missing-columns: blank
              source-column: found_in
              into: breaks
          """;
    }

    @Override
    public ObjectShape options() {
      return ObjectShape.of()
          .required(
              TABLES,
              new Shape.ListOf(new Shape.Text("the name of a table")),
              "the tables, in order")
          .optional(
              MISSING,
              new Shape.Choice(List.of("refuse", "blank")),
              "what to do about a column that a table lacks (default refuse)")
          .optional(
              SOURCE, new Shape.Text("a column"), "a new column that names the table of each row")
          .required(INTO, new Shape.Text("the name of a table"), "the name of the result");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new Append(
              ColumnReference.list(options, TABLES),
              options.text(MISSING, "refuse").equals("blank"),
              options
                  .optionalText(SOURCE)
                  .map(column -> new ColumnReference(column, options.place(SOURCE))),
              new ColumnReference(options.text(INTO), options.place(INTO))));
    }
  }
}
