package dev.sluice.formula.lookup;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The columns of a lookup, and the code that takes rows apart and puts them together. */
record FirstMatchColumns(
    Seq<Attribute> left,
    Seq<Attribute> right,
    Seq<Expression> leftKeys,
    Seq<Attribute> rightKeys,
    Seq<Attribute> order)
    implements Serializable {

  UnsafeProjection leftKey() {
    return UnsafeProjection.create(leftKeys, left);
  }

  UnsafeProjection rightKey() {
    return UnsafeProjection.create(expressions(JavaConverters.seqAsJavaList(rightKeys)), right);
  }

  UnsafeProjection orderOf() {
    return UnsafeProjection.create(expressions(JavaConverters.seqAsJavaList(order)), right);
  }

  UnsafeProjection returnedOf() {
    return UnsafeProjection.create(expressions(returned()), right);
  }

  int orderWidth() {
    return order.size();
  }

  int returnedWidth() {
    return returned().size();
  }

  /** Compares two values of {@link #orderOf}; nulls come first. */
  BaseOrdering ordering() {
    List<DataType> types = new ArrayList<>();
    JavaConverters.seqAsJavaList(order).forEach(attribute -> types.add(attribute.dataType()));
    return RowOrdering$.MODULE$.createNaturalAscendingOrdering(Keys.sequence(types));
  }

  /** Puts a left row and what was found together. */
  Joiner joiner() {
    if (SQLConf.get().wholeStageEnabled()) {
      UnsafeRowJoiner joiner =
          GenerateUnsafeRowJoiner.create(
              schema(JavaConverters.seqAsJavaList(left)), schema(returned()));
      UnsafeProjection unsafe =
          UnsafeProjection.create(expressions(JavaConverters.seqAsJavaList(left)), left);
      return (row, found) ->
          joiner.join(row instanceof UnsafeRow ready ? ready : unsafe.apply(row), found);
    }
    // Small jobs generate no code.
    List<DataType> types = new ArrayList<>();
    JavaConverters.seqAsJavaList(left).forEach(attribute -> types.add(attribute.dataType()));
    returned().forEach(attribute -> types.add(attribute.dataType()));
    UnsafeProjection projection = UnsafeProjection.create(types.toArray(DataType[]::new));
    JoinedRow joined = new JoinedRow();
    return (row, found) -> projection.apply(joined.apply(row, found));
  }

  /** Makes one row of two. */
  @FunctionalInterface
  interface Joiner {
    UnsafeRow join(InternalRow left, UnsafeRow found);
  }

  private List<Attribute> returned() {
    return Keys.returned(right, rightKeys, order);
  }

  private static StructType schema(List<Attribute> attributes) {
    StructType schema = new StructType();
    for (int i = 0; i < attributes.size(); i++) {
      // The names do not matter, and may repeat.
      schema = schema.add("c" + i, attributes.get(i).dataType(), true);
    }
    return schema;
  }

  private static Seq<Expression> expressions(List<Attribute> attributes) {
    return Keys.sequence(attributes);
  }
}
