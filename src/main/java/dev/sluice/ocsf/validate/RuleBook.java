package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.schema.Primitive;
import dev.sluice.ocsf.schema.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of a version for events with certain profiles; made when first asked for. */
final class RuleBook {

  private static final Map<Primitive, String> SUPER_TYPES =
      Map.of(
          Primitive.STRING, "string_t",
          Primitive.INTEGER, "integer_t",
          Primitive.LONG, "long_t",
          Primitive.FLOAT, "float_t",
          Primitive.BOOLEAN, "boolean_t",
          Primitive.JSON, "json_t");

  private final OcsfSchema schema;
  private final Set<String> profiles;
  private final Map<AttributeOwnerKey, AttributeRules> byOwner = new HashMap<>();

  RuleBook(OcsfSchema schema, Set<String> profiles) {
    this.schema = schema;
    this.profiles = Set.copyOf(profiles);
  }

  /** Classes and objects may have the same name. */
  private record AttributeOwnerKey(Class<?> kind, String name) {}

  OcsfSchema schema() {
    return schema;
  }

  AttributeRules rules(AttributeOwner owner) {
    AttributeOwnerKey key = new AttributeOwnerKey(owner.getClass(), owner.name());
    AttributeRules rules = byOwner.get(key);
    if (rules == null) {
      List<AttributeRule> each =
          owner.attributes().values().stream()
              .filter(attribute -> attribute.isIn(profiles))
              .map(this::rule)
              .toList();
      rules = new AttributeRules(owner, each);
      byOwner.put(key, rules);
    }
    return rules;
  }

  private AttributeRule rule(Attribute attribute) {
    return new AttributeRule(
        attribute,
        attribute.object().flatMap(schema::object),
        attribute.type().map(this::superType));
  }

  private ValueType superType(ValueType type) {
    return Optional.ofNullable(SUPER_TYPES.get(type.primitive())).map(schema::type).orElse(type);
  }
}
