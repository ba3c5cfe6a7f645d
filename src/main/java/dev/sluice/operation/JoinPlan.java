package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Builds the lazy result of a join; {@link Join} says which shape it has and why. */
final class JoinPlan {

  private static final String LEFT_ROW = HiddenColumns.PREFIX + "left_row";
  private static final String RIGHT_ROW = HiddenColumns.PREFIX + "right_row";
  private static final String TAKEN = HiddenColumns.PREFIX + "right_column_";

  private final Join join;
  private final Dataset<Row> left;
  private final Dataset<Row> right;
  private final String noPartner;
  private final String noLeftPartner;

  JoinPlan(Join join, Dataset<Row> left, Dataset<Row> right) {
    this.join = join;
    this.left = left;
    this.right = right;
    this.noPartner = "no match in " + join.with().name();
    this.noLeftPartner = "no match in " + join.table().name();
  }

  Made made() {
    return join.kind().pairs() ? pairs() : exists();
  }

  private Made exists() {
    String reason = join.kind() == JoinKind.SEMI ? noPartner : "match in " + join.with().name();
    Dataset<Row> known =
        right
            .select(join.keys().ofRight(left.schema(), right.schema()).toArray(Column[]::new))
            .distinct()
            .withColumn(RIGHT_ROW, lit(true));
    Column isMissing = ColumnReference.named(RIGHT_ROW).isNull();
    Column isDropped =
        join.kind() == JoinKind.SEMI ? isMissing : ColumnReference.named(RIGHT_ROW).isNotNull();
    List<Column> results = new ArrayList<>();
    for (String name : left.columns()) {
      results.add(ColumnReference.named(name));
    }
    results.add(when(isDropped, lit(reason)).as(ControlColumns.DROP));
    Dataset<Row> rows =
        left.join(known, join.keys().condition(left.schema(), right.schema()), "left")
            .select(results.toArray(Column[]::new));
    return Made.of(rows, new Flow.Keeps(join.table().name())).dropping(reason);
  }

  private Made pairs() {
    Map<String, String> taken = taken();
    List<Column> ofRight = join.keys().ofRight(left.schema(), right.schema());
    List<String> rightColumns = new ArrayList<>(taken.values());
    sharedKeys().stream().filter(key -> !rightColumns.contains(key)).forEach(rightColumns::add);
    for (int i = 0; i < rightColumns.size(); i++) {
      ofRight.add(ColumnReference.named(rightColumns.get(i)).as(TAKEN + i));
    }
    ofRight.add(lit(true).as(RIGHT_ROW));
    Dataset<Row> joined =
        left.withColumn(LEFT_ROW, lit(true))
            .join(
                right.select(ofRight.toArray(Column[]::new)),
                join.keys().condition(left.schema(), right.schema()),
                join.makesRight() ? "full" : "left");
    List<Column> results = new ArrayList<>(ofLeft(rightColumns));
    taken.forEach((name, column) -> results.add(rightColumn(rightColumns, column).as(name)));
    hiddenOfLeft().forEach(name -> results.add(ColumnReference.named(name)));
    results.add(side().as(ControlColumns.SIDE));
    List<String> reasons = new ArrayList<>();
    Column drop = drop(reasons);
    if (!reasons.isEmpty()) {
      results.add(drop.as(ControlColumns.DROP));
    }
    Flow flow =
        new Flow.Pairs(
            join.table().name(),
            join.with().name(),
            join.cardinality().rightIsUnique(),
            join.cardinality().leftIsUnique());
    return Made.of(joined.select(results.toArray(Column[]::new)), flow)
        .dropping(reasons.toArray(String[]::new))
        .replacing(replaced());
  }

  /** Columns of the right table, their errors among them, by their name in the result. */
  private Map<String, String> taken() {
    Map<String, String> taken = new LinkedHashMap<>();
    join.taken(left.schema(), right.schema())
        .forEach(choice -> taken.put(choice.name(), choice.column()));
    taken.putAll(Companions.ofColumns(right.schema(), taken));
    return taken;
  }

  /** The keys that may have to come from the right table. */
  private List<String> sharedKeys() {
    return join.keySource() == JoinColumns.KeySource.LEFT
        ? List.of()
        : join.keys().on().stream()
            .filter(ColumnChoice::keepsName)
            .map(ColumnChoice::column)
            .toList();
  }

  private static Column rightColumn(List<String> rightColumns, String column) {
    return ColumnReference.named(TAKEN + rightColumns.indexOf(column));
  }

  private List<Column> ofLeft(List<String> rightColumns) {
    StructType result = join.result(left.schema(), right.schema(), new Problems());
    List<String> sharedKeys = sharedKeys();
    List<Column> columns = new ArrayList<>();
    for (StructField field : result.fields()) {
      String name = field.name();
      if (!List.of(left.columns()).contains(name)) {
        continue;
      }
      Column column = ColumnReference.named(name);
      DataType type = field.dataType();
      columns.add(
          sharedKeys.contains(name)
              ? coalesce(column.cast(type), rightColumn(rightColumns, name).cast(type)).as(name)
              : column);
    }
    return columns;
  }

  /**
   * A row keeps its place in the source while it is there once; a row that came from the right or
   * that may be there several times has none.
   */
  private List<String> hiddenOfLeft() {
    List<String> hidden = new ArrayList<>(Companions.ofColumns(left.schema()));
    if (!join.kind().keepsRight() && join.cardinality().rightIsUnique()) {
      hidden.addAll(Companions.ofRow(left.schema()));
    }
    return hidden;
  }

  private static Column side() {
    return when(ColumnReference.named(LEFT_ROW).isNull(), "right")
        .when(ColumnReference.named(RIGHT_ROW).isNull(), "left")
        .otherwise("both");
  }

  private Column drop(List<String> reasons) {
    Column drop = lit(null).cast("string");
    if (!join.kind().keepsLeft()) {
      reasons.add(noPartner);
      drop = when(ColumnReference.named(RIGHT_ROW).isNull(), noPartner).otherwise(drop);
    }
    if (!join.kind().keepsRight() && join.makesRight()) {
      reasons.add(noLeftPartner);
      drop = when(ColumnReference.named(LEFT_ROW).isNull(), noLeftPartner).otherwise(drop);
    }
    return drop;
  }

  /** A column of the left table holds something else when rows repeat or a key is filled in. */
  private Set<String> replaced() {
    Set<String> replaced = new LinkedHashSet<>(sharedKeys());
    if (!join.cardinality().rightIsUnique()) {
      replaced.addAll(List.of(left.columns()));
      replaced.removeIf(HiddenColumns::isHidden);
    }
    return replaced;
  }
}
