package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Builds the lazy result of a {@link Lookup} once rows have been found: the values, the constants
 * of rows without a match, and what becomes of errors.
 */
final class LookupPlan {

  private static final String MATCHED = HiddenColumns.PREFIX + "lookup_matched";
  private static final String NOT_AVAILABLE = ExcelError.NA.code();
  private static final String BLANK_KEY = "blank key";
  private static final String OTHER_ERROR = "error in the key or in what was found";

  private final Lookup step;
  private final Tables tables;
  private final Dataset<Row> rows;
  private final Dataset<Row> other;
  private final String noMatch;

  LookupPlan(Lookup step, Tables tables) {
    this.step = step;
    this.tables = tables;
    this.rows = tables.table(step.table().name());
    this.other = tables.table(step.in().name());
    this.noMatch = "no match in " + step.in().name();
  }

  /** A lookup that leaves each row one row. */
  Made made() {
    Dataset<Row> found =
        step.search()
            .join(
                keyed(),
                step.keys().columns(),
                other,
                step.keys().matchColumns(),
                columns(),
                MATCHED);
    Column isMatched = ColumnReference.named(MATCHED);
    List<FailingColumn> failing = failing(found, isMatched);
    List<Column> results = values(found, isMatched, failing);
    Arrays.stream(rows.columns())
        .filter(HiddenColumns::isHidden)
        .forEach(name -> results.add(ColumnReference.named(name)));
    results.addAll(FailingColumn.outcome(failing, step.onError()));
    Made made =
        Made.of(found.select(results.toArray(Column[]::new)), new Flow.Keeps(step.table().name()));
    return FailingColumn.kept(
        failing.isEmpty() || step.onError() != OnError.DROP
            ? made
            : made.dropping(noMatch, BLANK_KEY, OTHER_ERROR),
        failing,
        step.onError());
  }

  /** The rows with their keys. */
  Dataset<Row> keyed() {
    return step.keys().with(step.table().name(), rows, tables);
  }

  /** What a row without a match is dropped under. */
  String noMatch() {
    return noMatch;
  }

  /** The columns to find, their errors among them, by their name in the result. */
  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    step.returned().forEach(choice -> columns.put(choice.name(), choice.column()));
    columns.putAll(Companions.ofColumns(other.schema(), columns));
    return columns;
  }

  /** The new columns that can hold an error. */
  List<FailingColumn> failing(Dataset<Row> found, Column isMatched) {
    Set<String> names = step.columnsThatCanFail(rows.schema(), other.schema(), tables.schemas());
    return names.stream().map(name -> failing(found, isMatched, name)).toList();
  }

  private FailingColumn failing(Dataset<Row> found, Column isMatched, String name) {
    Column error = error(found, isMatched, name);
    Column isMiss = isMiss(found, isMatched);
    Column isBlank = step.keys().isBlank();
    return new FailingColumn(
        name,
        error,
        step.keys().source(name),
        step.keys().text(),
        when(isMiss.and(isBlank), NOT_AVAILABLE + ": " + BLANK_KEY)
            .when(isMiss, NOT_AVAILABLE + ": " + noMatch)
            .otherwise(error),
        when(error.isNull(), FailingColumn.nothing())
            .when(isMiss.and(isBlank), BLANK_KEY)
            .when(isMiss, noMatch)
            .otherwise(OTHER_ERROR));
  }

  /** The user's columns. */
  List<Column> values(Dataset<Row> found, Column isMatched, List<FailingColumn> failing) {
    StructType result =
        step.result(rows.schema(), other.schema(), tables.schemas(), new Problems()).schema();
    List<String> returned = step.returned().stream().map(ColumnChoice::name).toList();
    List<String> there = List.of(rows.columns());
    List<Column> values = new ArrayList<>();
    for (StructField field : result.fields()) {
      String name = field.name();
      Optional<FailingColumn> companion =
          failing.stream()
              .filter(column -> FailingColumn.companion(column.name()).equals(name))
              .findFirst();
      if (returned.contains(name)) {
        values.add(value(found, isMatched, field).as(name));
      } else if (companion.isPresent() && !there.contains(name)) {
        values.add(companion.get().error().as(name));
      } else {
        values.add(ColumnReference.named(name));
      }
    }
    return values;
  }

  private Column value(Dataset<Row> found, Column isMatched, StructField field) {
    Column value = ColumnReference.named(field.name());
    return step.misses()
        .defaultOf(field.name(), field.dataType())
        .map(otherwise -> when(isMiss(found, isMatched), otherwise).otherwise(value))
        .orElse(value);
  }

  /** The error of a new column: that of the key, else a miss, else that of the cell found. */
  private Column error(Dataset<Row> found, Column isMatched, String name) {
    List<Column> errors = new ArrayList<>();
    step.keys().error(found.schema()).ifPresent(errors::add);
    if (step.misses().fail()) {
      errors.add(when(not(isMatched), NOT_AVAILABLE));
    }
    String ofCell = FormulaProjection.errorColumn(name);
    if (List.of(found.columns()).contains(ofCell)) {
      errors.add(ColumnReference.named(ofCell));
    }
    return coalesce(errors.toArray(Column[]::new));
  }

  /** True when the keys are sound but nothing was found. */
  Column isMiss(Dataset<Row> found, Column isMatched) {
    Column isMissing = not(isMatched);
    return step.keys()
        .error(found.schema())
        .map(error -> isMissing.and(error.isNull()))
        .orElse(isMissing);
  }
}
