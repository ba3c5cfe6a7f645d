package dev.sluice.formula.compile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * Collects the joins that the formulas of one step need, each once: lookups of the same row share a
 * join, and so do aggregates of the same table by the same keys.
 */
public final class Plans {

  /** Spark adds so many digits to the type of a decimal sum. */
  private static final int SUM_DIGITS = 10;

  private final List<JoinPlan> joins = new ArrayList<>();
  private final Map<ExprId, Integer> defined = new HashMap<>();
  private int formula;
  private int names;

  /** Starts the next formula; joins that only it needs come after the columns before it. */
  public void nextFormula() {
    formula++;
  }

  /** Says that the formula that was started last makes this column. */
  public void define(Attribute column) {
    defined.put(column.exprId(), formula);
  }

  /** True when the table that a join reads has all columns of an expression already. */
  private boolean has(JoinPlan join, @Nullable Expression expression) {
    return expression == null
        || JavaConverters.seqAsJavaList(expression.references().toSeq()).stream()
            .allMatch(column -> defined.getOrDefault(column.exprId(), 0) < join.formula());
  }

  /** The joins in the order in which they were asked for. */
  public List<JoinPlan> joins() {
    return joins;
  }

  /** How many formulas were started. */
  public int formula() {
    return formula;
  }

  /** A column of the row that a lookup finds. */
  public Attribute column(LookupRequest request, Attribute column) {
    return lookup(request, column)
        .columns()
        .computeIfAbsent(column, wanted -> attribute(wanted.dataType()));
  }

  /** TRUE where a lookup finds a row, else null. */
  public Attribute matched(LookupRequest request) {
    return lookup(request, null).matched();
  }

  private JoinPlan.Lookup lookup(LookupRequest request, @Nullable Attribute column) {
    for (JoinPlan join : joins) {
      if (join instanceof JoinPlan.Lookup lookup
          && lookup.request().same(request)
          && has(join, column)) {
        return lookup;
      }
    }
    JoinPlan.Lookup lookup =
        new JoinPlan.Lookup(
            formula, request, new LinkedHashMap<>(), attribute(DataTypes.BooleanType));
    joins.add(lookup);
    return lookup;
  }

  /** The outcome of an aggregate; null where no row counts, or a sum has too many digits. */
  public Attribute measure(
      TableSource table,
      List<KeyPair> keys,
      @Nullable Expression condition,
      Measure.Kind kind,
      @Nullable Expression input) {
    JoinPlan.Aggregates join = aggregates(table, keys, condition, input);
    for (Measure measure : join.measures()) {
      if (measure.same(kind, input, condition)) {
        return measure.result();
      }
    }
    Measure measure = new Measure(kind, input, condition, attribute(type(kind, input)));
    join.measures().add(measure);
    return measure.result();
  }

  /** Whole columns of a table as a block, in the order of the table; one row joined to all. */
  public Operand.Area collected(Operand.Rows rows) {
    List<Expression> values = new ArrayList<>();
    Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    for (Scalar value : rows.values()) {
      kinds.addAll(Boxes.kinds(value));
      values.addAll(TableRows.parts(value));
    }
    JoinPlan.Collected join = collected(rows.table(), values);
    return new Operand.Area(TableRows.matrix(join.result(), rows.values()), kinds, null);
  }

  private JoinPlan.Collected collected(TableSource table, List<Expression> values) {
    for (JoinPlan join : joins) {
      if (join instanceof JoinPlan.Collected known
          && known.table().equals(table)
          && known.values().equals(values)
          && values.stream().allMatch(value -> has(known, value))) {
        return known;
      }
    }
    StructField[] fields = new StructField[values.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new StructField("c" + i, values.get(i).dataType(), true, Metadata.empty());
    }
    Attribute result = attribute(DataTypes.createArrayType(new StructType(fields), false));
    JoinPlan.Collected join = new JoinPlan.Collected(formula, table, values, result);
    joins.add(join);
    return join;
  }

  private JoinPlan.Aggregates aggregates(
      TableSource table,
      List<KeyPair> keys,
      @Nullable Expression condition,
      @Nullable Expression input) {
    for (JoinPlan join : joins) {
      if (join instanceof JoinPlan.Aggregates aggregates
          && aggregates.table().equals(table)
          && sameKeys(aggregates.keys(), keys)
          && has(join, condition)
          && has(join, input)) {
        return aggregates;
      }
    }
    JoinPlan.Aggregates join = new JoinPlan.Aggregates(formula, table, keys, new ArrayList<>());
    joins.add(join);
    return join;
  }

  private static boolean sameKeys(List<KeyPair> left, List<KeyPair> right) {
    return left.size() == right.size()
        && left.stream().allMatch(key -> right.stream().anyMatch(key::same));
  }

  private static DataType type(Measure.Kind kind, @Nullable Expression input) {
    if (kind == Measure.Kind.COUNT || input == null) {
      return DataTypes.LongType;
    }
    if (kind != Measure.Kind.SUM) {
      return input.dataType();
    }
    DecimalType decimal = Numbers.decimalType(input.dataType());
    return decimal == null
        ? DataTypes.DoubleType
        : new DecimalType(
            Math.min(Numbers.MOST_DIGITS, decimal.precision() + SUM_DIGITS), decimal.scale());
  }

  private Attribute attribute(DataType type) {
    return attribute("__join_" + names++, type);
  }

  /** A column by name and type, unlike every other. */
  public static Attribute attribute(String name, DataType type) {
    return new AttributeReference(
        name,
        type,
        true,
        Metadata.empty(),
        NamedExpression.newExprId(),
        Expressions.sequence(List.of()));
  }
}
