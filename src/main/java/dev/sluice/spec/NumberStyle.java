package dev.sluice.spec;

import java.io.Serializable;
import java.util.List;

/**
 * How the numbers of a text file are written. Everything but digits, a minus in front and the
 * decimal mark is refused unless the style says that it may be there.
 *
 * @param decimal what stands before the decimals
 * @param thousands what may stand between groups of three digits, or {@link #NONE}
 * @param currency signs and codes of which one may stand before or after a number
 * @param percent whether a number may end with a percent sign and then means its hundredth
 * @param parentheses whether a number in parentheses is negative
 * @param trailingMinus whether the minus may stand behind
 */
public record NumberStyle(
    char decimal,
    char thousands,
    List<String> currency,
    boolean percent,
    boolean parentheses,
    boolean trailingMinus)
    implements Serializable {

  /** Stands for no separator. */
  public static final char NONE = '\0';

  /** A point, and nothing else. */
  public static final NumberStyle PLAIN =
      new NumberStyle('.', NONE, List.of(), false, false, false);

  public NumberStyle {
    currency = List.copyOf(currency);
  }

  /** A number in this style, for messages. */
  public String example() {
    return "1" + (thousands == NONE ? "" : thousands) + "234" + decimal + "50";
  }
}
