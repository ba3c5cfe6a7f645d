package dev.sluice.ocsf.compile;

import dev.sluice.formula.FormulaText;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.plan.Planned;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.ocsf.plan.PlannedObject;
import dev.sluice.ocsf.record.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a record a class mapping reads, and which of them come into an attribute whole. A
 * field that only decides something, or of which only a part is taken, is kept in {@code unmapped}
 * as well.
 */
final class FieldUses {

  /**
   * A field that comes into an attribute whole.
   *
   * @param target the place of the attribute in the event, or of the list in which it is
   * @param inside the place of the attribute in the objects of that list; empty outside of lists
   * @param before fields that go before this one: where one of them is there, it alone counts
   */
  record Direct(FieldPath path, String target, String inside, List<FieldPath> before) {
    Direct(FieldPath path, String target, List<FieldPath> before) {
      this(path, target, "", before);
    }
  }

  private final Set<FieldPath> paths = new LinkedHashSet<>();
  private final List<Direct> direct = new ArrayList<>();
  private final List<FormulaText> formulas = new ArrayList<>();
  private final Map<String, Planned.Each> eaches = new LinkedHashMap<>();

  private FieldUses() {}

  static FieldUses of(PlannedEvent event) {
    FieldUses uses = new FieldUses();
    uses.object("", event.attributes());
    event
        .unmapped()
        .forEach(
            (name, value) -> {
              uses.read(value);
              uses.whole(value, "", List.of());
            });
    return uses;
  }

  /** The fields of the elements of an array. */
  static Set<FieldPath> ofElement(PlannedObject element) {
    return inElement(element).paths;
  }

  /** The fields of the elements of an array, and where in the objects they go. */
  static FieldUses inElement(PlannedObject element) {
    FieldUses uses = new FieldUses();
    uses.object("", element);
    return uses;
  }

  /** The fields of the elements of an array that become plain values. */
  static Set<FieldPath> ofElement(MappedValue element) {
    FieldUses uses = new FieldUses();
    uses.read(element);
    return uses.paths;
  }

  /** What the attributes of an object read. */
  static FieldUses of(MappedValue.Attributes attributes) {
    FieldUses uses = new FieldUses();
    uses.read(attributes);
    return uses;
  }

  /** All fields that are read. */
  Set<FieldPath> paths() {
    return paths;
  }

  List<Direct> direct() {
    return direct;
  }

  List<FormulaText> formulas() {
    return formulas;
  }

  /** The lists with an object for each element of an array, by their place in the event. */
  Map<String, Planned.Each> eaches() {
    return eaches;
  }

  private void object(String place, PlannedObject object) {
    object
        .attributes()
        .forEach((name, planned) -> planned(place.isEmpty() ? name : place + "." + name, planned));
  }

  private void planned(String place, Planned planned) {
    if (planned instanceof Planned.Leaf leaf) {
      read(leaf.value());
      whole(leaf.value(), place, List.of());
    } else if (planned instanceof Planned.Id id) {
      id.given().ifPresent(value -> readWhole(value, place));
      id.caption().ifPresent(value -> readWhole(value, sibling(place, id.attribute().sibling())));
    } else if (planned instanceof Planned.Nested nested) {
      object(place, nested.object());
    } else if (planned instanceof Planned.Several several) {
      several.objects().forEach(object -> within(place, object));
    } else if (planned instanceof Planned.Each each) {
      paths.add(each.array());
      direct.add(new Direct(each.array(), place, List.of()));
      eaches.put(place, each);
    }
  }

  private static String sibling(String place, Optional<String> name) {
    int dot = place.lastIndexOf('.');
    return place.substring(0, dot + 1) + name.orElseThrow();
  }

  private void readWhole(MappedValue value, String place) {
    read(value);
    whole(value, place, List.of());
  }

  /** Of a list of objects one sees from outside only whether it is there. */
  private void within(String list, PlannedObject object) {
    FieldUses inside = new FieldUses();
    inside.object("", object);
    paths.addAll(inside.paths);
    formulas.addAll(inside.formulas);
    inside.direct.forEach(
        use ->
            direct.add(
                new Direct(
                    use.path(),
                    list,
                    use.inside().isEmpty() ? use.target() : use.target() + "." + use.inside(),
                    use.before())));
  }

  private void read(MappedValue value) {
    if (value instanceof MappedValue.Field field) {
      paths.add(field.path());
    } else if (value instanceof MappedValue.Computed computed) {
      formulas.add(computed.formula());
    } else if (value instanceof MappedValue.Attributes attributes) {
      attributes.members().values().forEach(member -> read(member.value()));
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(this::read);
    } else if (value instanceof MappedValue.Chosen chosen) {
      chosen.from().forEach(this::read);
      chosen.otherwise().ifPresent(this::read);
      chosen.when().ifPresent(formulas::add);
    } else if (value instanceof MappedValue.Joined joined) {
      joined.parts().forEach(this::read);
    } else if (value instanceof MappedValue.Each each) {
      paths.add(each.array());
    }
  }

  private void whole(MappedValue value, String place, List<FieldPath> before) {
    if (value instanceof MappedValue.Field field) {
      direct.add(new Direct(field.path(), place, before));
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(element -> whole(element, place, before));
    } else if (value instanceof MappedValue.Joined joined) {
      joined.parts().forEach(part -> whole(part, place, before));
    } else if (value instanceof MappedValue.Chosen chosen) {
      chosen(chosen, place, before);
    } else if (value instanceof MappedValue.Each each
        && each.element() instanceof MappedValue.Field) {
      direct.add(new Direct(each.array(), place, before));
    }
  }

  private void chosen(MappedValue.Chosen chosen, String place, List<FieldPath> before) {
    if (!chosen.changes().stream().allMatch(Change::keepsAll)) {
      return;
    }
    List<FieldPath> earlier = new ArrayList<>(before);
    for (MappedValue from : chosen.from()) {
      whole(from, place, List.copyOf(earlier));
      if (from instanceof MappedValue.Field field) {
        earlier.add(field.path());
      }
    }
    chosen.otherwise().ifPresent(otherwise -> whole(otherwise, place, List.copyOf(earlier)));
  }
}
