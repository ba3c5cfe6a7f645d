package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The cells of a row in which an operation may find an error, and what becomes of such rows: they
 * go to quarantine, are dropped and counted, or stay with the errors beside them, as after a
 * formula.
 */
record CellFaults(OnError onError, List<CellFault> faults) {

  /**
   * One column that can hold an error.
   *
   * @param column the column of the result
   * @param source the column of the input that a quarantined row is listed under
   * @param error the code of the error, or null
   * @param cell the cell as it was, for quarantine
   * @param why what did not work, such as {@code amount cannot become decimal(18,2)}
   */
  record CellFault(String column, String source, Column error, Column cell, String why) {}

  private static final String COMPANION = "_error";
  private static final String CELL = HiddenColumns.PREFIX + "cell_";

  CellFaults {
    faults = List.copyOf(faults);
  }

  /** The columns in which rows that stay keep their errors, each with the column it belongs to. */
  Map<String, String> companions() {
    Map<String, String> companions = new LinkedHashMap<>();
    if (onError == OnError.KEEP) {
      faults.forEach(fault -> companions.put(fault.column() + COMPANION, fault.column()));
    }
    return companions;
  }

  /** The fields of {@link #companions}. */
  List<StructField> companionFields() {
    return companions().values().stream().map(CellFaults::companionField).toList();
  }

  /** The column in which rows that stay keep the errors of another one. */
  static StructField companionField(String column) {
    return DataTypes.createStructField(column + COMPANION, DataTypes.StringType, true);
  }

  /** The hidden columns that {@link #made} needs beside the result. */
  List<Column> evidence() {
    List<Column> evidence = new ArrayList<>();
    for (CellFault fault : faults) {
      evidence.add(fault.error().as(FormulaProjection.errorColumn(fault.column())));
      if (onError.rejects()) {
        evidence.add(fault.cell().as(CELL + fault.column()));
      }
    }
    return evidence;
  }

  /**
   * The result with its marks.
   *
   * @param computed the columns of the result, but for the companions, and the {@link #evidence}
   * @param visible the user's columns of the result in their order, companions included
   * @param flow what the operation does to rows
   */
  Made made(Dataset<Row> computed, List<String> visible, Flow flow) {
    Map<String, String> companions = companions();
    List<Column> results = new ArrayList<>();
    for (String name : visible) {
      String failing = companions.get(name);
      results.add(failing == null ? ColumnReference.named(name) : error(failing).as(name));
    }
    for (String name : computed.columns()) {
      if (HiddenColumns.isHidden(name) && goesOn(name)) {
        results.add(ColumnReference.named(name));
      }
    }
    mark().ifPresent(results::add);
    Map<String, String> errorColumns = new LinkedHashMap<>();
    companions.forEach((companion, column) -> errorColumns.put(column, companion));
    Made made =
        Made.of(computed.select(results.toArray(Column[]::new)), flow).keepingErrors(errorColumns);
    return onError == OnError.DROP && !faults.isEmpty()
        ? made.dropping(faults.stream().map(CellFault::why).distinct().toArray(String[]::new))
        : made;
  }

  /** Errors stay hidden beside a column whose rows stay: later formulas give the same error. */
  private boolean goesOn(String hidden) {
    return !hidden.startsWith(CELL)
        && (onError == OnError.KEEP
            || faults.stream()
                .noneMatch(fault -> FormulaProjection.errorColumn(fault.column()).equals(hidden)));
  }

  private Optional<Column> mark() {
    if (faults.isEmpty() || onError == OnError.KEEP) {
      return Optional.empty();
    }
    Column[] marks = faults.stream().map(this::mark).toArray(Column[]::new);
    String name = onError == OnError.DROP ? ControlColumns.DROP : ControlColumns.REJECT;
    return Optional.of(coalesce(marks).as(name));
  }

  private Column mark(CellFault fault) {
    Column error = error(fault.column());
    return onError == OnError.DROP
        ? when(error.isNotNull(), fault.why())
        : ControlColumns.rejectWhen(
            error.isNotNull(),
            fault.source(),
            ColumnReference.named(CELL + fault.column()),
            onError.reason(concat(error, lit(": " + fault.why()))));
  }

  private static Column error(String column) {
    return ColumnReference.named(FormulaProjection.errorColumn(column));
  }
}
