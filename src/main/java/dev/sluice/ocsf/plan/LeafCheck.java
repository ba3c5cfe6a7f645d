package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.Primitive;
import dev.sluice.ocsf.schema.ValueType;

/** Holds what a mapping does with a value against what its attribute takes. */
final class LeafCheck {

  private LeafCheck() {}

  /** Reports changes that the attribute does not take, and lists where one value must be. */
  static void check(Attribute attribute, MappedValue value, Defects defects) {
    if (value instanceof MappedValue.Field field) {
      checkPath(attribute, field, defects);
    } else if (value instanceof MappedValue.Chosen chosen) {
      chosen.from().forEach(from -> check(attribute, from, defects));
      boolean isMoment =
          attribute
              .type()
              .map(ValueType::name)
              .filter(name -> name.equals(ValueType.TIMESTAMP) || name.equals(ValueType.DATETIME))
              .isPresent();
      for (Change change : chosen.changes()) {
        if (change instanceof Change.Time && !isMoment) {
          ignored(attribute, chosen, "$time", "no moment", defects);
        } else if (change instanceof Change.SplitAt && !attribute.array()) {
          ignored(attribute, chosen, "$split", "no list", defects);
        }
      }
    }
  }

  private static void ignored(
      Attribute attribute, MappedValue at, String key, String what, Defects defects) {
    defects.warning(
        at.place(),
        DefectCode.CHANGE_IGNORED,
        key + " does nothing here: \"" + attribute.name() + "\" is " + what,
        "leave it out");
  }

  private static void checkPath(Attribute attribute, MappedValue.Field field, Defects defects) {
    boolean isText =
        attribute
            .type()
            .map(ValueType::primitive)
            .filter(primitive -> primitive == Primitive.STRING || primitive == Primitive.JSON)
            .isPresent();
    if (!attribute.array()
        && !isText
        && field.path().parts().stream().anyMatch(FieldPath.All.class::isInstance)) {
      defects.error(
          field.place(),
          DefectCode.ATTRIBUTE_WRONG_TYPE,
          "\"" + attribute.name() + "\" is one value, but " + field.path().text() + " finds a list",
          "write [0] for the first");
    }
  }
}
