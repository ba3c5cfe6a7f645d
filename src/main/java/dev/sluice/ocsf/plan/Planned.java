package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.schema.Attribute;
import java.util.List;
import java.util.Optional;

/** How an attribute of an event gets its value. */
public sealed interface Planned {

  /** The attribute. */
  Attribute attribute();

  /** A value, or a list of values, of the record. */
  record Leaf(Attribute attribute, MappedValue value) implements Planned {}

  /** The same values in every event; a single one unless the attribute is a list. */
  record Fixed(Attribute attribute, List<String> values) implements Planned {
    public Fixed {
      values = List.copyOf(values);
    }
  }

  /**
   * The id of an enum. An id that the enum does not know becomes 99 (other), where it has one.
   *
   * @param given the id, if it is mapped; a caption is understood too
   * @param caption the caption, if it is mapped; the id follows from it where none is given
   * @param isRequired 0 (unknown) stands where there is none
   */
  record Id(
      Attribute attribute,
      Optional<MappedValue> given,
      Optional<MappedValue> caption,
      boolean isRequired)
      implements Planned {}

  /**
   * The caption of an enum's id; for 99 (other) what the source calls it.
   *
   * @param id the planned id beside it
   */
  record Caption(Attribute attribute, Id id) implements Planned {}

  /** An object. */
  record Nested(Attribute attribute, PlannedObject object) implements Planned {}

  /** A list of objects, each of its own. */
  record Several(Attribute attribute, List<PlannedObject> objects) implements Planned {
    public Several {
      objects = List.copyOf(objects);
    }
  }

  /** A list of objects, one for each element of an array of the record. */
  record Each(Attribute attribute, FieldPath array, PlannedObject element) implements Planned {}

  /** The text of a moment that another attribute holds as a number. */
  record Moment(Attribute attribute, String of) implements Planned {}

  /** Class and activity in one number. */
  record TypeUid(Attribute attribute) implements Planned {}

  /** Class and activity in words. */
  record TypeName(Attribute attribute) implements Planned {}

  /** A name that the same record always has. */
  record Uid(Attribute attribute) implements Planned {}
}
