package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.Expressions;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Lists of an event: they have no absent elements, and are absent rather than empty. */
public final class Lists {

  private Lists() {}

  /** The elements that are there. */
  static Column present(Column list, DataType element) {
    if (CodeGenerator.isPrimitiveType(element)) {
      Column there = array_compact(list);
      return when(size(there).gt(0), there);
    }
    return new Column(
        Expressions.call(
            Lists.class, "there", DataTypes.createArrayType(element, true), list.expr()));
  }

  /** The elements that are there, of a list of objects or texts. Called by generated code. */
  public static @Nullable ArrayData there(ArrayData list) {
    if (!(list instanceof GenericArrayData generic)) {
      return list.numElements() == 0 ? null : list;
    }
    Object[] found = new Object[list.numElements()];
    int count = 0;
    for (Object element : generic.array()) {
      if (element != null) {
        found[count++] = element;
      }
    }
    return count == 0 ? null : new GenericArrayData(Arrays.copyOf(found, count));
  }
}
