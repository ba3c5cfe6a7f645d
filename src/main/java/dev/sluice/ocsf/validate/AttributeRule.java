package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.ObjectType;
import dev.sluice.ocsf.schema.Requirement;
import dev.sluice.ocsf.schema.ValueType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What one attribute must be, made ready for many events. */
final class AttributeRule {

  private final Attribute attribute;
  private final Optional<ObjectType> object;
  private final boolean lengthOfSuperType;
  private final Map<Object, String> captions;
  private @Nullable AttributeRules nested;

  /**
   * Makes a rule.
   *
   * @param object the object that the attribute holds
   * @param superType the type that its own type is based on, or that type itself
   */
  AttributeRule(Attribute attribute, Optional<ObjectType> object, Optional<ValueType> superType) {
    this.attribute = attribute;
    this.object = object;
    OptionalInt maxLength = attribute.type().map(ValueType::maxLength).orElse(OptionalInt.empty());
    this.lengthOfSuperType =
        maxLength.isPresent()
            && superType
                .filter(each -> !each.equals(attribute.type().orElse(null)))
                .filter(each -> each.maxLength().equals(maxLength))
                .isPresent();
    this.captions = captions(attribute.enumeration());
  }

  /** Captions by value, and by number where the value is one: most events hold numbers. */
  private static Map<Object, String> captions(Map<String, String> enumeration) {
    Map<Object, String> captions = new HashMap<>();
    enumeration.forEach(
        (value, caption) -> {
          captions.put(value, caption);
          if (value.matches("\\d{1,18}")) {
            captions.put(Long.valueOf(value), caption);
          }
        });
    return captions;
  }

  String name() {
    return attribute.name();
  }

  Attribute attribute() {
    return attribute;
  }

  boolean isRequired() {
    return attribute.requirement() == Requirement.REQUIRED;
  }

  boolean isRecommended() {
    return attribute.requirement() == Requirement.RECOMMENDED;
  }

  boolean isEnum() {
    return !captions.isEmpty();
  }

  /** The caption of an enum value: a text or a number; null when it is none of the enum's. */
  @Nullable String caption(Object value) {
    return captions.get(value);
  }

  Optional<ObjectType> object() {
    return object;
  }

  /** Whether the limit of texts is that of the type on which this one's is based. */
  boolean lengthOfSuperType() {
    return lengthOfSuperType;
  }

  /** The rules of the object that it holds, with the profiles of this rule. */
  AttributeRules nested(RuleBook book) {
    if (nested == null) {
      nested = book.rules(object.orElseThrow());
    }
    return nested;
  }
}
