package dev.sluice.operation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.compile.LosslessType;
import dev.sluice.problem.Problem;
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
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns columns into rows: every row becomes one row for each of some columns, with the name of the
 * column and its cell. It is the opposite of a pivot table. No shuffle.
 *
 * @param keep the columns that every row keeps; empty for all others
 * @param columns the columns that become rows; empty for all others
 * @param blanks what becomes of a blank cell
 */
public record Unpivot(
    InputTable table,
    List<ColumnReference> keep,
    List<ColumnReference> columns,
    ColumnReference namesTo,
    ColumnReference valuesTo,
    Blanks blanks)
    implements Step {

  /** What becomes of a blank cell. */
  public enum Blanks {
    /** It is a row with a blank. */
    KEEP,
    /** Its row is dropped and counted. */
    SKIP
  }

  /** How users write it. */
  public static final StepType TYPE = new UnpivotType();

  private static final String CELL = HiddenColumns.PREFIX + "cell";
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String ERROR = "error";

  public Unpivot {
    keep = List.copyOf(keep);
    columns = List.copyOf(columns);
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
        table.check(tables, problems).flatMap(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private Optional<StructType> result(StructType schema, Problems problems) {
    int before = problems.count();
    ColumnReference.require(keep, table.name(), schema, problems);
    ColumnReference.require(columns, table.name(), schema, problems);
    List<String> kept = keep.stream().map(ColumnReference::name).toList();
    columns.stream()
        .filter(column -> kept.contains(column.name()))
        .forEach(
            column ->
                problems.report(
                    Problem.user(
                        column.place(),
                        "conflicting-columns",
                        "column \"" + column.name() + "\" cannot both be kept and become rows")));
    if (problems.count() > before) {
      return Optional.empty();
    }
    if (unpivoted(schema).isEmpty()) {
      problems.report(
          Problem.user(
              table.place(), "no-column-left", "there is no column left that could become rows"));
      return Optional.empty();
    }
    ResultColumns result = new ResultColumns(problems);
    for (String name : kept(schema)) {
      result.add(schema.apply(name), table.place());
    }
    result.add(
        DataTypes.createStructField(namesTo.name(), DataTypes.StringType, true), namesTo.place());
    valueType(schema, problems)
        .ifPresent(
            type ->
                result.add(
                    DataTypes.createStructField(valuesTo.name(), type, true), valuesTo.place()));
    return Optional.of(result.schema());
  }

  private List<String> kept(StructType schema) {
    if (!keep.isEmpty()) {
      return keep.stream().map(ColumnReference::name).toList();
    }
    List<String> others = new ArrayList<>(TableSchemas.visible(schema));
    others.removeAll(columns.stream().map(ColumnReference::name).toList());
    return others;
  }

  private List<String> unpivoted(StructType schema) {
    if (!columns.isEmpty()) {
      return columns.stream().map(ColumnReference::name).toList();
    }
    List<String> others = new ArrayList<>(TableSchemas.visible(schema));
    others.removeAll(keep.stream().map(ColumnReference::name).toList());
    return others;
  }

  /** The type of the cells; the first column that fits in no type with those before is reported. */
  private Optional<DataType> valueType(StructType schema, Problems problems) {
    List<String> names = unpivoted(schema);
    DataType common = schema.apply(names.get(0)).dataType();
    for (String name : names) {
      DataType type = schema.apply(name).dataType();
      Optional<DataType> wider = LosslessType.of(common, type);
      if (wider.isEmpty()) {
        problems.report(
            Problem.user(
                    columns.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .map(ColumnReference::place)
                        .orElse(table.place()),
                    "types-differ",
                    "column \""
                        + name
                        + "\" is "
                        + TypeNames.written(type)
                        + " but the columns before it are "
                        + TypeNames.written(common)
                        + ", and no type holds both without loss")
                .withHint("cast them to one type before, such as text"));
        return Optional.empty();
      }
      common = wider.get();
    }
    return Optional.of(common);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    DataType type = valueType(schema, new Problems()).orElseThrow();
    List<String> names = unpivoted(schema);
    boolean hasErrors = names.stream().anyMatch(name -> hasError(schema, name));
    List<Column> results = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    kept(schema).forEach(name -> kept.put(name, name));
    kept.keySet().forEach(name -> results.add(ColumnReference.named(name)));
    List<Column> hidden = new ArrayList<>();
    Companions.ofColumns(schema, kept)
        .keySet()
        .forEach(name -> hidden.add(ColumnReference.named(name)));
    Companions.ofRow(schema).forEach(name -> hidden.add(ColumnReference.named(name)));
    List<Column> before = new ArrayList<>(results);
    before.addAll(hidden);
    before.add(
        explode(array(names.stream().map(name -> cell(schema, name, type)).toArray(Column[]::new)))
            .as(CELL));
    Column value = col(CELL).getField(VALUE);
    results.add(col(CELL).getField(NAME).as(namesTo.name()));
    results.add(value.as(valuesTo.name()));
    results.addAll(hidden);
    if (hasErrors) {
      results.add(col(CELL).getField(ERROR).as(FormulaProjection.errorColumn(valuesTo.name())));
    }
    if (blanks == Blanks.SKIP) {
      Column isBlank = value.isNull();
      // An error is no blank, although its cell holds no value.
      Column isSkipped = hasErrors ? isBlank.and(col(CELL).getField(ERROR).isNull()) : isBlank;
      results.add(when(isSkipped, dropReason()).as(ControlColumns.DROP));
    }
    StepResult.Made made =
        StepResult.Made.of(
                rows.select(before.toArray(Column[]::new)).select(results.toArray(Column[]::new)),
                new Flow.Repeats(table.name(), names.size()))
            .replacing(new LinkedHashSet<>(List.of(namesTo.name(), valuesTo.name())));
    return StepResult.of(table.into(), blanks == Blanks.SKIP ? made.dropping(dropReason()) : made);
  }

  private static boolean hasError(StructType schema, String column) {
    return Arrays.asList(schema.fieldNames()).contains(FormulaProjection.errorColumn(column));
  }

  private static Column cell(StructType schema, String name, DataType type) {
    Column error =
        hasError(schema, name)
            ? ColumnReference.named(FormulaProjection.errorColumn(name))
            : Conversion.cast(lit(null), DataTypes.StringType);
    return struct(
        lit(name).as(NAME),
        Conversion.cast(ColumnReference.named(name), type).as(VALUE),
        error.as(ERROR));
  }

  private String dropReason() {
    return "blank in " + valuesTo.name();
  }

  @Override
  public List<String> explain() {
    String what = columns.isEmpty() ? "all columns but " + names(keep) : names(columns);
    return List.of(
        "unpivot "
            + table.described()
            + ": "
            + what
            + " as rows of "
            + namesTo.name()
            + " and "
            + valuesTo.name()
            + "; no shuffle");
  }

  private static String names(List<ColumnReference> references) {
    return references.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
  }
}
