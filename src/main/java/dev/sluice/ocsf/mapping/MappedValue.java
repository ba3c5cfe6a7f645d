package dev.sluice.ocsf.mapping;

import dev.sluice.formula.FormulaText;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What a mapping writes for an attribute: where its value comes from. */
public sealed interface MappedValue {

  /** Where it is written. */
  Place place();

  /**
   * The same value in every event; null says that the attribute has none.
   *
   * @param isQuoted whether it stands in quotes; otherwise it may be a number or a boolean
   */
  record Constant(Place place, String text, boolean isNull, boolean isQuoted)
      implements MappedValue {}

  /** A field of the record, as it is. */
  record Field(Place place, FieldPath path) implements MappedValue {}

  /** An Excel formula over the fields of the record. */
  record Computed(FormulaText formula) implements MappedValue {
    @Override
    public Place place() {
      return formula.place();
    }
  }

  /** An object of attributes. */
  record Attributes(Place place, LinkedHashMap<String, Member> members) implements MappedValue {}

  /**
   * One attribute of an object.
   *
   * @param keyPlace where its name is written
   */
  record Member(Place keyPlace, MappedValue value) {}

  /** Several values, one element each; those that are absent are left out. */
  record Elements(Place place, List<MappedValue> values) implements MappedValue {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /**
   * The first of several values that is there, changed step by step.
   *
   * @param when a condition; where it is not true there is no value
   * @param otherwise what stands where none is there
   */
  record Chosen(
      Place place,
      List<MappedValue> from,
      List<Change> changes,
      Optional<FormulaText> when,
      Optional<MappedValue> otherwise)
      implements MappedValue {
    public Chosen {
      from = List.copyOf(from);
      changes = List.copyOf(changes);
    }
  }

  /** Texts one behind the other; absent ones are left out. */
  record Joined(Place place, List<MappedValue> parts, String with) implements MappedValue {
    public Joined {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One element for each element of an array of the record.
   *
   * @param element paths in it start at the element
   */
  record Each(Place place, FieldPath array, MappedValue element) implements MappedValue {}
}
