package dev.sluice.formula.runtime;

import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/** Excel's order: numbers before texts before FALSE before TRUE; texts without regard to case. */
public final class Comparison {

  /** A number or date. */
  public static final int NUMBER = 0;

  /** A text. */
  public static final int TEXT = 1;

  /** TRUE or FALSE. */
  public static final int BOOLEAN = 2;

  /** A blank, which equals 0, an empty text and FALSE. */
  public static final int BLANK = 3;

  private Comparison() {}

  /** A text in the form in which texts that Excel takes for equal are equal. */
  public static UTF8String folded(UTF8String text) {
    return Ascii.is(text)
        ? Ascii.lower(text)
        : UTF8String.fromString(text.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  /** Compares two texts. */
  public static int texts(UTF8String left, UTF8String right) {
    if (left.equals(right)) {
      return 0;
    }
    return Ascii.is(left) && Ascii.is(right)
        ? Ascii.compare(left, right)
        : folded(left).compareTo(folded(right));
  }

  /** True when two texts are the same but for case. */
  public static boolean sameText(UTF8String left, UTF8String right) {
    if (left.equals(right)) {
      return true;
    }
    return Ascii.is(left) && Ascii.is(right)
        ? left.numBytes() == right.numBytes() && Ascii.compare(left, right) == 0
        : folded(left).equals(folded(right));
  }

  /** Compares two values of kinds that are known only now; a boolean's number is 0 or 1. */
  public static int mixed(
      int leftKind,
      double leftNumber,
      UTF8String leftText,
      int rightKind,
      double rightNumber,
      UTF8String rightText) {
    int left = leftKind == BLANK ? rightKind : leftKind;
    int right = rightKind == BLANK ? left : rightKind;
    if (left != right) {
      return Integer.compare(left, right);
    }
    return left == TEXT ? texts(leftText, rightText) : Doubles.compare(leftNumber, rightNumber);
  }
}
