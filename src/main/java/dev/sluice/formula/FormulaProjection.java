package dev.sluice.formula;

import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Several named formulas of one step, compiled together; later ones may use the columns that
 * earlier ones define or replace. Formulas of the row alone are one projection; whole columns of
 * tables cost a join each, shared by all formulas that ask for the same row or key.
 */
public final class FormulaProjection {

  private final List<CompiledColumn> columns;
  private final Plans plans;

  private FormulaProjection(List<CompiledColumn> columns, Plans plans) {
    this.columns = columns;
    this.plans = plans;
  }

  /**
   * Compiles formulas without a SparkSession; every fault of every formula is reported with a caret
   * under its place.
   */
  public static Optional<FormulaProjection> compile(
      LinkedHashMap<String, Formula> columns, Scope scope, Problems problems) {
    return compile(columns, UnaryOperator.identity(), scope, problems);
  }

  /**
   * Compiles one formula as a condition: a boolean column, numbers counting as TRUE unless 0. Null
   * only where the condition is an error.
   */
  public static Optional<FormulaProjection> compileCondition(
      String column, Formula formula, Scope scope, Problems problems) {
    LinkedHashMap<String, Formula> conditions = new LinkedHashMap<>();
    conditions.put(column, formula);
    return compileConditions(conditions, scope, problems);
  }

  /** Compiles several formulas as conditions, each with the name of its column. */
  public static Optional<FormulaProjection> compileConditions(
      LinkedHashMap<String, Formula> conditions, Scope scope, Problems problems) {
    return compile(conditions, Coercion::bool, scope, problems);
  }

  private static Optional<FormulaProjection> compile(
      LinkedHashMap<String, Formula> columns,
      UnaryOperator<Scalar> as,
      Scope scope,
      Problems problems) {
    int before = problems.count();
    JobReferences references = new JobReferences(scope);
    List<CompiledColumn> compiled = new ArrayList<>();
    for (Map.Entry<String, Formula> column : columns.entrySet()) {
      references.plans().nextFormula();
      Scalar value = as.apply(value(column.getValue(), references, problems));
      compiled.add(column(column.getKey(), value, references));
    }
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new FormulaProjection(compiled, references.plans()));
  }

  private static Scalar value(Formula formula, JobReferences references, Problems problems) {
    Faults faults = new Faults(formula.text().text(), formula.text().place(), problems);
    return new Compiler(references, faults).scalar(formula.tree());
  }

  private static CompiledColumn column(String name, Scalar value, JobReferences references) {
    Expression typed = ColumnValue.of(value);
    Attribute column = Plans.attribute(name, typed.dataType());
    Attribute error =
        value.error() == null
            ? null
            : Plans.attribute(JobReferences.ERROR_PREFIX + name, DataTypes.StringType);
    references.define(column, error);
    return new CompiledColumn(column, typed, error, value.error());
  }

  /** The types of the new columns, in the order of the formulas. */
  public LinkedHashMap<String, DataType> types() {
    LinkedHashMap<String, DataType> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.value().dataType()));
    return types;
  }

  /** The columns that can hold an error; the others need no error column. */
  public Set<String> columnsThatCanFail() {
    Set<String> names = new LinkedHashSet<>();
    for (CompiledColumn column : columns) {
      if (column.error() != null) {
        names.add(column.name());
      }
    }
    return names;
  }

  /** The hidden column that holds the error of a column, a text such as {@code #N/A}, or null. */
  public static String errorColumn(String column) {
    return JobReferences.ERROR_PREFIX + column;
  }

  /**
   * Adds the columns, and for each that can fail its hidden error column. Lazy. Rows stay 1:1 and
   * unshuffled but for the joins that {@link #explain} names.
   */
  public Dataset<Row> apply(Dataset<Row> rows, Map<String, Dataset<Row>> tables) {
    return new ProjectionPlan(columns, plans).apply(rows, tables);
  }

  /** The joins in the user's words, one line each; empty when the row alone is enough. */
  public List<String> explain() {
    return plans.joins().stream().map(JoinDescription::of).toList();
  }

  /**
   * A column that a formula defines.
   *
   * @param errorColumn where its error goes; null when it cannot fail
   */
  record CompiledColumn(
      Attribute column,
      Expression value,
      @Nullable Attribute errorColumn,
      @Nullable Expression error) {

    String name() {
      return column.name();
    }
  }
}
