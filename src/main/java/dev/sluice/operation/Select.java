package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
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
 * Keeps, renames and reorders columns, or takes some away. A projection: no shuffle.
 *
 * @param columns the columns to keep by their new name, in the new order; empty when some are
 *     dropped
 * @param dropped the columns to take away
 */
public record Select(
    InputTable table, Map<String, ColumnReference> columns, List<ColumnReference> dropped)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Select {
    columns = new LinkedHashMap<>(columns);
    dropped = List.copyOf(dropped);
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
              ColumnReference.require(dropped, table.name(), schema, problems);
              kept(schema)
                  .forEach(
                      (name, column) ->
                          TableSchemas.requireColumn(
                                  table.name(), schema, column.name(), column.place(), problems)
                              .ifPresent(
                                  field -> result.add(renamed(field, name), column.place())));
              if (result.schema().isEmpty() && problems.count() == before) {
                problems.report(
                    Problem.user(table.place(), "no-columns", "no column would be left"));
              }
            });
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result.schema()))
        : Optional.empty();
  }

  private static StructField renamed(StructField field, String name) {
    return DataTypes.createStructField(name, field.dataType(), true);
  }

  private Map<String, ColumnReference> kept(StructType schema) {
    if (!columns.isEmpty()) {
      return columns;
    }
    Set<String> gone = dropped.stream().map(ColumnReference::name).collect(Collectors.toSet());
    Map<String, ColumnReference> kept = new LinkedHashMap<>();
    TableSchemas.visible(schema).stream()
        .filter(name -> !gone.contains(name))
        .forEach(name -> kept.put(name, new ColumnReference(name, table.place())));
    return kept;
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<Column> results = new ArrayList<>();
    Set<String> replaced = new LinkedHashSet<>();
    kept(rows.schema())
        .forEach(
            (name, column) -> {
              results.add(column.column().as(name));
              if (!name.equals(column.name())) {
                replaced.add(name);
              }
            });
    Arrays.stream(rows.columns())
        .filter(HiddenColumns::isHidden)
        .forEach(hidden -> results.add(ColumnReference.named(hidden)));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                rows.select(results.toArray(Column[]::new)), new Flow.Projects(table.name()))
            .replacing(replaced));
  }

  @Override
  public List<String> explain() {
    String what =
        columns.isEmpty()
            ? "without "
                + dropped.stream().map(ColumnReference::name).collect(Collectors.joining(", "))
            : String.join(", ", columns.keySet());
    return List.of("select " + table.described() + ": " + what + "; no shuffle");
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
      return "Keeps, renames and reorders columns, or takes some away.";
    }

    @Override
    public String example() {
      return """
          - select:
              table: bank
              columns: {break_id: txn_id, account: account, difference: difference}
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .optional(
              COLUMNS,
              new Shape.Anything("a list of columns, or a mapping of new names to columns"),
              "the columns to keep, in their new order: a list, or a mapping of new names to columns")
          .optional(
              DROP,
              new Shape.ListOf(new Shape.Text("a column")),
              "the columns to take away instead")
          .exactlyOneOf(COLUMNS, DROP);
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Map<String, ColumnReference> columns = ColumnReference.renamed(options, COLUMNS, problems);
      Select select =
          new Select(InputTable.read(options), columns, ColumnReference.list(options, DROP));
      return problems.count() == before ? Optional.of(select) : Optional.empty();
    }
  }
}
