package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.runtime.DoubleSum;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** A table grouped by keys, with its aggregates; one shuffle of the groups. */
final class GroupedTable {

  private GroupedTable() {}

  /** The name of a key column, counted from 0. */
  static String key(JoinPlan.Aggregates aggregates, int index) {
    return aggregates.measures().get(0).result().name() + "_key_" + index;
  }

  static Dataset<Row> of(Dataset<Row> table, JoinPlan.Aggregates aggregates) {
    List<Measure> measures = aggregates.measures();
    Expression shared = measures.get(0).condition();
    boolean same =
        measures.stream().allMatch(measure -> Measure.sameRows(measure, measures.get(0)));
    Dataset<Row> rows = table;
    boolean filtered = false;
    if (shared != null && same) {
      rows = table.filter(SparkColumns.of(shared));
      filtered = true;
    }
    List<Column> keys = new ArrayList<>();
    for (int i = 0; i < aggregates.keys().size(); i++) {
      Column key = SparkColumns.of(aggregates.keys().get(i).table()).as(key(aggregates, i));
      keys.add(key);
    }
    List<Column> results = new ArrayList<>();
    for (Measure measure : measures) {
      results.add(result(measure, filtered).as(measure.result().name()));
    }
    Dataset<Row> grouped =
        rows.groupBy(keys.toArray(Column[]::new))
            .agg(results.get(0), results.subList(1, results.size()).toArray(Column[]::new));
    // A null key is never asked for.
    for (int i = 0; i < keys.size(); i++) {
      grouped = grouped.filter(col(key(aggregates, i)).isNotNull());
    }
    return grouped;
  }

  private static Column result(Measure measure, boolean filtered) {
    Expression input = measure.input();
    Column value = input == null ? lit(1) : SparkColumns.of(input);
    Expression condition = filtered ? null : measure.condition();
    Column counted = condition == null ? value : when(SparkColumns.of(condition), value);
    return switch (measure.kind()) {
      case COUNT -> count(counted);
      case MIN -> min(counted);
      case MAX -> max(counted);
      case SUM -> total(measure, counted);
    };
  }

  private static Column total(Measure measure, Column counted) {
    DataType result = measure.result().dataType();
    Expression input = measure.input();
    if (result.equals(DataTypes.DoubleType)) {
      return udaf(new DoubleSum(), Encoders.DOUBLE()).apply(counted);
    }
    return result instanceof DecimalType wide
            && input != null
            && input.dataType() instanceof DecimalType type
            && DecimalTotal.takes(type)
        ? DecimalTotal.of(counted, wide)
        : sum(counted);
  }
}
