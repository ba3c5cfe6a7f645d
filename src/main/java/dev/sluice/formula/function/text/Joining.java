package dev.sluice.formula.function.text;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Cells as one text. */
public final class Joining {

  private static final int STRICT = 1;

  private Joining() {}

  /** Texts with the delimiters between them, which come again when there are too few. */
  public static CellValue join(Matrix delimiters, boolean ignoreEmpty, List<Matrix> blocks) {
    CellValue error = delimiters.firstError();
    StringBuilder out = new StringBuilder();
    int count = 0;
    for (Matrix block : blocks) {
      error = error == null ? block.firstError() : error;
      if (error != null) {
        return error;
      }
      for (int i = 0; i < block.size(); i++) {
        String text = CellTexts.of(block.at(i));
        if (ignoreEmpty && text.isEmpty()) {
          continue;
        }
        if (count > 0 && delimiters.size() > 0) {
          out.append(CellTexts.of(delimiters.at((count - 1) % delimiters.size())));
        }
        out.append(text);
        count++;
      }
    }
    return out.codePointCount(0, out.length()) > CellTexts.LONGEST
        ? CellValue.error(ExcelError.VALUE)
        : CellValue.text(out.toString());
  }

  /** A value as a text: as a cell shows it for 0, as a formula has it for 1. */
  public static @Nullable UTF8String ofValue(CellValue value, double form) {
    return isForm(form) ? UTF8String.fromString(written(value, form >= STRICT)) : null;
  }

  /** A value as a cell shows it. */
  public static @Nullable UTF8String ofValue(CellValue value) {
    return ofValue(value, 0);
  }

  /** A block as a text: all cells in turn for 0, an array constant for 1. */
  public static @Nullable UTF8String ofArray(Matrix block, double form) {
    if (!isForm(form)) {
      return null;
    }
    boolean strict = form >= STRICT;
    StringBuilder out = new StringBuilder(strict ? "{" : "");
    for (int i = 0; i < block.size(); i++) {
      if (i > 0) {
        out.append(!strict ? ", " : i % block.width() == 0 ? ";" : ",");
      }
      out.append(written(block.at(i), strict));
    }
    return UTF8String.fromString(out.append(strict ? "}" : "").toString());
  }

  /** All cells of a block in turn. */
  public static @Nullable UTF8String ofArray(Matrix block) {
    return ofArray(block, 0);
  }

  private static boolean isForm(double form) {
    return form >= 0 && form < STRICT + 1;
  }

  private static String written(CellValue value, boolean strict) {
    return strict && value instanceof CellValue.Text text
        ? '"' + text.value().replace("\"", "\"\"") + '"'
        : CellTexts.of(value);
  }
}
