package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.Constraint;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.ObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through an event and looks at each object and value in it, in the order of names. */
final class ObjectRules {

  private final RuleBook book;
  private final boolean recommended;
  private final Faults faults;

  ObjectRules(RuleBook book, boolean recommended, Faults faults) {
    this.book = book;
    this.recommended = recommended;
    this.faults = faults;
  }

  /** Looks at the attributes of an event or object, and at all that is in them. */
  void attributes(EventObject object, AttributeRules rules) {
    for (int index : object.relevant(rules)) {
      AttributeRule rule = rules.get(index);
      Object value = object.value(rules, index);
      int before = faults.into(rule.name());
      if (value == null || value == Foreign.NULL) {
        missing(rule);
      } else {
        attribute(value, rule);
      }
      faults.back(before);
    }
    if (!rules.isFree()) {
      for (String name : object.unknown(rules)) {
        faults.addAt(
            name, FaultCode.ATTRIBUTE_UNKNOWN, described(rules.owner()) + " has no " + name);
      }
    }
    EnumRules.check(object, rules, faults);
  }

  private void missing(AttributeRule rule) {
    if (rule.isRequired()) {
      faults.add(FaultCode.ATTRIBUTE_REQUIRED_MISSING, rule.name() + " is required");
    } else if (recommended && rule.isRecommended()) {
      faults.add(FaultCode.ATTRIBUTE_RECOMMENDED_MISSING, rule.name() + " is recommended");
    }
  }

  private void attribute(Object value, AttributeRule rule) {
    if (faults.takesWarnings() && rule.attribute().deprecatedSince().isPresent()) {
      faults.add(
          FaultCode.ATTRIBUTE_DEPRECATED,
          deprecated(rule.name(), rule.attribute().deprecatedSince().get()));
    }
    if (!rule.attribute().array()) {
      value(value, rule);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        int before = faults.into(i);
        value(list.get(i), rule);
        faults.back(before);
      }
    } else {
      faults.add(
          FaultCode.ATTRIBUTE_WRONG_TYPE,
          Faults.shown(value)
              + " is not a list of "
              + rule.object()
                  .map(ObjectType::name)
                  .orElseGet(() -> rule.attribute().type().orElseThrow().name()));
    }
  }

  private static String deprecated(String name, String since) {
    return name + " is deprecated since " + since;
  }

  private void value(Object value, AttributeRule rule) {
    if (rule.object().isEmpty()) {
      ValueRules.check(value, rule, faults);
      return;
    }
    ObjectType type = rule.object().get();
    if (!(value instanceof EventObject object)) {
      faults.add(
          FaultCode.ATTRIBUTE_WRONG_TYPE,
          Faults.shown(value) + " is not an object (" + type.name() + ")");
      return;
    }
    if (faults.takesWarnings() && type.deprecatedSince().isPresent()) {
      faults.add(
          FaultCode.OBJECT_DEPRECATED,
          deprecated("object " + type.name(), type.deprecatedSince().get()));
    }
    AttributeRules nested = rule.nested(book);
    attributes(object, nested);
    constraints(object, type);
  }

  /** Looks at what must hold among the attributes of an event or object. */
  void constraints(EventObject object, AttributeOwner owner) {
    for (Constraint constraint : owner.constraints()) {
      int present = 0;
      for (String path : constraint.attributes()) {
        present += isPresent(object, path) ? 1 : 0;
      }
      if (!constraint.holds(present)) {
        faults.add(
            FaultCode.CONSTRAINT_FAILED,
            described(owner)
                + " needs "
                + (constraint.kind() == Constraint.Kind.JUST_ONE ? "exactly" : "at least")
                + " one of "
                + String.join(", ", constraint.attributes())
                + "; it has "
                + (present == 0 ? "none" : present));
      }
    }
  }

  /** One class has paths in its constraint, such as {@code device.os.version}. */
  private static boolean isPresent(EventObject object, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return object.value(path) != null;
    }
    return object.value(path.substring(0, dot)) instanceof EventObject nested
        && isPresent(nested, path.substring(dot + 1));
  }

  /** Looks whether observables refer to attributes that the class has. */
  void observables(@Nullable Object observables, EventClass eventClass) {
    if (!(observables instanceof List<?> list)) {
      return;
    }
    int before = faults.into("observables");
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof EventObject observable) {
        Object name = observable.value("name");
        if (name != null
            && ValueRules.isText(name)
            && !refersToAttribute(name.toString(), book.rules(eventClass))) {
          int outer = faults.into(i);
          faults.addAt(
              "name",
              FaultCode.OBSERVABLE_NAME_INVALID_REFERENCE,
              Faults.shown(name) + " is no attribute of " + described(eventClass));
          faults.back(outer);
        }
      }
    }
    faults.back(before);
  }

  private boolean refersToAttribute(String path, AttributeRules rules) {
    int dot = path.indexOf('.');
    int index = rules.indexOf(dot < 0 ? path : path.substring(0, dot));
    if (index < 0 || dot < 0) {
      return index >= 0;
    }
    AttributeRule rule = rules.get(index);
    return rule.object().isPresent()
        && refersToAttribute(path.substring(dot + 1), rule.nested(book));
  }

  private static String described(AttributeOwner owner) {
    return owner instanceof EventClass eventClass
        ? "class " + owner.name() + " (" + eventClass.uid() + ")"
        : "object " + owner.name();
  }
}
