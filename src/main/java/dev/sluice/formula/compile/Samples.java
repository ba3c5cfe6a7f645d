package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that aggregates count. Direct arguments are coerced; in cells, ranges and columns
 * only numbers and dates count, or for some functions texts as 0 and booleans as 0 or 1.
 */
public final class Samples {

  private Samples() {}

  /** The numbers of some arguments of a call. */
  static Expression of(Call call, int from, int end, boolean countsTexts) {
    List<Expression> parts = new ArrayList<>();
    for (int i = from; i < end; i++) {
      if (call.operand(i) instanceof Scalar value) {
        parts.add(Boxes.cell(value.reference() ? value : Coercion.doubled(value)));
      } else if (call.operand(i) instanceof Operand.Missing) {
        parts.add(Boxes.cell(Scalar.number(Expressions.literal(0d), null)));
      } else {
        parts.add(Areas.of(call, i).matrix());
      }
    }
    return new Computation(new Gathering(countsTexts), Boxes.SAMPLE, parts);
  }

  /** The sample; null when it has an error. */
  public static @Nullable Sample sound(Sample sample) {
    return sample.error() == null ? sample : null;
  }

  /** The code of the error of a sample; null when there is none. */
  public static @Nullable UTF8String code(Sample sample) {
    ExcelError error = sample.error();
    return error == null ? null : UTF8String.fromString(error.code());
  }

  private record Gathering(boolean countsTexts) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      double[] numbers = new double[16];
      int count = 0;
      for (Object argument : arguments) {
        int size = argument instanceof Matrix matrix ? matrix.size() : 1;
        for (int i = 0; i < size; i++) {
          CellValue cell =
              argument instanceof Matrix matrix ? matrix.at(i) : (CellValue) nonNull(argument);
          if (cell instanceof CellValue.Error error) {
            return new Sample(new double[0], error.error());
          }
          Double number = number(cell);
          if (number != null) {
            if (count == numbers.length) {
              numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
          }
        }
      }
      return new Sample(Arrays.copyOf(numbers, count), null);
    }

    private @Nullable Double number(CellValue cell) {
      if (!countsTexts || Boxing.serial(cell) != null) {
        return Boxing.serial(cell);
      }
      return cell instanceof CellValue.Bool bool
          ? Double.valueOf(bool.value() ? 1 : 0)
          : cell instanceof CellValue.Text ? Double.valueOf(0) : null;
    }

    private static Object nonNull(@Nullable Object cell) {
      return cell == null ? CellValue.blank() : cell;
    }
  }
}
