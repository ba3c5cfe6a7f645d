package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.value.ExcelError;
import dev.sluice.operation.OnError;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.StepResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The aggregates that count a stage: used both to observe the pass that runs it anyway and, when
 * that pass told nothing or told it twice, to count again.
 */
final class Measures {

  private static final List<String> SIDES = List.of("both", "left", "right");

  private final List<Column> columns = new ArrayList<>();
  private final List<String> dropReasons;
  private final List<String> sides;
  private final List<String> controls;
  private final List<String> errorColumns;
  private final boolean folds;
  private final boolean isPlain;

  private Measures(
      List<String> dropReasons,
      List<String> sides,
      List<String> controls,
      List<String> errorColumns,
      boolean folds,
      boolean isPlain) {
    this.dropReasons = dropReasons;
    this.sides = sides;
    this.controls = controls;
    this.errorColumns = errorColumns;
    this.folds = folds;
    this.isPlain = isPlain;
  }

  /** The measures of a source, which may carry {@link ControlColumns#REJECT}. */
  static Measures of(Dataset<Row> source, List<String> controls) {
    return of(source, List.of(), controls, Map.of());
  }

  /** The measures of what a step made. */
  static Measures of(StepResult.Made made, List<String> controls) {
    return of(made.rows(), made.dropReasons(), controls, made.errorColumns());
  }

  private static Measures of(
      Dataset<Row> made,
      List<String> dropReasons,
      List<String> controls,
      Map<String, String> errorColumns) {
    List<String> present = Arrays.asList(made.columns());
    boolean drops = present.contains(ControlColumns.DROP);
    boolean rejects = present.contains(ControlColumns.REJECT);
    Column isRejected = rejects ? col(ControlColumns.REJECT).isNotNull() : lit(false);
    Column isDropped =
        drops ? isRejected.unary_$bang().and(col(ControlColumns.DROP).isNotNull()) : lit(false);
    Column isKept = isRejected.unary_$bang().and(isDropped.unary_$bang());
    Measures measures =
        new Measures(
            drops ? dropReasons : List.of(),
            present.contains(ControlColumns.SIDE) ? SIDES : List.of(),
            controls,
            List.copyOf(errorColumns.keySet()),
            present.contains(ControlColumns.FOLDED),
            !drops && !rejects);
    // Dropped rows are added to it by reason: a group that is dropped counts as its rows.
    measures.add(countWhen(isDropped.unary_$bang()));
    measures.add(countWhen(isRejected));
    measures.add(countWhen(isRejected.and(rejects ? isFailing() : lit(false))));
    for (String reason : measures.dropReasons) {
      Column isReason = isDropped.and(col(ControlColumns.DROP).equalTo(reason));
      measures.add(measures.folds ? foldedWhen(isReason) : countWhen(isReason));
    }
    if (measures.folds) {
      measures.add(foldedWhen(lit(true)));
    }
    for (String side : measures.sides) {
      measures.add(countWhen(col(ControlColumns.SIDE).equalTo(side)));
    }
    for (String control : controls) {
      Column value = exact(made, control);
      measures.add(sumWhen(isKept, value));
      measures.add(sumWhen(isDropped, value));
      measures.add(sumWhen(isRejected, value));
    }
    for (String errorColumn : errorColumns.values()) {
      for (ExcelError error : ExcelError.values()) {
        measures.add(countWhen(column(made, errorColumn).equalTo(error.code())));
      }
    }
    return measures;
  }

  private static Column isFailing() {
    return col(ControlColumns.REJECT).getField("reason").startsWith(OnError.FAIL_PREFIX);
  }

  private static Column foldedWhen(Column condition) {
    return coalesce(sum(when(condition, col(ControlColumns.FOLDED))), lit(0L));
  }

  private static Column column(Dataset<Row> made, String name) {
    return made.col("`" + name.replace("`", "``") + "`");
  }

  /** True when a type has exact sums. */
  static boolean isExact(DataType type) {
    return type instanceof DecimalType
        || type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType);
  }

  private static Column exact(Dataset<Row> made, String column) {
    DataType type = made.schema().apply(column).dataType();
    Column value = column(made, column);
    return type instanceof DecimalType ? value : value.cast(DataTypes.createDecimalType(19, 0));
  }

  private static Column countWhen(Column condition) {
    return count(when(condition, lit(1)));
  }

  private static Column sumWhen(Column condition, Column value) {
    return sum(when(condition, value));
  }

  private void add(Column measure) {
    columns.add(measure.as("m" + columns.size()));
  }

  /** True when rows are counted and nothing else: none is marked, and nothing is summed up. */
  boolean isPlainCount() {
    return isPlain
        && dropReasons.isEmpty()
        && sides.isEmpty()
        && !folds
        && controls.isEmpty()
        && errorColumns.isEmpty();
  }

  /** What the aggregates of a plain count are where so many rows were counted. */
  static Row plainCount(long rows) {
    return RowFactory.create(rows, 0L, 0L);
  }

  /** The aggregate columns. */
  List<Column> columns() {
    return List.copyOf(columns);
  }

  /** Counts by a pass of its own. */
  StageCounts recount(Dataset<Row> made) {
    return read(
        made.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new)).head());
  }

  /** What the measures say. */
  StageCounts read(Row row) {
    Reader reader = new Reader(row);
    long notDropped = reader.nextLong();
    long rejected = reader.nextLong();
    long failing = reader.nextLong();
    Map<String, Long> dropped = new LinkedHashMap<>();
    dropReasons.forEach(reason -> dropped.put(reason, reader.nextLong()));
    long folded = folds ? reader.nextLong() : 0;
    Map<String, Long> bySide = new LinkedHashMap<>();
    sides.forEach(side -> bySide.put(side, reader.nextLong()));
    Map<String, StageCounts.Sums> sums = new LinkedHashMap<>();
    for (String control : controls) {
      sums.put(
          control,
          new StageCounts.Sums(reader.nextDecimal(), reader.nextDecimal(), reader.nextDecimal()));
    }
    Map<String, Map<String, Long>> errors = new LinkedHashMap<>();
    for (String column : errorColumns) {
      Map<String, Long> byKind = new LinkedHashMap<>();
      for (ExcelError error : ExcelError.values()) {
        byKind.put(error.code(), reader.nextLong());
      }
      byKind.values().removeIf(cells -> cells == 0);
      errors.put(column, byKind);
    }
    long made = notDropped + dropped.values().stream().mapToLong(Long::longValue).sum();
    return new StageCounts(made, rejected, failing, dropped, folded, bySide, sums, errors);
  }

  /** Reads the measures in the order in which they were added. */
  private static final class Reader {
    private final Row row;
    private int next;

    Reader(Row row) {
      this.row = row;
    }

    long nextLong() {
      return row.getLong(next++);
    }

    BigDecimal nextDecimal() {
      BigDecimal value = row.getDecimal(next++);
      return value == null ? BigDecimal.ZERO : value;
    }
  }
}
