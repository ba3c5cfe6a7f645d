package dev.sluice.formula;

import static org.apache.spark.sql.functions.broadcast;

import dev.sluice.formula.FormulaProjection.CompiledColumn;
import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.formula.compile.Plans;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ObjectType;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * What formulas compute of collected columns alone: once, beside the arrays, and not again for each
 * row. Arrays that no row needs are not sent to the tasks.
 */
final class OneRow {

  private final Dataset<Row> arrays;
  private final Set<String> names;
  private final Map<Expression, Attribute> computed = new LinkedHashMap<>();
  private final String prefix;

  /**
   * The one row of some collected columns.
   *
   * @param arrays one row, a column for each array
   */
  OneRow(Dataset<Row> arrays) {
    this.arrays = arrays;
    this.names = Set.of(arrays.columns());
    this.prefix = arrays.columns()[0] + "_once_";
  }

  /** The formula with what depends on the arrays alone taken out. */
  CompiledColumn taken(CompiledColumn column) {
    Expression error = column.error();
    return new CompiledColumn(
        column.column(),
        taken(column.value()),
        column.errorColumn(),
        error == null ? null : taken(error));
  }

  private Expression taken(Expression expression) {
    Boolean alone = isAlone(expression);
    if (alone == null) {
      return expression;
    }
    if (alone && !(expression.dataType() instanceof ObjectType)) {
      return computed.computeIfAbsent(
          expression, some -> Plans.attribute(prefix + computed.size(), some.dataType()));
    }
    List<Expression> children = new ArrayList<>();
    for (Expression child : JavaConverters.seqAsJavaList(expression.children())) {
      children.add(taken(child));
    }
    return children.isEmpty()
        ? expression
        : (Expression)
            expression.withNewChildren(
                JavaConverters.asScalaBuffer(new ArrayList<>(children)).toSeq());
  }

  /** Whether it needs the arrays and nothing else; null when it needs no array at all. */
  private @Nullable Boolean isAlone(Expression expression) {
    Set<String> needed =
        JavaConverters.seqAsJavaList(expression.references().toSeq()).stream()
            .map(Attribute::name)
            .collect(Collectors.toSet());
    if (needed.stream().noneMatch(names::contains)) {
      return null;
    }
    return names.containsAll(needed);
  }

  /** The rows with the computed values beside them, and the arrays that formulas still need. */
  Dataset<Row> joinedTo(Dataset<Row> rows, List<CompiledColumn> formulas, List<JoinPlan> joins) {
    Set<String> needed = new HashSet<>();
    for (CompiledColumn formula : formulas) {
      needed.addAll(references(formula.value()));
      needed.addAll(references(formula.error()));
    }
    for (JoinPlan join : joins) {
      if (join instanceof JoinPlan.Lookup lookup) {
        needed.addAll(references(lookup.request().rowKey()));
      } else if (join instanceof JoinPlan.Aggregates aggregates) {
        aggregates.keys().forEach(key -> needed.addAll(references(key.row())));
      }
    }
    List<Column> columns = new ArrayList<>();
    computed.forEach(
        (expression, column) -> columns.add(SparkColumns.of(expression).as(column.name())));
    for (String name : arrays.columns()) {
      if (needed.contains(name)) {
        columns.add(SparkColumns.named(name));
      }
    }
    return rows.crossJoin(broadcast(arrays.select(columns.toArray(Column[]::new))));
  }

  private static List<String> references(@Nullable Expression expression) {
    return expression == null
        ? List.of()
        : JavaConverters.seqAsJavaList(expression.references().toSeq()).stream()
            .map(Attribute::name)
            .toList();
  }
}
