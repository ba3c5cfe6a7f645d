package dev.sluice.market.tape;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** Tells when sorted rows come to another value of some columns. */
public final class KeyChange {

  private final UnsafeProjection projection;
  private @Nullable UnsafeRow last;

  public KeyChange(StructType schema, List<Integer> columns) {
    List<Expression> read = new ArrayList<>();
    for (int column : columns) {
      StructField field = schema.fields()[column];
      read.add(new BoundReference(column, field.dataType(), true));
    }
    this.projection = UnsafeProjection.create(JavaConverters.asScalaBuffer(read).toList());
  }

  /** Whether a row differs from the one that was asked about before; the first one does. */
  public boolean isNew(InternalRow row) {
    UnsafeRow key = projection.apply(row);
    if (key.equals(last)) {
      return false;
    }
    last = key.copy();
    return true;
  }

  /** The columns of the last row that was asked about. */
  public UnsafeRow key() {
    UnsafeRow key = last;
    if (key == null) {
      throw new IllegalStateException("no row was asked about");
    }
    return key;
  }
}
