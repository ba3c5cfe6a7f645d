package dev.sluice.formula.compile;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.JavaConverters;

/**
 * How large a formula is once every name in it is written out. Names in names double it each time;
 * what Spark does with an expression takes as long as that.
 */
public final class ExpressionSize {

  /** Larger formulas are refused. */
  public static final int LARGEST = 50_000;

  private ExpressionSize() {}

  /** True when what an operand computes is too large to be used. */
  public static boolean isTooLarge(Operand operand) {
    Map<Expression, Long> known = new IdentityHashMap<>();
    long size = 0;
    if (operand instanceof Scalar value) {
      List<Expression> parts = TableRows.parts(value);
      for (Expression part : parts) {
        size += size(part, known);
      }
    } else if (operand instanceof Operand.Area area) {
      size = size(area.matrix(), known);
    }
    return size > LARGEST;
  }

  private static long size(Expression expression, Map<Expression, Long> known) {
    Long counted = known.get(expression);
    if (counted != null) {
      return counted;
    }
    long size = 1;
    for (Expression child : JavaConverters.seqAsJavaList(expression.children())) {
      size = Math.min(Integer.MAX_VALUE, size + size(child, known));
    }
    known.put(expression, size);
    return size;
  }
}
