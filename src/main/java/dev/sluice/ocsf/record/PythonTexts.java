package dev.sluice.ocsf.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * JSON values as Python's {@code str()} writes them: {@code true} is {@code True}, 1e3 is {@code
 * 1000.0}, an object {@code {'a': 1}}. Strings within objects and arrays stand in Python's quotes.
 */
final class PythonTexts {

  private static final JsonFactory JSON = new JsonFactory();

  /** From here on, and below {@link #SMALLEST_PLAIN}, Python writes exponents. */
  private static final double LARGEST_PLAIN = 1e16;

  private static final double SMALLEST_PLAIN = 1e-4;

  private PythonTexts() {}

  /** The text of a JSON value that is no string; the value itself when it is no JSON. */
  static UTF8String of(UTF8String value) {
    byte[] bytes = value.getBytes();
    if (isCount(bytes)) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      write(json, text);
    } catch (IOException e) {
      return value;
    }
    return UTF8String.fromString(text.toString());
  }

  /** Most numbers are digits only, of which nothing needs to be made. */
  private static boolean isCount(byte[] bytes) {
    for (byte one : bytes) {
      if (one < '0' || one > '9') {
        return false;
      }
    }
    return true;
  }

  private static void write(JsonParser json, StringBuilder text) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> object(json, text);
      case START_ARRAY -> array(json, text);
      case VALUE_TRUE -> text.append("True");
      case VALUE_FALSE -> text.append("False");
      case VALUE_NULL -> text.append("None");
      case VALUE_NUMBER_INT -> text.append(json.getText().equals("-0") ? "0" : json.getText());
      case VALUE_NUMBER_FLOAT -> text.append(number(Double.parseDouble(json.getText())));
      default -> quoted(json.getText(), text);
    }
  }

  private static void object(JsonParser json, StringBuilder text) throws IOException {
    text.append('{');
    String between = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      text.append(between);
      quoted(json.getCurrentName(), text);
      text.append(": ");
      json.nextToken();
      write(json, text);
      between = ", ";
    }
    text.append('}');
  }

  private static void array(JsonParser json, StringBuilder text) throws IOException {
    text.append('[');
    String between = "";
    while (json.nextToken() != JsonToken.END_ARRAY) {
      text.append(between);
      write(json, text);
      between = ", ";
    }
    text.append(']');
  }

  /** The fewest digits that mean the same number. */
  private static String number(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= 17; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    double size = Math.abs(number);
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return shortest.scale() <= 0
          ? shortest.setScale(1).toPlainString()
          : shortest.toPlainString();
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    return shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString()
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static void quoted(String value, StringBuilder text) {
    char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
    text.append(quote);
    value
        .codePoints()
        .forEach(
            one -> {
              switch (one) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> character(one, quote, text);
              }
            });
    text.append(quote);
  }

  private static void character(int one, char quote, StringBuilder text) {
    if (one == quote) {
      text.append('\\').append(quote);
    } else if (one == ' ' || isPrinted(one)) {
      text.appendCodePoint(one);
    } else if (one < 0x100) {
      text.append(String.format("\\x%02x", one));
    } else {
      text.append(one < 0x10000 ? String.format("\\u%04x", one) : String.format("\\U%08x", one));
    }
  }

  private static boolean isPrinted(int one) {
    return switch (Character.getType(one)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
