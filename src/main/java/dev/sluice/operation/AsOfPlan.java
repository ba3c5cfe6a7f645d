package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.operation.asof.AsOfMerge;
import dev.sluice.operation.asof.Look;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.MergedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.math.BigInt;

/** Builds the lazy result of an {@link AsOfJoin}. */
final class AsOfPlan {

  /** With {@code auto}, a table of more bytes makes brackets worth a sample. */
  static final long LARGE = 256L << 20;

  private static final String ADDED = HiddenColumns.PREFIX + "as_of_";
  private static final String MATCHED = "matched";

  private final AsOfJoin step;
  private final Dataset<Row> left;
  private final Dataset<Row> right;
  private final TimeScale scale;
  private final Look look;

  /** The columns of the right table that are taken, by their name without a suffix. */
  private final Map<String, String> taken = new LinkedHashMap<>();

  AsOfPlan(AsOfJoin step, Dataset<Row> left, Dataset<Row> right) {
    this.step = step;
    this.left = left;
    this.right = right;
    this.scale = step.times().scale(left.schema(), right.schema());
    AsOfTimes.Distances distances = step.times().look(scale, new Problems());
    AsOfJoin.Rule rule = step.rule();
    this.look =
        new Look(
            scale.line(),
            rule.direction(),
            rule.sameTime(),
            distances.tolerance().orElse(null),
            rule.tie().orElse(Look.Tie.LAST),
            rule.tie().orElse(Look.Tie.FIRST),
            distances.shifts());
    step.columns()
        .taken(right.schema(), step.keys(), step.times(), step.right())
        .forEach(choice -> taken.put(choice.name(), choice.column()));
    taken.putAll(Companions.ofColumns(right.schema(), taken));
  }

  Made made() {
    AsOfSides sides = new AsOfSides(step, left, right, List.copyOf(taken.values()));
    if (isCut()) {
      sides = new AsOfCut(scale, look).of(sides, step.sequence().size());
    }
    Dataset<Row> merged =
        MergedRows.adding(
            sides.leftSide(),
            sides.rightSide(),
            added(),
            new AsOfMerge(
                look,
                sides.keyTypes(),
                scale.left(),
                scale.right(),
                sides.rightKeys(),
                sides.rightTime(),
                sides.taken(),
                types()));
    Made made = Made.of(merged.select(results()), new Flow.Keeps(step.table().name()));
    return step.unmatched() == AsOfJoin.Unmatched.DROP
        ? made.dropping(AsOfJoin.NO_RIGHT_ROW)
        : made;
  }

  private boolean isCut() {
    return step.brackets() == AsOfJoin.Cut.ON
        || step.brackets() == AsOfJoin.Cut.AUTO && (isLarge(left) || isLarge(right));
  }

  /** What Spark makes of the sizes of files; no job is run for it. */
  private static boolean isLarge(Dataset<Row> rows) {
    return rows.queryExecution()
        .optimizedPlan()
        .stats()
        .sizeInBytes()
        .$greater(BigInt.apply(LARGE));
  }

  private List<DataType> types() {
    return taken.values().stream().map(column -> right.schema().apply(column).dataType()).toList();
  }

  private StructType added() {
    List<StructField> fields = new ArrayList<>();
    List<DataType> types = types();
    for (int horizon = 0; horizon < look.shifts().size(); horizon++) {
      for (int i = 0; i < types.size(); i++) {
        fields.add(DataTypes.createStructField(name(horizon, i), types.get(i), true));
      }
      fields.add(DataTypes.createStructField(name(horizon, MATCHED), DataTypes.BooleanType, false));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static String name(int horizon, Object what) {
    return ADDED + horizon + "_" + what;
  }

  /** The columns in the order in which the check foretold them, then the hidden ones. */
  private Column[] results() {
    List<Column> visible = new ArrayList<>();
    List<Column> hidden = new ArrayList<>();
    for (String name : left.columns()) {
      (HiddenColumns.isHidden(name) ? hidden : visible).add(ColumnReference.named(name));
    }
    List<Span> horizons = step.times().horizons();
    List<String> names = List.copyOf(taken.keySet());
    for (int horizon = 0; horizon < horizons.size(); horizon++) {
      String suffix = horizons.get(horizon).suffix();
      for (int i = 0; i < names.size(); i++) {
        (HiddenColumns.isHidden(names.get(i)) ? hidden : visible)
            .add(ColumnReference.named(name(horizon, i)).as(names.get(i) + suffix));
      }
      if (step.columns().matched().isPresent()) {
        visible.add(
            ColumnReference.named(name(horizon, MATCHED))
                .as(step.columns().matched().get().name() + suffix));
      }
    }
    visible.addAll(hidden);
    Column isMissing = not(ColumnReference.named(name(0, MATCHED)));
    switch (step.unmatched()) {
      case KEEP -> {}
      case DROP -> visible.add(when(isMissing, lit(AsOfJoin.NO_RIGHT_ROW)).as(ControlColumns.DROP));
      case REJECT ->
          visible.add(
              ControlColumns.rejectWhen(
                      isMissing,
                      step.times().left().name(),
                      step.times().left().column(),
                      lit(AsOfJoin.NO_RIGHT_ROW))
                  .as(ControlColumns.REJECT));
    }
    return visible.toArray(Column[]::new);
  }
}
