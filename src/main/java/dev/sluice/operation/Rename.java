package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
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
import java.util.Objects;
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
 * Gives columns other names; all stay where they are. All names change at once, so that two columns
 * may swap theirs. A projection without a shuffle.
 *
 * @param columns the new name by the old one, each with its own place
 */
public record Rename(InputTable table, Map<String, NewName> columns) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** A new name, and where the old and the new one are written. */
  record NewName(String name, Place namePlace, Place columnPlace) {}

  public Rename {
    columns = new LinkedHashMap<>(columns);
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
        table.check(tables, problems).map(schema -> renamed(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType renamed(StructType schema, Problems problems) {
    columns.forEach(
        (column, to) ->
            TableSchemas.requireColumn(table.name(), schema, column, to.columnPlace(), problems));
    ResultColumns result = new ResultColumns(problems);
    List<StructField> changed = new ArrayList<>();
    // Those that keep their name come first, so that a collision is told at the new name.
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      if (columns.containsKey(field.name())) {
        changed.add(field);
      } else {
        result.add(field, table.place());
      }
    }
    for (StructField field : changed) {
      NewName to = Objects.requireNonNull(columns.get(field.name()));
      result.add(DataTypes.createStructField(to.name(), field.dataType(), true), to.namePlace());
    }
    StructType inOrder = new StructType();
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      inOrder = inOrder.add(nameOf(field.name()), field.dataType(), true);
    }
    return inOrder;
  }

  private String nameOf(String column) {
    NewName to = columns.get(column);
    return to == null ? column : to.name();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<String> visible = TableSchemas.visible(rows.schema());
    Map<String, String> columnByName = new LinkedHashMap<>();
    visible.forEach(column -> columnByName.put(nameOf(column), column));
    List<Column> results = new ArrayList<>();
    columnByName.forEach((name, column) -> results.add(ColumnReference.named(column).as(name)));
    Companions.ofColumns(rows.schema(), columnByName)
        .forEach((name, column) -> results.add(ColumnReference.named(column).as(name)));
    Companions.ofRow(rows.schema()).forEach(name -> results.add(ColumnReference.named(name)));
    Set<String> replaced = new LinkedHashSet<>();
    columnByName.forEach(
        (name, column) -> {
          if (!name.equals(column) && visible.contains(name)) {
            replaced.add(name);
          }
        });
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                rows.select(results.toArray(Column[]::new)), new Flow.Projects(table.name()))
            .replacing(replaced));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "rename in "
            + table.described()
            + ": "
            + columns.entrySet().stream()
                .map(column -> column.getKey() + " to " + column.getValue().name())
                .collect(Collectors.joining(", "))
            + "; no shuffle");
  }

  private static final class Type implements StepType {

    private static final String COLUMNS = "columns";

    @Override
    public String name() {
      return "rename";
    }

    @Override
    public String summary() {
      return "Gives columns other names; all columns stay where they are.";
    }

    @Override
    public String example() {
      return """
          - rename:
              table: bank
              columns: {amt: amount, ccy: currency}
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              COLUMNS,
              new Shape.MapOf(new Shape.Text("a new name")),
              "the new names by the old ones: {amt: amount} turns amt into amount; two columns may"
                  + " swap their names");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      Map<String, NewName> columns = new LinkedHashMap<>();
      if (options.node(COLUMNS).orElseThrow() instanceof Node.Mapping mapping) {
        Map<String, String> names = options.textEntries(COLUMNS);
        mapping
            .entries()
            .forEach(
                (column, entry) ->
                    columns.put(
                        column,
                        new NewName(
                            Objects.requireNonNull(names.get(column)),
                            entry.value().place(),
                            entry.keyPlace())));
      }
      return Optional.of(new Rename(InputTable.read(options), columns));
    }
  }
}
