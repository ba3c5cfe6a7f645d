package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 * Puts the rows of several tables into one, column by column of the same name. All rows stay, equal
 * ones too. No shuffle.
 *
 * <p>"First in its source" goes on by the files that the rows came from, not by the order in which
 * the tables are named; it is lost when one of the tables has lost it.
 *
 * @param with the tables that are appended, and where each is written
 * @param sourceColumn the column that gets the name of the table a row came from
 */
public record Append(
    InputTable table,
    List<ColumnReference> with,
    MissingColumns missingColumns,
    Optional<ColumnReference> sourceColumn)
    implements Step {

  /** What becomes of a column that one of the tables lacks. */
  public enum MissingColumns {
    REFUSE,
    BLANK
  }

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Append {
    with = List.copyOf(with);
  }

  @Override
  public List<String> inputs() {
    return Stream.concat(Stream.of(table.name()), with.stream().map(ColumnReference::name))
        .toList();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Map<String, StructType> schemas = new LinkedHashMap<>();
    table.check(tables, problems).ifPresent(schema -> schemas.put(table.name(), schema));
    AppendedColumns columns = new AppendedColumns(missingColumns, problems);
    for (ColumnReference more : with) {
      if (more.name().equals(table.name()) || schemas.containsKey(more.name())) {
        AppendedColumns.reportTwice(more, problems);
      } else {
        tables
            .require(more.name(), more.place(), problems)
            .ifPresent(schema -> schemas.put(more.name(), schema));
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    StructType result = columns.of(schemas, places(), sourceColumn);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private Map<String, Place> places() {
    Map<String, Place> places = new LinkedHashMap<>();
    places.put(table.name(), table.place());
    with.forEach(more -> places.put(more.name(), more.place()));
    return places;
  }

  @Override
  public StepResult apply(Tables tables) {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    inputs().forEach(name -> schemas.put(name, tables.table(name).schema()));
    StructType result =
        new AppendedColumns(missingColumns, new Problems()).of(schemas, places(), sourceColumn);
    StructType all = withHidden(result, schemas);
    Dataset<Row> rows = null;
    for (String name : inputs()) {
      Dataset<Row> next = aligned(name, tables.table(name), all);
      rows = rows == null ? next : rows.union(next);
    }
    return StepResult.of(
        table.into(),
        StepResult.Made.of(Objects.requireNonNull(rows), new Flow.Combines(inputs())));
  }

  /** What belongs to the row stays only if every table has it; errors stay wherever they are. */
  private static StructType withHidden(StructType result, Map<String, StructType> schemas) {
    Set<StructField> hidden = new LinkedHashSet<>();
    for (StructType schema : schemas.values()) {
      Companions.ofRow(schema).stream()
          .filter(
              name ->
                  schemas.values().stream()
                      .allMatch(other -> List.of(other.fieldNames()).contains(name)))
          .forEach(name -> hidden.add(nullable(name, schema.apply(name).dataType())));
      Companions.ofColumns(schema)
          .forEach(name -> hidden.add(nullable(name, schema.apply(name).dataType())));
    }
    StructType all = result;
    for (StructField field : hidden) {
      all = all.add(field);
    }
    return all;
  }

  private static StructField nullable(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  private Dataset<Row> aligned(String name, Dataset<Row> rows, StructType all) {
    List<String> there = List.of(rows.columns());
    List<Column> columns = new ArrayList<>();
    for (StructField field : all.fields()) {
      boolean isSource =
          sourceColumn.filter(column -> column.name().equals(field.name())).isPresent();
      Column value =
          isSource
              ? lit(name)
              : there.contains(field.name()) ? ColumnReference.named(field.name()) : lit(null);
      boolean isAlready =
          there.contains(field.name())
              && rows.schema().apply(field.name()).dataType().equals(field.dataType());
      columns.add((isAlready ? value : value.cast(field.dataType())).as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "append "
            + with.stream().map(ColumnReference::name).collect(Collectors.joining(", "))
            + " to "
            + table.described()
            + ": no shuffle");
  }

  private static final class Type implements StepType {

    private static final String WITH = "with";
    private static final String MISSING = "missing-columns";
    private static final String SOURCE = "source-column";

    @Override
    public String name() {
      return "append";
    }

    @Override
    public String summary() {
      return "Puts the rows of several tables into one, by the names of their columns.";
    }

    @Override
    public String example() {
      return """
          - append:
              table: january
              with: [february, march]
              missing-columns: blank
              source-column: month
              into: quarter
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              WITH,
              new Shape.ListOf(new Shape.Text("the name of a table")),
              "the tables to append; types that differ must widen without loss")
          .optional(
              MISSING,
              new Shape.Choice(List.of("refuse", "blank")),
              "blank leaves a column blank in the rows of a table that lacks it; without it that"
                  + " is refused")
          .optional(
              SOURCE,
              new Shape.Text("the name of a new column"),
              "a new column that gets the name of the table a row came from");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new Append(
              InputTable.read(options),
              ColumnReference.list(options, WITH),
              options.text(MISSING, "refuse").equals("blank")
                  ? MissingColumns.BLANK
                  : MissingColumns.REFUSE,
              options
                  .optionalText(SOURCE)
                  .map(name -> new ColumnReference(name, options.place(SOURCE)))));
    }
  }
}
