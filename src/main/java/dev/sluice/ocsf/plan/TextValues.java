package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Primitive;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds attributes that are no text and have the value of a field: the AWS library, for which a
 * mapping without a version is written, makes texts of them.
 */
final class TextValues {

  private TextValues() {}

  static void check(PlannedEvent event, Defects defects) {
    List<String> found = new ArrayList<>();
    collect("", event.attributes(), found);
    if (!found.isEmpty()) {
      defects.error(
          event.mapping().place(),
          DefectCode.ATTRIBUTE_WRONG_TYPE,
          String.join(", ", found)
              + (found.size() == 1 ? " is no text" : " are no texts")
              + " in OCSF, but the AWS library writes the text of the field",
          "Sluice converts it; write \"ocsf: 1.3.0\" beside source_name to say that this is meant");
    }
  }

  private static void collect(String path, PlannedObject object, List<String> found) {
    object
        .attributes()
        .forEach(
            (name, planned) -> {
              String place = path.isEmpty() ? name : path + "." + name;
              if (planned instanceof Planned.Nested nested) {
                collect(place, nested.object(), found);
              } else if (planned instanceof Planned.Leaf leaf
                  && leaf.value() instanceof MappedValue.Field
                  && isNoText(leaf)) {
                found.add(place);
              }
            });
  }

  private static boolean isNoText(Planned.Leaf leaf) {
    return leaf.attribute().array()
        || leaf.attribute()
            .type()
            .filter(
                type -> type.primitive() != Primitive.STRING && type.primitive() != Primitive.JSON)
            .isPresent();
  }
}
