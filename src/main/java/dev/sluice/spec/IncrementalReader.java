package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which days a job recomputes.
 *
 * @param sources the names of all sources, sound or not
 */
record IncrementalReader(Set<String> sources, Problems problems) {

  Optional<Incremental> read(Optional<Fields> written, Collection<Publication> publications) {
    return written.map(fields -> read(fields, publications));
  }

  private Incremental read(Fields fields, Collection<Publication> publications) {
    String by = fields.text("by");
    publications.forEach(publication -> checkTarget(publication, by));
    LinkedHashMap<String, Incremental.DayColumn> days = new LinkedHashMap<>();
    fields
        .entries("sources")
        .forEach(
            (source, node) -> {
              requireSource(source, node.place());
              days.put(
                  source, new Incremental.DayColumn(((Node.Scalar) node).text(), node.place()));
            });
    LinkedHashMap<String, Incremental.Lookup> lookups = new LinkedHashMap<>();
    fields
        .nestedEntries("lookups")
        .forEach((source, lookup) -> lookups.put(source, lookup(source, lookup, days.keySet())));
    return new Incremental(by, days, lookups, fields.place());
  }

  private Incremental.Lookup lookup(String source, Fields fields, Set<String> days) {
    requireSource(source, fields.place());
    String in = fields.text("in");
    if (!days.contains(in)) {
      problems.report(
          Problem.user(
                  fields.place("in"),
                  "unknown-table",
                  "\""
                      + in
                      + "\" is none of the sources with days; there is "
                      + String.join(", ", days))
              .withHint(Suggestion.hint(in, days).orElse(null)));
    }
    return new Incremental.Lookup(fields.text("key"), in, fields.text("column"), fields.place());
  }

  private void requireSource(String source, Place place) {
    if (!sources.contains(source)) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-table",
                  "there is no source \"" + source + "\"; there is " + String.join(", ", sources))
              .withHint(Suggestion.hint(source, sources).orElse(null)));
    }
  }

  /** Only whole partitions can be replaced without touching the others. */
  private void checkTarget(Publication publication, String by) {
    if (publication.target() instanceof Publication.CatalogTable table
        && table.mode() == Publication.Mode.REPLACE_PARTITIONS
        && table.partitionBy().equals(List.of(by))) {
      return;
    }
    problems.report(
        Problem.user(
                publication.place(),
                "not-by-day",
                "an incremental job replaces days, and \""
                    + publication.table()
                    + "\" is not published to a table by them")
            .withHint("say table, mode: replace-partitions and partition-by: [" + by + "]"));
  }
}
