package dev.sluice.ocsf.validate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for enums: that a value is one of them, and that its caption goes with it. */
final class EnumRules {

  private static final Long OTHER = 99L;

  private EnumRules() {}

  /** Looks at all enums of an object. */
  static void check(EventObject object, AttributeRules rules, Faults faults) {
    for (int index : rules.enums()) {
      Object value = object.value(rules, index);
      if (value == null) {
        continue;
      }
      AttributeRule rule = rules.get(index);
      int sibling = rules.sibling(index);
      Object captions = sibling < 0 ? null : object.value(rules, sibling);
      if (!rule.attribute().array()) {
        single(value, captions, rule, faults);
      } else if (value instanceof List<?> values) {
        list(values, captions, rule, faults);
      }
    }
  }

  private static void single(
      Object value, @Nullable Object sibling, AttributeRule rule, Faults faults) {
    if (value instanceof EventObject || value instanceof List<?>) {
      return;
    }
    String caption = caption(value, rule);
    if (caption == null) {
      faults.addAt(rule.name(), FaultCode.ATTRIBUTE_ENUM_VALUE_UNKNOWN, unknown(value, rule));
    } else if (sibling != null && faults.takesWarnings()) {
      sibling(value, caption, sibling, rule, faults);
    }
  }

  private static @Nullable String caption(Object value, AttributeRule rule) {
    return rule.caption(value instanceof Long ? value : value.toString());
  }

  private static String unknown(Object value, AttributeRule rule) {
    return Faults.shown(value) + " is no value of " + rule.name();
  }

  private static void sibling(
      Object value, String caption, Object sibling, AttributeRule rule, Faults faults) {
    String name = rule.attribute().sibling().orElseThrow();
    boolean same = ValueRules.isText(sibling) && caption.equals(sibling.toString());
    if (value.equals(OTHER)) {
      if (same) {
        faults.addAt(
            name,
            FaultCode.ATTRIBUTE_ENUM_SIBLING_SUSPICIOUS_OTHER,
            "beside " + rule.name() + " 99 stands the source's own word, not \"" + caption + '"');
      }
    } else if (!same) {
      faults.addAt(
          name,
          FaultCode.ATTRIBUTE_ENUM_SIBLING_INCORRECT,
          Faults.shown(sibling) + " is not \"" + caption + "\", as " + rule.name() + " says");
    }
  }

  private static void list(
      List<?> values, @Nullable Object siblings, AttributeRule rule, Faults faults) {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof EventObject || value instanceof List<?>) {
        continue;
      }
      String caption = caption(value, rule);
      if (caption == null) {
        faults.addAt(
            rule.name() + '[' + i + ']',
            FaultCode.ATTRIBUTE_ENUM_ARRAY_VALUE_UNKNOWN,
            unknown(value, rule));
      } else if (!value.equals(OTHER) && siblings instanceof List<?> captions) {
        listedSibling(i, caption, captions, rule, faults);
      }
    }
  }

  private static void listedSibling(
      int index, String caption, List<?> siblings, AttributeRule rule, Faults faults) {
    String place = rule.attribute().sibling().orElseThrow() + '[' + index + ']';
    Object sibling = index < siblings.size() ? siblings.get(index) : Foreign.NULL;
    if (sibling == Foreign.NULL) {
      faults.addAt(
          place,
          FaultCode.ATTRIBUTE_ENUM_ARRAY_SIBLING_MISSING,
          "there is no caption for " + rule.name() + '[' + index + "]: \"" + caption + '"');
    } else if (!ValueRules.isText(sibling) || !caption.equals(sibling.toString())) {
      faults.addAt(
          place,
          FaultCode.ATTRIBUTE_ENUM_ARRAY_SIBLING_INCORRECT,
          Faults.shown(sibling) + " is not \"" + caption + "\", as " + rule.name() + " says");
    }
  }
}
