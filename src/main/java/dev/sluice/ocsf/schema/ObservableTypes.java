package dev.sluice.ocsf.schema;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which attributes are observables, and of which type. */
public final class ObservableTypes {

  private final OcsfSchema schema;
  private final Map<String, Integer> byOwnedAttribute;
  private final Map<String, Integer> byAttribute;

  ObservableTypes(
      OcsfSchema schema, Map<String, Integer> byOwnedAttribute, Map<String, Integer> byAttribute) {
    this.schema = schema;
    this.byOwnedAttribute = byOwnedAttribute;
    this.byAttribute = byAttribute;
  }

  /**
   * The type id of an observable that refers to an attribute. What is said of a path in a class
   * goes before what is said of an attribute in one object, then of the attribute wherever it is,
   * then of its object or type.
   *
   * @param eventClass the class of the event
   * @param path the place of the attribute, such as {@code actor.user.name}; without indices
   * @param attribute the attribute that is there
   * @return nothing when it is no observable
   */
  public OptionalInt of(EventClass eventClass, String path, Attribute attribute) {
    Integer found = byOwnedAttribute.get(eventClass.name() + "." + path);
    if (found == null) {
      found = byOwnedAttribute.get(owner(eventClass, path).name() + "." + attribute.name());
    }
    if (found == null) {
      found = byAttribute.get(attribute.name());
    }
    if (found != null) {
      return OptionalInt.of(found);
    }
    if (attribute.object().isPresent()) {
      return schema
          .object(attribute.object().get())
          .map(ObjectType::observable)
          .orElse(OptionalInt.empty());
    }
    return attribute.type().map(ValueType::observable).orElse(OptionalInt.empty());
  }

  /** The name of a type of observables for people; nothing when there is none such. */
  public Optional<String> caption(int typeId) {
    return schema
        .object("observable")
        .map(observable -> observable.attributes().get("type_id"))
        .map(typeIds -> typeIds.enumeration().get(Integer.toString(typeId)));
  }

  private AttributeOwner owner(EventClass eventClass, String path) {
    AttributeOwner owner = eventClass;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      Optional<ObjectType> next =
          Optional.ofNullable(owner.attributes().get(names[i]))
              .flatMap(Attribute::object)
              .flatMap(schema::object);
      if (next.isEmpty()) {
        throw new IllegalArgumentException(
            "\"" + names[i] + "\" in \"" + path + "\" is no object of " + owner.name());
      }
      owner = next.get();
    }
    return owner;
  }
}
