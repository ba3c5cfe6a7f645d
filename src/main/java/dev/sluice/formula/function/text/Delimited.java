package dev.sluice.formula.function.text;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What stands before or after a delimiter. Places count from the end where the instance is
 * negative. When the end of the text counts as a delimiter, there is one more, at the end or, for a
 * negative instance, at the start.
 */
public final class Delimited {

  private Delimited() {}

  /** Before the first delimiter, else {@code #N/A}. */
  public static CellValue before(UTF8String text, Matrix delimiters) {
    return part(text, delimiters, 1, 0, 0, CellValue.error(ExcelError.NA), true);
  }

  /** Before a delimiter, else {@code #N/A}. */
  public static CellValue before(
      UTF8String text, Matrix delimiters, CellValue instance, double anyCase, double end) {
    return before(text, delimiters, instance, anyCase, end, CellValue.error(ExcelError.NA));
  }

  /** Before a delimiter, else another value. */
  public static CellValue before(
      UTF8String text,
      Matrix delimiters,
      CellValue instance,
      double anyCase,
      double end,
      CellValue otherwise) {
    return checked(text, delimiters, instance, anyCase, end, otherwise, true);
  }

  /** After the first delimiter, else {@code #N/A}. */
  public static CellValue after(UTF8String text, Matrix delimiters) {
    return part(text, delimiters, 1, 0, 0, CellValue.error(ExcelError.NA), false);
  }

  /** After a delimiter, else {@code #N/A}. */
  public static CellValue after(
      UTF8String text, Matrix delimiters, CellValue instance, double anyCase, double end) {
    return after(text, delimiters, instance, anyCase, end, CellValue.error(ExcelError.NA));
  }

  /** After a delimiter, else another value. */
  public static CellValue after(
      UTF8String text,
      Matrix delimiters,
      CellValue instance,
      double anyCase,
      double end,
      CellValue otherwise) {
    return checked(text, delimiters, instance, anyCase, end, otherwise, false);
  }

  private static CellValue checked(
      UTF8String text,
      Matrix delimiters,
      CellValue instance,
      double anyCase,
      double end,
      CellValue otherwise,
      boolean before) {
    if (instance instanceof CellValue.Error) {
      return instance;
    }
    Double number = number(instance);
    if (number == null) {
      return CellValue.error(ExcelError.VALUE);
    }
    // A place that the text is too short for is refused only where it is asked for.
    int length = text.numChars();
    boolean isTooFar = Math.abs(number) >= length + 1;
    boolean isTooLong = delimiters.size() == 1 && CellTexts.of(delimiters.at(0)).length() > length;
    if (!(instance instanceof CellValue.Blank) && length > 0 && (isTooFar || isTooLong)) {
      return CellValue.error(ExcelError.VALUE);
    }
    return part(text, delimiters, number, anyCase, end, otherwise, before);
  }

  /** An instance that was left out is the first. */
  private static @Nullable Double number(CellValue cell) {
    if (cell instanceof CellValue.Blank) {
      return 1d;
    } else if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? 1d : 0d;
    }
    UTF8String text = Boxing.text(cell);
    return text == null ? Boxing.serial(cell) : TextNumbers.number(text);
  }

  private static CellValue part(
      UTF8String text,
      Matrix cells,
      double instance,
      double anyCase,
      double end,
      CellValue otherwise,
      boolean before) {
    CellValue error = cells.firstError();
    // Unlike other places, -1.2 is the second one from the end.
    double rounded = Math.floor(instance);
    int wanted = (int) Math.max(-CellTexts.LONGEST - 1, Math.min(rounded, CellTexts.LONGEST));
    if (error != null) {
      return error;
    } else if (wanted == 0 || !Splitting.isSwitch(anyCase) || !Splitting.isSwitch(end)) {
      return CellValue.error(ExcelError.VALUE);
    }
    String whole = text.toString();
    Delimiters delimiters = Delimiters.of(cells, anyCase >= 1);
    if (delimiters.texts().isEmpty()) {
      // Nothing is found at once, at the side where the search starts.
      return CellValue.text(before == wanted > 0 ? "" : whole);
    }
    List<Delimiters.Place> places = delimiters.places(whole);
    int index = wanted > 0 ? wanted - 1 : places.size() + wanted;
    if (index >= 0 && index < places.size()) {
      Delimiters.Place place = places.get(index);
      return CellValue.text(
          before ? whole.substring(0, place.start()) : whole.substring(place.end()));
    }
    boolean isEnd = end >= 1 && (index == places.size() || index == -1);
    if (isEnd) {
      return CellValue.text(before == wanted > 0 ? whole : "");
    }
    return otherwise instanceof CellValue.Blank ? CellValue.text("") : otherwise;
  }
}
