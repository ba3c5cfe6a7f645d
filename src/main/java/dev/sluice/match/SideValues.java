package dev.sluice.match;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * All values of a match, and what they are on either side. Formulas are computed where the rows
 * enter, and travel in hidden columns; columns are taken from the row where they are needed.
 */
final class SideValues {

  private final Match match;
  private final List<SideValue> values = new ArrayList<>();

  SideValues(Match match) {
    this.match = match;
    values.add(match.id());
    values.add(match.amount());
    match.date().ifPresent(values::add);
    match.currency().ifPresent(values::add);
    match.account().ifPresent(values::add);
    for (MatchRule rule : match.rules()) {
      values.addAll(rule.keys());
      rule.similar().forEach(similar -> values.add(similar.texts()));
    }
    values.addAll(match.breaks().keys());
    values.addAll(match.breaks().compare());
  }

  /** The tables that formulas name. */
  Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    for (boolean right : List.of(false, true)) {
      formulas(right, new Problems()).values().forEach(formula -> tables.addAll(formula.tables()));
    }
    return tables;
  }

  /** The hidden column that a formula of a side is computed into. */
  static String hidden(SideValue.Written formula) {
    return ItemColumns.HIDDEN + "formula_" + formula.text();
  }

  /** What a value is in the rows of a side, computed or not. */
  static String column(SideValue.Written written) {
    return written.isFormula() ? hidden(written) : written.text();
  }

  private LinkedHashMap<String, Formula> formulas(boolean right, Problems problems) {
    LinkedHashMap<String, Formula> formulas = new LinkedHashMap<>();
    for (SideValue value : values) {
      SideValue.Written written = value.on(right);
      if (written.isFormula() && !formulas.containsKey(hidden(written))) {
        Formula.parse(new FormulaText(written.text(), written.place()), problems)
            .ifPresent(formula -> formulas.put(hidden(written), formula));
      }
    }
    return formulas;
  }

  /** The types of a side's values by their column; what is wrong with them is reported. */
  Map<String, DataType> types(
      boolean right, StructType schema, TableSchemas tables, Problems problems) {
    Map<String, DataType> types = new LinkedHashMap<>();
    String table = table(right);
    for (SideValue value : values) {
      SideValue.Written written = value.on(right);
      if (!written.isFormula() && !types.containsKey(written.text())) {
        TableSchemas.requireColumn(table, schema, written.text(), written.place(), problems)
            .map(StructField::dataType)
            .ifPresent(type -> types.put(written.text(), type));
      }
    }
    compiled(right, schema, tables, problems)
        .ifPresent(projection -> types.putAll(projection.types()));
    return types;
  }

  private Optional<FormulaProjection> compiled(
      boolean right, StructType schema, TableSchemas tables, Problems problems) {
    LinkedHashMap<String, Formula> formulas = formulas(right, problems);
    return formulas.isEmpty()
        ? Optional.empty()
        : FormulaProjection.compile(
            formulas, new Scope(table(right), schema, tables.tables(), tables.asOf()), problems);
  }

  private String table(boolean right) {
    return (right ? match.right() : match.left()).table();
  }

  /** Adds the formulas of a side to its rows; a formula that fails gives a blank. */
  Dataset<Row> computed(boolean right, Dataset<Row> rows, Tables tables) {
    Optional<FormulaProjection> projection =
        compiled(right, rows.schema(), tables.schemas(), new Problems());
    if (projection.isEmpty()) {
      return rows;
    }
    Dataset<Row> computed = projection.get().apply(rows, tables.byName());
    Set<String> wanted = new LinkedHashSet<>(Arrays.asList(rows.columns()));
    wanted.addAll(projection.get().types().keySet());
    return computed.select(wanted.stream().map(ColumnReference::named).toArray(Column[]::new));
  }

  /** The hidden columns of the formulas of both sides. */
  Set<String> hiddenColumns(boolean right) {
    return formulas(right, new Problems()).keySet();
  }

  /**
   * A value in the rows of the pool, where rows of both sides stand one below the other.
   *
   * @param isRight whether a row is of the right side
   */
  static Column inPool(SideValue value, Column isRight, DataType common) {
    String left = column(value.left());
    String right = column(value.right());
    Column found =
        left.equals(right)
            ? ColumnReference.named(left)
            : functions
                .when(isRight, ColumnReference.named(right).cast(common))
                .otherwise(ColumnReference.named(left).cast(common));
    return found.cast(common);
  }
}
