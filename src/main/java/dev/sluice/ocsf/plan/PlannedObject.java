package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.Constraint;
import dev.sluice.ocsf.schema.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * An object of an event.
 *
 * @param type its class or object type
 * @param attributes the attributes that it has, by name
 * @param profiles the profiles of the event
 */
public record PlannedObject(
    AttributeOwner type, LinkedHashMap<String, Planned> attributes, Set<String> profiles) {

  /** The attributes without which the object cannot be valid. */
  public List<String> required() {
    return type.attributes().values().stream()
        .filter(attribute -> attribute.requirement() == Requirement.REQUIRED)
        .filter(attribute -> attribute.isIn(profiles))
        .map(Attribute::name)
        .toList();
  }

  /** What must hold among its attributes. */
  public List<Constraint> constraints() {
    return type.constraints();
  }

  /** False when it lacks, in every event, what it must have. */
  public boolean canBe() {
    return attributes.keySet().containsAll(required())
        && constraints().stream()
            .allMatch(
                constraint -> constraint.attributes().stream().anyMatch(attributes::containsKey));
  }

  /** True when it holds nothing of the record, in any depth. */
  public boolean isFixed() {
    return attributes.values().stream().allMatch(PlannedObject::isFixed);
  }

  private static boolean isFixed(Planned planned) {
    if (planned instanceof Planned.Nested nested) {
      return nested.object().isFixed();
    }
    if (planned instanceof Planned.Leaf leaf) {
      return leaf.value() instanceof MappedValue.Constant;
    }
    if (planned instanceof Planned.Id id) {
      return id.given().filter(value -> !isConstant(value)).isEmpty()
          && id.caption().filter(value -> !isConstant(value)).isEmpty();
    }
    return planned instanceof Planned.Fixed
        || planned instanceof Planned.Caption caption && isFixed(caption.id());
  }

  private static boolean isConstant(MappedValue value) {
    return value instanceof MappedValue.Constant;
  }
}
