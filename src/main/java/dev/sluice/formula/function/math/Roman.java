package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Roman numerals. */
public final class Roman {

  private static final int LARGEST = 3999;
  private static final int LONGEST = 255;
  private static final int MOST_CONCISE = 4;
  private static final String LETTERS = "IVXLCDM";
  private static final int[] WORTH = {1, 5, 10, 50, 100, 500, 1000};

  /** What a letter or a letter before a larger one stands for. */
  private record Sign(int worth, String letters) {}

  /** The signs of each form, the largest first. */
  private static final List<List<Sign>> FORMS = forms();

  private Roman() {}

  /** A number from 0 to 3999 in the classic form. */
  public static CellValue roman(double number) {
    return numeral(number, 0);
  }

  /**
   * A number from 0 to 3999.
   *
   * @param form from 0, the classic one, to 4, the shortest; TRUE is 0 and FALSE is 4
   */
  public static CellValue roman(double number, CellValue form) {
    if (form instanceof CellValue.Error) {
      return form;
    }
    if (form instanceof CellValue.Bool classic) {
      return numeral(number, classic.value() ? 0 : MOST_CONCISE);
    }
    Double given = number(form);
    return given == null
        ? CellValue.error(ExcelError.VALUE)
        : numeral(number, Doubles.truncated(given));
  }

  /** The number of a numeral in any form and case, which a minus can precede. */
  public static double arabic(UTF8String text) {
    String numeral = text.toString().strip().toUpperCase(Locale.ROOT);
    boolean negative = numeral.startsWith("-");
    if (text.numChars() > LONGEST || numeral.equals("-")) {
      return Outcome.of(ExcelError.VALUE);
    }
    int sum = 0;
    int after = 0;
    for (int i = numeral.length() - 1; i >= (negative ? 1 : 0); i--) {
      int letter = LETTERS.indexOf(numeral.charAt(i));
      if (letter < 0) {
        return Outcome.of(ExcelError.VALUE);
      }
      sum += WORTH[letter] < after ? -WORTH[letter] : WORTH[letter];
      after = WORTH[letter];
    }
    return negative ? -sum : sum;
  }

  private static @Nullable Double number(CellValue cell) {
    if (cell instanceof CellValue.Blank) {
      return 0.0;
    }
    return cell instanceof CellValue.Text text
        ? TextNumbers.number(UTF8String.fromString(text.value()))
        : Boxing.serial(cell);
  }

  private static CellValue numeral(double number, double form) {
    double whole = Doubles.truncated(number);
    if (whole < 0 || whole > LARGEST || form < 0 || form > MOST_CONCISE) {
      return CellValue.error(ExcelError.VALUE);
    }
    StringBuilder numeral = new StringBuilder();
    int rest = (int) whole;
    for (Sign sign : FORMS.get((int) form)) {
      while (rest >= sign.worth) {
        numeral.append(sign.letters);
        rest -= sign.worth;
      }
    }
    return CellValue.text(numeral.toString());
  }

  /**
   * In the classic form only I, X and C stand before larger letters, at most two places away. Each
   * further form lets a letter stand one place farther away, V, L and D too.
   */
  private static List<List<Sign>> forms() {
    List<List<Sign>> forms = new ArrayList<>();
    for (int form = 0; form <= MOST_CONCISE; form++) {
      List<Sign> signs = new ArrayList<>();
      for (int large = 0; large < WORTH.length; large++) {
        signs.add(new Sign(WORTH[large], LETTERS.substring(large, large + 1)));
        int nearest = (large - 1) / 2 * 2;
        for (int small = Math.max(0, nearest - form); small <= nearest && small < large; small++) {
          String letters = "" + LETTERS.charAt(small) + LETTERS.charAt(large);
          signs.add(new Sign(WORTH[large] - WORTH[small], letters));
        }
      }
      signs.sort(Comparator.comparingInt(Sign::worth).reversed());
      forms.add(List.copyOf(signs));
    }
    return List.copyOf(forms);
  }
}
