package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the values of a class mapping can be. All of its records have one of a few values in the
 * matched field, so that a table over that field has entries that never count.
 *
 * @param place where its own attributes are written; what several classes share is no defect of one
 * @param matchedField empty where any record may come
 * @param matches what records have there
 */
record Reachable(Place place, Optional<FieldPath> matchedField, List<String> matches) {

  Reachable {
    matches = List.copyOf(matches);
  }

  static Reachable in(Mapping mapping, ClassMapping written) {
    return new Reachable(
        written.attributes().place(),
        mapping.matchedField().filter(path -> !written.matches().isEmpty()),
        written.matches());
  }

  /** All constants that a value can be; empty when it can be anything. */
  Set<String> results(MappedValue value) {
    if (value instanceof MappedValue.Constant constant) {
      return Set.of(constant.text());
    }
    if (!(value instanceof MappedValue.Chosen chosen)
        || chosen.changes().isEmpty()
        || !(chosen.changes().get(chosen.changes().size() - 1) instanceof Change.Values table)) {
      return Set.of();
    }
    if (!isOfMatchedField(chosen)) {
      return new LinkedHashSet<>(table.results());
    }
    Set<String> results = new LinkedHashSet<>();
    for (String match : matches) {
      Optional<String> found =
          table.byText().entrySet().stream()
              .filter(entry -> fits(table, entry.getKey(), match))
              .map(Map.Entry::getValue)
              .findFirst();
      found.or(table::other).ifPresent(results::add);
    }
    return results;
  }

  /** Reports the entries of tables, in any depth, that no record comes to. */
  void check(MappedValue value, Defects defects) {
    if (value instanceof MappedValue.Attributes attributes) {
      attributes.members().values().forEach(member -> check(member.value(), defects));
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(element -> check(element, defects));
    } else if (value instanceof MappedValue.Chosen chosen
        && isOfMatchedField(chosen)
        && isOwn(chosen.place())
        && chosen.changes().get(0) instanceof Change.Values table) {
      report(chosen, table, defects);
    }
  }

  private void report(MappedValue.Chosen chosen, Change.Values table, Defects defects) {
    List<String> never = new ArrayList<>();
    for (String text : table.byText().keySet()) {
      if (matches.stream().noneMatch(match -> fits(table, text, match))) {
        never.add(text);
      }
    }
    if (!never.isEmpty()) {
      defects.warning(
          chosen.place(),
          DefectCode.VALUE_NEVER_REACHED,
          quoted(never)
              + " never "
              + (never.size() == 1 ? "comes" : "come")
              + " here: these records have "
              + quoted(matches)
              + " in "
              + matchedField.orElseThrow().text(),
          "leave out what never comes, or match it too");
    }
  }

  private boolean isOwn(Place of) {
    return of.file().equals(place.file()) && of.path().startsWith(place.path());
  }

  private boolean isOfMatchedField(MappedValue.Chosen chosen) {
    return chosen.changes().size() == 1
        && chosen.from().size() == 1
        && chosen.from().get(0) instanceof MappedValue.Field field
        && matchedField.filter(field.path()::equals).isPresent();
  }

  private static boolean fits(Change.Values table, String text, String match) {
    return table.ignoresCase()
        ? text.toLowerCase(Locale.ROOT).equals(match.toLowerCase(Locale.ROOT))
        : text.equals(match);
  }

  private static String quoted(List<String> texts) {
    return "\"" + String.join("\", \"", texts) + "\"";
  }
}
