package dev.sluice.formula;

import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Scalar;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * The one typed column that a value is published as. A value of several kinds becomes text; but an
 * empty text beside numbers, as in {@code IFERROR(x,"")}, stands for no value, and the column stays
 * a number.
 */
final class ColumnValue {

  private ColumnValue() {}

  static Expression of(Scalar value) {
    Expression text = onlyEmpty(value.text()) && value.parts().size() > 1 ? null : value.text();
    Scalar notBlank =
        new Scalar(
            value.number(), text, value.bool(), value.date(), null, false, false, null, null);
    if (notBlank.parts().isEmpty()) {
      return Expressions.nothing(DataTypes.StringType);
    }
    if (notBlank.parts().size() == 1) {
      return notBlank.parts().get(0);
    }
    return text == null && value.bool() == null
        ? Expressions.part(Coercion.number(notBlank).number())
        : Expressions.part(Coercion.text(notBlank).text());
  }

  /** True for a text that can only be empty, as the formula is written. */
  private static boolean onlyEmpty(@Nullable Expression text) {
    if (text instanceof Literal literal) {
      return literal.value() == null
          || literal.value() instanceof UTF8String written && written.numBytes() == 0;
    } else if (text instanceof If branch) {
      return onlyEmpty(branch.trueValue()) && onlyEmpty(branch.falseValue());
    } else if (text instanceof Coalesce choice) {
      return JavaConverters.seqAsJavaList(choice.children()).stream()
          .allMatch(ColumnValue::onlyEmpty);
    }
    return false;
  }
}
