package dev.sluice.ocsf.compile;

import dev.sluice.formula.compile.Expressions;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/**
 * The same value, computed once a row and where it stands. Spark moves conditions on a value below
 * the projection that makes it, and would then compute an event again for each attribute that a
 * condition sees; it does not move what it takes for non-deterministic. The projection also gets
 * generated code of its own: an event has more attributes than fit into the one method that Spark
 * makes of a whole stage, and the code of a projection is split into many.
 */
public final class ComputedOnce extends Expression implements CodegenFallback, Serializable {

  private static final long serialVersionUID = 1L;

  private final Expression value;

  private ComputedOnce(Expression value) {
    this.value = value;
  }

  /** The value, to be made a column of its own. */
  public static Column of(Column value) {
    return new Column(new ComputedOnce(value.expr()));
  }

  @Override
  public DataType dataType() {
    return value.dataType();
  }

  @Override
  public boolean nullable() {
    return value.nullable();
  }

  @Override
  public boolean deterministic() {
    return false;
  }

  @Override
  public Seq<Expression> children() {
    return Expressions.sequence(List.of(value));
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new ComputedOnce(children.apply(0));
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    return value.eval(row);
  }

  /** Code there is: only not within that of a whole stage, which asks for the interface alone. */
  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode result) {
    return value.genCode(context);
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int place) {
    return value;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ComputedOnce;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ComputedOnce once && value.equals(once.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }
}
