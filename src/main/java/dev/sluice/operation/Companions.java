package dev.sluice.operation;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * The hidden columns that travel with a row: where it comes from, and the errors of columns whose
 * rows stayed although a formula failed. An error follows its column to another name.
 */
final class Companions {

  private static final String ERROR = FormulaProjection.errorColumn("");

  private Companions() {}

  /** The names of those that belong to the row, not to one of its columns. */
  static List<String> ofRow(StructType schema) {
    return Arrays.stream(schema.fieldNames())
        .filter(name -> HiddenColumns.isHidden(name) && !name.startsWith(ERROR))
        .toList();
  }

  /** The names of those that are the error of a column. */
  static List<String> ofColumns(StructType schema) {
    return Arrays.stream(schema.fieldNames()).filter(name -> name.startsWith(ERROR)).toList();
  }

  /**
   * The error columns of some columns as far as there are any, from the name that they take on to
   * the one they have.
   */
  static Map<String, String> ofColumns(StructType schema, Map<String, String> columnByName) {
    Map<String, String> errors = new LinkedHashMap<>();
    List<String> there = List.of(schema.fieldNames());
    columnByName.forEach(
        (name, column) -> {
          String error = FormulaProjection.errorColumn(column);
          if (there.contains(error)) {
            errors.put(FormulaProjection.errorColumn(name), error);
          }
        });
    return errors;
  }

  /** True when the table knows which row comes first in its source. */
  static boolean hasRowOrder(StructType schema) {
    return List.of(schema.fieldNames()).contains(HiddenColumns.ROW_ORDER);
  }
}
