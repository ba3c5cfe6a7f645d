package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.ValueType;
import java.util.Optional;

/** Holds constants of a mapping against the type of their attribute. */
final class ConstantCheck {

  private ConstantCheck() {}

  /** What is wrong with a constant, if anything. Times are checked where they are read. */
  static Optional<String> fault(Attribute attribute, String text) {
    return attribute
        .type()
        .filter(type -> !type.name().equals(ValueType.TIMESTAMP))
        .filter(type -> !fits(type, text))
        .map(
            type ->
                "\"" + text + "\" is no value of \"" + attribute.name() + "\", a " + type.name());
  }

  private static boolean fits(ValueType type, String text) {
    return switch (type.primitive()) {
      case INTEGER, LONG ->
          text.matches("-?\\d{1,18}")
              && type.range().map(range -> range.contains(Long.parseLong(text))).orElse(true);
      case FLOAT -> text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case STRING ->
          text.length() <= type.maxLength().orElse(Integer.MAX_VALUE)
              && type.regex().map(regex -> regex.matcher(text).find()).orElse(true);
      case JSON -> true;
    };
  }
}
