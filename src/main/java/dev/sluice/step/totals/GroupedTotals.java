package dev.sluice.step.totals;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows and exact sums by groups in one aggregate, so that a pass may observe them: an observation
 * cannot group. Costs a look into a hash map a row; a sum never rounds and never overflows. The
 * groups come in the order of their texts, so that equal rows give equal results.
 */
public final class GroupedTotals extends TypedImperativeAggregate<TotalsByText>
    implements Serializable {

  /** What it makes: the groups, each with its texts, its rows and its amount as text. */
  public static final DataType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("by", DataTypes.createArrayType(DataTypes.StringType, true), false)
              .add("rows", DataTypes.LongType, false)
              .add("amount", DataTypes.StringType, false),
          false);

  private static final long serialVersionUID = 1L;

  private final List<Expression> children;
  private final boolean hasAmount;
  private final int mutableOffset;
  private final int inputOffset;

  private GroupedTotals(
      List<Expression> children, boolean hasAmount, int mutableOffset, int inputOffset) {
    this.children = new ArrayList<>(children);
    this.hasAmount = hasAmount;
    this.mutableOffset = mutableOffset;
    this.inputOffset = inputOffset;
  }

  /**
   * The aggregate as a column.
   *
   * @param by texts; null is a group of its own
   * @param amount a decimal, whose nulls count as 0
   */
  public static Column of(List<Column> by, Optional<Column> amount) {
    List<Expression> children = new ArrayList<>();
    by.forEach(column -> children.add(column.cast(DataTypes.StringType).expr()));
    amount.ifPresent(column -> children.add(column.expr()));
    GroupedTotals totals = new GroupedTotals(children, amount.isPresent(), 0, 0);
    return new Column(totals.toAggregateExpression());
  }

  @Override
  public TotalsByText createAggregationBuffer() {
    return new TotalsByText();
  }

  @Override
  public TotalsByText update(TotalsByText totals, InternalRow row) {
    @Nullable UTF8String[] texts =
        new UTF8String[hasAmount ? children.size() - 1 : children.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = (UTF8String) children.get(i).eval(row);
    }
    Decimal amount = hasAmount ? (Decimal) children.get(texts.length).eval(row) : null;
    if (amount == null) {
      totals.add(texts);
    } else if (amount.precision() <= Decimal.MAX_LONG_DIGITS()) {
      totals.add(texts, amount.toUnscaledLong());
    } else {
      totals.add(texts, amount.toJavaBigDecimal().unscaledValue());
    }
    return totals;
  }

  @Override
  public TotalsByText merge(TotalsByText totals, TotalsByText others) {
    totals.addAll(others);
    return totals;
  }

  @Override
  public Object eval(TotalsByText totals) {
    return totals.inOrder(
        hasAmount ? ((DecimalType) children.get(children.size() - 1).dataType()).scale() : 0);
  }

  @Override
  public byte[] serialize(TotalsByText totals) {
    return totals.bytes();
  }

  @Override
  public TotalsByText deserialize(byte[] bytes) {
    return TotalsByText.of(bytes);
  }

  @Override
  public DataType dataType() {
    return TYPE;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public Seq<Expression> children() {
    return JavaConverters.asScalaBuffer(children).toList();
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> replaced) {
    return new GroupedTotals(
        JavaConverters.seqAsJavaList(replaced), hasAmount, mutableOffset, inputOffset);
  }

  @Override
  public int mutableAggBufferOffset() {
    return mutableOffset;
  }

  @Override
  public int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return new GroupedTotals(children, hasAmount, offset, inputOffset);
  }

  @Override
  public ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return new GroupedTotals(children, hasAmount, mutableOffset, offset);
  }

  @Override
  public int productArity() {
    return parts().length;
  }

  @Override
  public Object productElement(int place) {
    return parts()[place];
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof GroupedTotals;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GroupedTotals that && Arrays.equals(parts(), that.parts());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts());
  }

  private Object[] parts() {
    return new Object[] {children(), hasAmount, mutableOffset, inputOffset};
  }
}
