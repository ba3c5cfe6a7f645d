package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.problem.Place;

/** Finds formulas in {@code $each}: they see the record, not the element. */
final class ElementFormulas {

  private ElementFormulas() {}

  /** Reports every formula within an element, in any depth. */
  static void check(MappedValue value, boolean isInElement, Defects defects) {
    if (value instanceof MappedValue.Attributes attributes) {
      attributes.members().values().forEach(one -> check(one.value(), isInElement, defects));
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(element -> check(element, isInElement, defects));
    } else if (value instanceof MappedValue.Each each) {
      check(each.element(), true, defects);
    } else if (value instanceof MappedValue.Joined joined) {
      joined.parts().forEach(part -> check(part, isInElement, defects));
    } else if (value instanceof MappedValue.Chosen chosen) {
      chosen.from().forEach(from -> check(from, isInElement, defects));
      chosen.otherwise().ifPresent(otherwise -> check(otherwise, isInElement, defects));
      chosen.when().filter(when -> isInElement).ifPresent(when -> report(when.place(), defects));
    } else if (value instanceof MappedValue.Computed && isInElement) {
      report(value.place(), defects);
    }
  }

  private static void report(Place place, Defects defects) {
    defects.error(
        place,
        DefectCode.FORMULA_IN_EACH,
        "formulas see the record, not the elements of $each",
        "$values, $match and $default work here");
  }
}
