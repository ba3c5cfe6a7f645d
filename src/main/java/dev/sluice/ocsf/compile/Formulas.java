package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * The Excel formulas of a mapping. A reference such as {@code [@event.src_ip]} is the text of the
 * field {@code $.event.src_ip}; other tables of the job may be looked up.
 */
final class Formulas {

  private static final String RESULT = HiddenColumns.PREFIX + "formula_";

  /** Below it a double without a fraction is a whole number that can be written as one. */
  private static final double EXACT = 1e15;

  private final LinkedHashMap<FormulaText, String> columns = new LinkedHashMap<>();
  private final Map<String, DataType> types = new LinkedHashMap<>();
  private final Set<FieldPath> paths = new LinkedHashSet<>();
  private final Set<String> tables = new LinkedHashSet<>();
  private final LinkedHashMap<String, Formula> parsed = new LinkedHashMap<>();

  private Formulas() {}

  /** Reads formulas; every fault is reported. */
  static Formulas of(List<FormulaText> texts, Problems problems) {
    Formulas formulas = new Formulas();
    for (FormulaText text : texts) {
      if (formulas.columns.containsKey(text)) {
        continue;
      }
      Formula.parse(text, problems).ifPresent(formula -> formulas.add(formula, problems));
    }
    return formulas;
  }

  private void add(Formula formula, Problems problems) {
    String column = RESULT + columns.size();
    columns.put(formula.text(), column);
    parsed.put(column, formula);
    tables.addAll(formula.tables());
    for (String name : formula.columns()) {
      path(name)
          .ifPresentOrElse(
              paths::add,
              () ->
                  problems.report(
                      Problem.user(
                          formula.text().place(),
                          "bad-path",
                          "\"" + name + "\" is no path of a record")));
    }
  }

  /** The field that a formula means by the name of a column. */
  private static Optional<FieldPath> path(String column) {
    try {
      return Optional.of(
          FieldPath.parse(
              column.startsWith("$")
                  ? column
                  : column.startsWith("[") ? "$" + column : "$." + column));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The fields that the formulas refer to. */
  Set<FieldPath> paths() {
    return paths;
  }

  /** The tables of the job that they look into. */
  Set<String> tables() {
    return tables;
  }

  /** Checks them against the tables of the job; every fault is reported. */
  void check(TableSchemas schemas, Problems problems) {
    compile(schemas, problems).ifPresent(projection -> types.putAll(projection.types()));
  }

  private Optional<FormulaProjection> compile(TableSchemas schemas, Problems problems) {
    List<StructField> fields = new ArrayList<>();
    names()
        .forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.StringType, true)));
    return FormulaProjection.compile(
        parsed,
        new Scope(
            HiddenColumns.PREFIX + "record",
            new StructType(fields.toArray(StructField[]::new)),
            schemas.tables(),
            schemas.asOf()),
        problems);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    parsed.values().forEach(formula -> names.addAll(formula.columns()));
    return names;
  }

  /** Adds a column for each formula; a join for each table that is looked into. */
  Dataset<Row> apply(
      Dataset<Row> rows,
      FieldColumns fields,
      TableSchemas schemas,
      Map<String, Dataset<Row>> tablesByName) {
    if (parsed.isEmpty()) {
      return rows;
    }
    List<Column> flat = new ArrayList<>();
    flat.add(ColumnReference.everything());
    Set<String> names = names();
    names.forEach(name -> flat.add(fields.text(path(name).orElseThrow()).as(name)));
    FormulaProjection projection = compile(schemas, new Problems()).orElseThrow();
    types.putAll(projection.types());
    Dataset<Row> computed =
        projection.apply(rows.select(flat.toArray(Column[]::new)), tablesByName);
    return computed.drop(names.toArray(String[]::new));
  }

  /** The result of a formula as text; null where it is blank or an error. */
  Column text(FormulaText formula) {
    String name = name(formula);
    Column value = ColumnReference.named(name);
    DataType type = types.getOrDefault(name, DataTypes.StringType);
    if (type.equals(DataTypes.DoubleType)) {
      return when(
              value.equalTo(floor(value)).and(value.between(-EXACT, EXACT)),
              value.cast(DataTypes.LongType).cast(DataTypes.StringType))
          .otherwise(value.cast(DataTypes.StringType));
    }
    return when(value.cast(DataTypes.StringType).notEqual(""), value.cast(DataTypes.StringType));
  }

  /** Whether a formula is true: TRUE, a number other than 0; never null. */
  Column condition(FormulaText formula) {
    String name = name(formula);
    Column value = ColumnReference.named(name);
    DataType type = types.getOrDefault(name, DataTypes.BooleanType);
    Column holds =
        type.equals(DataTypes.BooleanType)
            ? value
            : type.equals(DataTypes.StringType)
                ? value.equalTo("TRUE")
                : value.cast(DataTypes.DoubleType).notEqual(0);
    return coalesce(holds, lit(false));
  }

  private String name(FormulaText formula) {
    String name = columns.get(formula);
    if (name == null) {
      throw new IllegalStateException("formula " + formula.text() + " was not collected");
    }
    return name;
  }
}
