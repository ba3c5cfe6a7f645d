package dev.sluice.formula.compile;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;

/**
 * Calls of a method of an object that travels with the plan, such as a table of captions; in
 * generated code they are plain calls, each task with an object of its own. Class and method must
 * be public. A number that may be null must not be an argument of {@link #ofAny}: generated code
 * cannot hand it over.
 */
public final class ObjectCall {

  private ObjectCall() {}

  /** A call whose result is null when an argument is. */
  public static Column of(Object target, String method, DataType type, Column... arguments) {
    return call(target, method, type, true, arguments);
  }

  /** A call that gets null arguments too. */
  public static Column ofAny(Object target, String method, DataType type, Column... arguments) {
    return call(target, method, type, false, arguments);
  }

  private static Column call(
      Object target, String method, DataType type, boolean propagatesNull, Column... arguments) {
    List<Expression> expressions = new ArrayList<>();
    for (Column argument : arguments) {
      expressions.add(argument.expr());
    }
    return new Column(
        new Invoke(
            new Literal(target, new ObjectType(target.getClass())),
            method,
            type,
            Expressions.sequence(expressions),
            Expressions.sequence(List.of()),
            propagatesNull,
            true,
            true));
  }
}
