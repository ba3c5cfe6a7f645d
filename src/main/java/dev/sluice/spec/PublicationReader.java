package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a job publishes and the rulesets that gate it. */
final class PublicationReader {

  private static final String WORKBOOK = ".xlsx";
  private static final String LAYOUT = "layout";
  private static final String BATCH = "batch";

  private final JobReader reader;
  private final ProjectRoot root;
  private final Problems problems;

  PublicationReader(JobReader reader, ProjectRoot root, Problems problems) {
    this.reader = reader;
    this.root = root;
    this.problems = problems;
  }

  /**
   * Reads the sound publications.
   *
   * @param names everything that is to be published, also where its publication has a fault
   */
  LinkedHashMap<String, Publication> read(
      LinkedHashMap<String, Node> publish, LinkedHashMap<String, Node> quality, Set<String> names) {
    LinkedHashMap<String, Publication> publications = new LinkedHashMap<>();
    Map<String, Optional<Publication.Ruleset>> rulesets = rulesets(quality, names);
    Map<String, String> owners = new HashMap<>();
    publish.forEach(
        (table, node) ->
            ShapeChecker.read(node, JobShape.PUBLICATION, problems)
                .flatMap(this::target)
                .ifPresent(
                    target -> {
                      String owner = owners.putIfAbsent(target.location(), table);
                      if (owner != null) {
                        problems.report(
                            Problem.user(
                                node.place(),
                                "same-target",
                                "\""
                                    + table
                                    + "\" and \""
                                    + owner
                                    + "\" are both published to "
                                    + target.location()));
                      }
                      publications.put(
                          table,
                          new Publication(
                              table,
                              node.place(),
                              target,
                              rulesets.getOrDefault(table, Optional.empty())));
                    }));
    return publications;
  }

  private Map<String, Optional<Publication.Ruleset>> rulesets(
      LinkedHashMap<String, Node> quality, Set<String> published) {
    Map<String, Optional<Publication.Ruleset>> rulesets = new LinkedHashMap<>();
    quality.forEach(
        (table, node) -> {
          if (!published.isEmpty() && !published.contains(table)) {
            problems.report(
                Problem.user(
                        node.place(),
                        "unknown-table",
                        "\""
                            + table
                            + "\" is not published; there is "
                            + String.join(", ", published))
                    .withHint(Suggestion.hint(table, published).orElse(null)));
          }
          String path = ((Node.Scalar) node).text();
          rulesets.put(
              table,
              reader
                  .load(root.resolve(path), node.place())
                  .map(document -> new Publication.Ruleset(document, node.place())));
        });
    return rulesets;
  }

  private Optional<Publication.Target> target(Fields fields) {
    return fields.has("table") ? catalogTable(fields) : files(fields);
  }

  private Optional<Publication.Target> catalogTable(Fields fields) {
    refuse(fields, List.of("format", LAYOUT, BATCH), "a folder");
    Publication.Mode mode =
        JobShape.constant(Publication.Mode.class, fields.text("mode", "replace"));
    if (mode == Publication.Mode.REPLACE_PARTITIONS && !fields.has("partition-by")) {
      problems.report(
          Problem.user(
              fields.place("mode"),
              "missing-key",
              "\"partition-by\" is missing: replace-partitions replaces the partitions that the run"
                  + " has rows for"));
    }
    return TableIdentifier.require(fields.text("table"), fields.place("table"), problems)
        .map(
            id ->
                new Publication.CatalogTable(
                    id,
                    mode,
                    partitions(fields),
                    JobShape.constant(Publication.Scope.class, fields.text("audit", "rows")),
                    fields.place("table")));
  }

  private static List<Publication.Partition> partitions(Fields fields) {
    return fields.items("partition-by").stream()
        .map(item -> new Publication.Partition(((Node.Scalar) item).text(), item.place()))
        .toList();
  }

  private Optional<Publication.Target> files(Fields fields) {
    refuse(fields, List.of("mode", "partition-by", "audit"), "a table");
    String location = fields.text("path");
    if (fields.has(LAYOUT)) {
      return lake(fields, location);
    }
    if (fields.has(BATCH)) {
      problems.report(
          Problem.user(
              fields.place(BATCH), "conflicting-keys", "\"" + BATCH + "\" needs a layout"));
    }
    boolean isWorkbook = location.toLowerCase(Locale.ROOT).endsWith(WORKBOOK);
    Publication.Format format =
        JobShape.constant(
            Publication.Format.class, fields.text("format", isWorkbook ? "xlsx" : "parquet"));
    if (format == Publication.Format.XLSX) {
      return workbook(fields, location, isWorkbook);
    }
    return Optional.of(
        new Publication.Folder(location, root.resolve(location), format, fields.place("path")));
  }

  private Optional<Publication.Target> lake(Fields fields, String location) {
    if (!fields.text("format", "parquet").equals("parquet")) {
      problems.report(
          Problem.user(
              fields.place("format"),
              "conflicting-keys",
              "layout security-lake is of Parquet files only"));
    }
    Optional<String> batch = fields.optionalText(BATCH);
    if (batch.filter(String::isBlank).isPresent()) {
      problems.report(Problem.user(fields.place(BATCH), "bad-name", "a batch must have a name"));
    }
    return Optional.of(
        new Publication.Lake(location, root.resolve(location), batch, fields.place("path")));
  }

  private Optional<Publication.Target> workbook(
      Fields fields, String location, boolean isWorkbook) {
    if (!isWorkbook) {
      problems.report(
          Problem.user(
                  fields.place("path"),
                  "bad-target",
                  "a workbook is one file; \"" + location + "\" does not end with " + WORKBOOK)
              .withHint("say path: " + location.replaceAll("/+$", "") + WORKBOOK));
      return Optional.empty();
    }
    return Optional.of(
        new Publication.Workbook(location, root.resolve(location), fields.place("path")));
  }

  private void refuse(Fields fields, List<String> keys, String where) {
    for (String key : keys) {
      if (fields.has(key)) {
        problems.report(
            Problem.user(
                fields.place(key),
                "conflicting-keys",
                "\"" + key + "\" is for publishing to " + where));
      }
    }
  }
}
