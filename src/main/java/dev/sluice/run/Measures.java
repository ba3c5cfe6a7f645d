package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
  private final boolean folds;

  private Measures(
      List<String> dropReasons, List<String> sides, List<String> controls, boolean folds) {
    this.dropReasons = dropReasons;
    this.sides = sides;
    this.controls = controls;
    this.folds = folds;
  }

  /** The measures of a table that may carry control columns. */
  static Measures of(Dataset<Row> made, List<String> dropReasons, List<String> controls) {
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
            present.contains(ControlColumns.FOLDED));
    measures.add(count(lit(1)));
    measures.add(rejects ? countWhen(isRejected) : count(lit(null)));
    for (String reason : measures.dropReasons) {
      measures.add(countWhen(isDropped.and(col(ControlColumns.DROP).equalTo(reason))));
    }
    if (measures.folds) {
      measures.add(coalesce(sum(col(ControlColumns.FOLDED)), lit(0L)));
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
    return measures;
  }

  /** True when a type has exact sums. */
  static boolean isExact(DataType type) {
    return type instanceof DecimalType
        || type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType);
  }

  private static Column exact(Dataset<Row> made, String column) {
    DataType type = made.schema().apply(column).dataType();
    Column value = made.col("`" + column.replace("`", "``") + "`");
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
    long made = reader.nextLong();
    long rejected = reader.nextLong();
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
    return new StageCounts(made, rejected, dropped, folded, bySide, sums);
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

  /** Whether a stage of this flow must be counted at all. */
  static boolean isNeeded(Flow flow, Dataset<Row> made) {
    return !(flow instanceof Flow.Projects)
        || Arrays.stream(made.columns())
            .anyMatch(
                column ->
                    column.equals(ControlColumns.DROP) || column.equals(ControlColumns.REJECT));
  }
}
