package dev.sluice.formula.compile;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * What a formula calls an element of an array while the formula for all elements is compiled. A
 * {@link Closure} gives it its place; it is never computed itself.
 */
final class Slot extends Expression implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final AtomicLong NEXT = new AtomicLong();

  private final long id;
  private final DataType type;

  Slot(DataType type) {
    this.id = NEXT.incrementAndGet();
    this.type = type;
  }

  /** True when a value depends on an element. */
  static boolean isIn(Scalar value) {
    return TableRows.parts(value).stream().anyMatch(Slot::isIn);
  }

  private static boolean isIn(Expression expression) {
    return expression instanceof Slot
        || JavaConverters.seqAsJavaList(expression.children()).stream().anyMatch(Slot::isIn);
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public Seq<Expression> children() {
    return Expressions.sequence(List.of());
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return this;
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    throw new IllegalStateException("an element has a value only inside its array");
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode result) {
    throw new IllegalStateException("an element has a value only inside its array");
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int place) {
    return id;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof Slot;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slot slot && id == slot.id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
