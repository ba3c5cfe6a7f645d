package dev.sluice.formula;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.FormulaProjection.CompiledColumn;
import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.compile.Plans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.JavaConverters;

/** Builds the Spark plan of formulas: joins where they ask for them, and projections between. */
final class ProjectionPlan {

  private final List<CompiledColumn> columns;
  private final Plans plans;

  ProjectionPlan(List<CompiledColumn> columns, Plans plans) {
    this.columns = columns;
    this.plans = plans;
  }

  Dataset<Row> apply(Dataset<Row> rows, Map<String, Dataset<Row>> tables) {
    Dataset<Row> result = rows;
    List<CompiledColumn> left = new ArrayList<>(columns);
    Map<String, Column> pending = new LinkedHashMap<>();
    JoinOrder order = new JoinOrder(columns, plans.joins());
    for (int i = 0; i < left.size(); i++) {
      List<JoinPlan> joins = order.after(i);
      if (!joins.isEmpty()) {
        result = projected(result, pending);
        pending.clear();
        result = joined(result, joins, tables, left);
      }
      CompiledColumn column = left.get(i);
      if (refersTo(column, pending.keySet()) || redefines(column, pending)) {
        result = projected(result, pending);
        pending.clear();
      }
      pending.put(column.name(), SparkColumns.of(column.value()));
      Attribute errorColumn = column.errorColumn();
      Expression error = column.error();
      if (errorColumn != null && error != null) {
        pending.put(errorColumn.name(), SparkColumns.of(error));
      } else if (Arrays.asList(result.columns()).contains(errorName(column))) {
        // The column was replaced by one that cannot fail.
        pending.put(errorName(column), lit(null).cast("string"));
      }
    }
    result = projected(result, pending);
    Set<String> kept = new LinkedHashSet<>(Arrays.asList(rows.columns()));
    for (CompiledColumn column : columns) {
      kept.add(column.name());
      if (column.errorColumn() != null) {
        kept.add(errorName(column));
      }
    }
    return plans.joins().isEmpty()
        ? result
        : result.select(kept.stream().map(SparkColumns::named).toArray(Column[]::new));
  }

  private static String errorName(CompiledColumn column) {
    return JobReferences.ERROR_PREFIX + column.name();
  }

  private Dataset<Row> joined(
      Dataset<Row> rows,
      List<JoinPlan> joins,
      Map<String, Dataset<Row>> tables,
      List<CompiledColumn> formulas) {
    Dataset<Row> result = withArrays(rows, joins, tables, formulas);
    for (JoinPlan join : joins) {
      if (!(join instanceof JoinPlan.Collected)) {
        result = joined(result, table(join, result, tables), join);
      }
    }
    return result;
  }

  /** Joins the one row of all collected columns; formulas then use what it has computed. */
  private Dataset<Row> withArrays(
      Dataset<Row> rows,
      List<JoinPlan> joins,
      Map<String, Dataset<Row>> tables,
      List<CompiledColumn> formulas) {
    Dataset<Row> arrays = null;
    for (JoinPlan join : joins) {
      if (join instanceof JoinPlan.Collected collected) {
        Dataset<Row> one = CollectedTable.of(table(join, rows, tables), collected);
        arrays = arrays == null ? one : arrays.crossJoin(broadcast(one));
      }
    }
    if (arrays == null) {
      return rows;
    }
    OneRow one = new OneRow(arrays);
    formulas.replaceAll(one::taken);
    return one.joinedTo(rows, formulas, plans.joins());
  }

  private static Dataset<Row> table(
      JoinPlan join, Dataset<Row> rows, Map<String, Dataset<Row>> tables) {
    if (join.table().own()) {
      return SecondUse.of(rows);
    }
    String name = join.table().name();
    Dataset<Row> table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("the table " + name + " of the scope was not given");
    }
    return table;
  }

  private static boolean refersTo(CompiledColumn column, Set<String> names) {
    return names(column.value()).stream().anyMatch(names::contains)
        || column.error() != null && names(column.error()).stream().anyMatch(names::contains);
  }

  private static boolean redefines(CompiledColumn column, Map<String, Column> pending) {
    return pending.containsKey(column.name());
  }

  private static List<String> names(Expression expression) {
    return JavaConverters.seqAsJavaList(expression.references().toSeq()).stream()
        .map(Attribute::name)
        .toList();
  }

  private static Dataset<Row> projected(Dataset<Row> rows, Map<String, Column> columns) {
    if (columns.isEmpty()) {
      return rows;
    }
    Map<String, Column> all = new LinkedHashMap<>();
    for (String name : rows.columns()) {
      all.put(name, SparkColumns.named(name));
    }
    columns.forEach((name, column) -> all.put(name, column.as(name)));
    return rows.select(all.values().toArray(Column[]::new));
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> table, JoinPlan join) {
    if (join instanceof JoinPlan.Lookup lookup) {
      return lookedUp(rows, table, lookup);
    }
    JoinPlan.Aggregates aggregates = (JoinPlan.Aggregates) join;
    Dataset<Row> grouped = GroupedTable.of(table, aggregates);
    if (aggregates.keys().isEmpty()) {
      return rows.crossJoin(broadcast(grouped));
    }
    Column condition = lit(true);
    for (int i = 0; i < aggregates.keys().size(); i++) {
      KeyPair key = aggregates.keys().get(i);
      Column equal = SparkColumns.of(key.row()).equalTo(col(GroupedTable.key(aggregates, i)));
      condition = i == 0 ? equal : condition.and(equal);
    }
    return rows.join(grouped, condition, "left");
  }

  private static Dataset<Row> lookedUp(
      Dataset<Row> rows, Dataset<Row> table, JoinPlan.Lookup lookup) {
    Map<String, String> columns = new LinkedHashMap<>();
    lookup.columns().forEach((from, to) -> columns.put(to.name(), from.name()));
    Column rowKey = SparkColumns.of(lookup.request().rowKey());
    Column tableKey = SparkColumns.of(lookup.request().tableKey());
    String matched = lookup.matched().name();
    return switch (lookup.request().mode()) {
      case EXACT ->
          LookupJoin.joinEqual(rows, List.of(rowKey), table, List.of(tableKey), columns, matched);
      case NOT_LARGER -> NearestJoin.join(rows, rowKey, table, tableKey, columns, matched, true);
      case NOT_SMALLER -> NearestJoin.join(rows, rowKey, table, tableKey, columns, matched, false);
      case WILDCARD -> PatternJoin.join(rows, rowKey, table, tableKey, columns, matched);
    };
  }
}
