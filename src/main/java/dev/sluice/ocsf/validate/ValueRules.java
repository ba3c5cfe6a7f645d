package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.Primitive;
import dev.sluice.ocsf.schema.Range;
import dev.sluice.ocsf.schema.ValueType;
import java.math.BigInteger;
import org.apache.spark.unsafe.types.UTF8String;

/** The rules for single values: their type, and the limits of the type. */
final class ValueRules {

  private static final int BITS_OF_LONG = 127;

  private ValueRules() {}

  /** Looks at a value of an attribute that has a type. */
  static void check(Object value, AttributeRule rule, Faults faults) {
    ValueType type = rule.attribute().type().orElseThrow();
    if (!isOf(type, value)) {
      faults.add(
          FaultCode.ATTRIBUTE_WRONG_TYPE,
          Faults.shown(value)
              + " is not "
              + described(type.primitive())
              + " ("
              + type.name()
              + ")");
      return;
    }
    if (value instanceof Long number) {
      range(number, type, faults);
    } else if (isText(value)) {
      length(value, rule, type, faults);
      if (faults.takesWarnings() && type.regex().isPresent()) {
        pattern(value.toString(), type, faults);
      }
    }
  }

  static boolean isText(Object value) {
    return value instanceof UTF8String || value instanceof String;
  }

  private static boolean isOf(ValueType type, Object value) {
    return switch (type.primitive()) {
      case JSON -> true;
      case STRING ->
          isText(value) || (value == Foreign.MOMENT && type.name().equals(ValueType.DATETIME));
      case INTEGER -> value instanceof Long;
      case LONG ->
          value instanceof Long
              || (value instanceof BigInteger number && number.bitLength() <= BITS_OF_LONG);
      case FLOAT -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
    };
  }

  private static String described(Primitive primitive) {
    return switch (primitive) {
      case JSON -> "JSON";
      case STRING -> "text";
      case INTEGER -> "a whole number";
      case LONG -> "a whole number of up to 128 bits";
      case FLOAT -> "a number with a fraction";
      case BOOLEAN -> "true or false";
    };
  }

  private static void range(long number, ValueType type, Faults faults) {
    if (type.range().isPresent()) {
      Range range = type.range().get();
      if (!range.contains(number)) {
        faults.add(
            FaultCode.ATTRIBUTE_VALUE_EXCEEDS_RANGE,
            number
                + " is not within "
                + range.min()
                + " to "
                + range.max()
                + " ("
                + type.name()
                + ")");
      }
    }
  }

  private static void length(Object value, AttributeRule rule, ValueType type, Faults faults) {
    if (type.maxLength().isEmpty()) {
      return;
    }
    int max = type.maxLength().getAsInt();
    if (atMost(value) <= max) {
      return;
    }
    int length = characters(value);
    if (length > max) {
      faults.add(
          rule.lengthOfSuperType()
              ? FaultCode.ATTRIBUTE_VALUE_EXCEEDS_SUPER_TYPE_MAX_LEN
              : FaultCode.ATTRIBUTE_VALUE_EXCEEDS_MAX_LEN,
          length + " characters are more than the " + max + " of " + type.name());
    }
  }

  /** A number that is at least that of the characters, found without counting them. */
  private static int atMost(Object text) {
    return text instanceof UTF8String bytes ? bytes.numBytes() : ((String) text).length();
  }

  private static int characters(Object text) {
    return text instanceof UTF8String bytes
        ? bytes.numChars()
        : ((String) text).codePointCount(0, ((String) text).length());
  }

  private static void pattern(String text, ValueType type, Faults faults) {
    if (!matches(text, type)) {
      faults.add(
          FaultCode.ATTRIBUTE_VALUE_REGEX_NOT_MATCHED,
          Faults.shown(text) + " does not look like " + type.name());
    }
  }

  private static boolean matches(String text, ValueType type) {
    try {
      return type.regex().orElseThrow().matcher(text).find();
    } catch (StackOverflowError e) {
      // such a text is longer than any address or name: the pattern asks for repeated groups
      return false;
    }
  }
}
