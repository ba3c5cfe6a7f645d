package dev.sluice.operation;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What is looked up for each row: a column of its table, or a formula that starts with {@code =}.
 */
record LookupKey(String written, Place place) {

  private static final String COMPUTED = HiddenColumns.PREFIX + "lookup_key";

  boolean isFormula() {
    return written.startsWith("=");
  }

  /** The other tables that a formula reads. */
  Set<String> tables() {
    return isFormula()
        ? Formula.parse(text(), new Problems()).map(Formula::tables).orElse(Set.of())
        : new LinkedHashSet<>();
  }

  private FormulaText text() {
    return new FormulaText(written, place);
  }

  /** The type of the key; what is wrong with it is reported. */
  Optional<DataType> check(
      String table, StructType schema, TableSchemas tables, Problems problems) {
    if (isFormula()) {
      return projection(table, schema, tables, problems)
          .map(projection -> projection.types().values().iterator().next());
    }
    return TableSchemas.requireColumn(table, schema, written, place, problems)
        .map(StructField::dataType);
  }

  private Optional<FormulaProjection> projection(
      String table, StructType schema, TableSchemas tables, Problems problems) {
    return Formula.parse(text(), problems)
        .flatMap(
            formula ->
                FormulaProjection.compile(
                    new LinkedHashMap<>(Map.of(COMPUTED, formula)),
                    new Scope(table, schema, tables.tables(), tables.asOf()),
                    problems));
  }

  /** The rows with the key in {@link #column}, and with its errors if it can have any. */
  Dataset<Row> with(String table, Dataset<Row> rows, Tables tables) {
    return isFormula()
        ? projection(table, rows.schema(), tables.schemas(), new Problems())
            .orElseThrow()
            .apply(rows, tables.byName())
        : rows;
  }

  /** The name of the column that holds the key. */
  String column() {
    return isFormula() ? COMPUTED : written;
  }

  /** The hidden column with the errors of the key, if rows with this schema have one. */
  Optional<String> errorColumn(StructType schema) {
    return Optional.of(FormulaProjection.errorColumn(column()))
        .filter(List.of(schema.fieldNames())::contains);
  }

  /** True when the key can be an error. */
  boolean canFail(String table, StructType schema, TableSchemas tables) {
    return isFormula()
        ? projection(table, schema, tables, new Problems())
            .map(projection -> !projection.columnsThatCanFail().isEmpty())
            .orElse(false)
        : errorColumn(schema).isPresent();
  }
}
