package dev.sluice.formula.function;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What aggregates make of a block of cells: of numbers, texts and booleans only numbers count. */
public final class Blocks {

  private Blocks() {}

  /** The sum, rounded once, so that it is the same in every order. */
  public static double sum(Matrix block) {
    BigDecimal decimals = BigDecimal.ZERO;
    ExactSum sum = new ExactSum();
    for (int i = 0; i < block.size(); i++) {
      CellValue cell = block.at(i);
      if (cell instanceof CellValue.Error error) {
        return Outcome.of(error.error());
      } else if (cell instanceof CellValue.Exact number) {
        decimals = decimals.add(number.value());
      } else {
        Double number = Boxing.serial(cell);
        if (number != null) {
          sum.add(number);
        }
      }
    }
    sum.add(decimals.doubleValue());
    return sum.rounded();
  }

  /** How many numbers there are. */
  public static int count(Matrix block) {
    int count = 0;
    for (int i = 0; i < block.size(); i++) {
      count += Boxing.serial(block.at(i)) == null ? 0 : 1;
    }
    return count;
  }

  /** How many cells are not blank. */
  public static int countAll(Matrix block) {
    int count = 0;
    for (int i = 0; i < block.size(); i++) {
      count += block.at(i) instanceof CellValue.Blank ? 0 : 1;
    }
    return count;
  }

  /** The smallest number or date; blank without any. */
  public static CellValue smallest(Matrix block) {
    return extreme(block, -1);
  }

  /** The largest number or date; blank without any. */
  public static CellValue largest(Matrix block) {
    return extreme(block, 1);
  }

  private static CellValue extreme(Matrix block, int direction) {
    CellValue best = CellValue.blank();
    double most = 0;
    for (int i = 0; i < block.size(); i++) {
      CellValue cell = block.at(i);
      if (cell instanceof CellValue.Error) {
        return cell;
      }
      Double number = Boxing.serial(cell);
      if (number != null
          && (best instanceof CellValue.Blank || Double.compare(number, most) * direction > 0)) {
        best = cell;
        most = number;
      }
    }
    return best;
  }

  /** TRUE when all, or any, numbers and booleans hold; null when there is none. */
  public static @Nullable Boolean connected(Matrix block, boolean all) {
    Boolean result = null;
    for (int i = 0; i < block.size(); i++) {
      Boolean holds = condition(block.at(i));
      if (holds != null) {
        result = result == null ? holds : all ? result && holds : result || holds;
      }
    }
    return result;
  }

  private static @Nullable Boolean condition(CellValue cell) {
    if (cell instanceof CellValue.Bool bool) {
      return bool.value();
    }
    Double number = Boxing.serial(cell);
    return number == null ? null : number != 0;
  }

  /** The code of the first error; null when there is none. */
  public static @Nullable UTF8String error(Matrix block) {
    CellValue.Error error = block.firstError();
    return error == null ? null : UTF8String.fromString(error.error().code());
  }

  /** The texts of all cells one after the other. */
  public static UTF8String joined(Matrix block) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < block.size(); i++) {
      text.append(text(block.at(i)));
    }
    return UTF8String.fromString(text.toString());
  }

  /** A cell as a text, as it is beside {@code &}. */
  public static String text(CellValue cell) {
    if (cell instanceof CellValue.Text text) {
      return text.value();
    } else if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    } else if (cell instanceof CellValue.Exact exact) {
      return Texts.ofDecimal(Decimal.apply(exact.value())).toString();
    } else if (cell instanceof CellValue.Error error) {
      return error.error().code();
    }
    Double number = Boxing.serial(cell);
    return number == null ? "" : Texts.ofNumber(number).toString();
  }
}
