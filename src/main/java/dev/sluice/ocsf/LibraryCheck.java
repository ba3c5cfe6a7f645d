package dev.sluice.ocsf;

import dev.sluice.document.Fields;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.List;

/** Refuses what the AWS library does not know where its events are asked for. */
final class LibraryCheck {

  /** Options of the step that are about valid events. */
  private static final List<String> OF_VALID_EVENTS =
      List.of("raw-data", "observables", "region", "account", OnInvalid.KEY);

  private final Problems problems;

  LibraryCheck(Problems problems) {
    this.problems = problems;
  }

  /** Reports everything that the library does not know; true when there is nothing. */
  boolean passes(Mapping mapping, Fields options) {
    int before = problems.count();
    OF_VALID_EVENTS.stream()
        .filter(options::has)
        .forEach(
            key ->
                refuse(
                    options.place(key),
                    "\"" + key + "\" says nothing of the AWS library's events"));
    if (mapping.timestamp().isEmpty()) {
      refuse(mapping.place(), "\"timestamp\" is missing, by which the AWS library finds the day");
    }
    mapping.timestamp().ifPresent(time -> source(((MappedValue.Chosen) time).from().get(0)));
    for (ClassMapping written : mapping.classes()) {
      value(written.attributes());
    }
    return problems.count() == before;
  }

  private void value(MappedValue value) {
    if (value instanceof MappedValue.Attributes attributes) {
      attributes.members().values().forEach(member -> value(member.value()));
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(this::value);
    } else if (value instanceof MappedValue.Chosen chosen && isEnum(chosen)) {
      source(chosen.from().get(0));
    } else if (value instanceof MappedValue.Chosen
        || value instanceof MappedValue.Joined
        || value instanceof MappedValue.Each) {
      refuse(value.place(), "keys that begin with $ are not known to the AWS library");
    }
  }

  private static boolean isEnum(MappedValue.Chosen chosen) {
    return chosen.from().size() == 1
        && chosen.changes().size() == 1
        && chosen.changes().get(0) instanceof Change.Values values
        && !values.ignoresCase()
        && chosen.when().isEmpty()
        && chosen.otherwise().isEmpty();
  }

  private void source(MappedValue value) {
    if (!(value instanceof MappedValue.Field) && !(value instanceof MappedValue.Constant)) {
      refuse(value.place(), "the AWS library knows only paths here, such as $.event.type");
    }
  }

  private void refuse(Place place, String message) {
    problems.report(
        Problem.user(place, "not-of-the-library", message)
            .withHint("leave \"mode: aws\" out to have valid OCSF events"));
  }
}
