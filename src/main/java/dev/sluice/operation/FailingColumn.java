package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.StepResult.Made;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * A new column that can hold an error, and what the run says of a row in which it does.
 *
 * @param name the new column
 * @param error its error such as {@code #N/A}, or null
 * @param source the column that a rejection names
 * @param text its text in the row
 * @param reason why the row is rejected; counts only where there is an error
 * @param dropReason why it is dropped; null where there is no error
 */
record FailingColumn(
    String name, Column error, String source, Column text, Column reason, Column dropReason) {

  private static final String COMPANION = "_error";

  /** The name of the column that holds the error of another when rows with errors are kept. */
  static String companion(String column) {
    return column + COMPANION;
  }

  /**
   * The hidden columns that carry out what the user wants done with errors: marks of rows that are
   * rejected or dropped, or the errors themselves for whatever refers to the columns later.
   */
  static List<Column> outcome(List<FailingColumn> failing, OnError onError) {
    List<Column> results = new ArrayList<>();
    if (failing.isEmpty()) {
      return results;
    }
    switch (onError) {
      case KEEP ->
          failing.forEach(
              column ->
                  results.add(column.error().as(FormulaProjection.errorColumn(column.name()))));
      case DROP -> {
        List<Column> reasons = failing.stream().map(FailingColumn::dropReason).toList();
        results.add(
            coalesce(reasons.toArray(Column[]::new))
                .cast(DataTypes.StringType)
                .as(ControlColumns.DROP));
      }
      case QUARANTINE, FAIL -> {
        List<Column> rejections =
            failing.stream().map(column -> column.rejection(onError)).toList();
        results.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
      }
    }
    return results;
  }

  /** What a result promises of the errors that stay in it. */
  static Made kept(Made made, List<FailingColumn> failing, OnError onError) {
    Map<String, String> companions = new LinkedHashMap<>();
    if (onError == OnError.KEEP) {
      failing.forEach(column -> companions.put(column.name(), companion(column.name())));
    }
    return made.keepingErrors(companions);
  }

  private Column rejection(OnError onError) {
    return ControlColumns.rejectWhen(error.isNotNull(), source, text, onError.reason(reason));
  }

  /** No reason and no error. */
  static Column nothing() {
    return lit(null).cast(DataTypes.StringType);
  }
}
