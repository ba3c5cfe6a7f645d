package dev.sluice.spec;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.document.Substitution;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a job with its recipes and rulesets; every fault of all of them is reported at once. */
public final class JobReader {

  private static final Pattern JOB_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final long DEFAULT_SAMPLE_ROWS = 20;

  private final DocumentStore store;
  private final Problems problems;
  private final List<LoadedDocument> documents = new ArrayList<>();

  private JobReader(DocumentStore store, Problems problems) {
    this.store = store;
    this.problems = problems;
  }

  /**
   * Reads the job at a path.
   *
   * @param settings parameter values from the command line
   * @return empty when anything was reported
   */
  public static Optional<Job> read(
      String path, Map<String, String> settings, DocumentStore store, Problems problems) {
    int before = problems.count();
    Optional<Job> job = new JobReader(store, problems).read(path, settings);
    return problems.count() == before ? job : Optional.empty();
  }

  private Optional<Job> read(String path, Map<String, String> settings) {
    Optional<Node> node = load(path, Place.commandLine(path)).flatMap(this::parse);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> parameters =
        Parameters.inForce(node.get(), settings, Place.commandLine("--set"), problems);
    Node document = new Substitution(parameters, problems).apply(node.get());
    return ShapeChecker.read(document, JobShape.JOB, problems)
        .map(fields -> job(fields, ProjectRoot.of(path), parameters));
  }

  private Job job(Fields fields, ProjectRoot root, Map<String, String> parameters) {
    String name = fields.text("job");
    if (!JOB_NAME.matcher(name).matches()) {
      problems.report(
          Problem.user(
              fields.place("job"),
              "bad-name",
              "\"" + name + "\" is no job name; it must be kebab-case, such as bank-to-ledger"));
    }
    LinkedHashMap<String, Source> sources =
        new SourceReader(root, problems).read(fields.entries("sources"));
    List<StepSpec> steps = new RecipeIncluder(this, root, parameters, problems).steps(fields);
    LinkedHashMap<String, Publication> publications =
        new PublicationReader(this, root, problems)
            .read(fields.entries("publish"), fields.entries("quality"));
    return new Job(
        name,
        fields.text("description", ""),
        fields.place(),
        root,
        parameters,
        fields.optionalText("as-of").flatMap(text -> instant(text, fields.place("as-of"))),
        sources,
        steps,
        publications,
        documents,
        Math.toIntExact(
            fields
                .nested("report")
                .map(report -> report.wholeNumber("sample-rows", DEFAULT_SAMPLE_ROWS))
                .orElse(DEFAULT_SAMPLE_ROWS)));
  }

  /** Reads the text of a document and remembers it as part of the job. */
  Optional<LoadedDocument> load(String path, Place namedAt) {
    String displayed = ProjectRoot.displayed(path);
    try {
      LoadedDocument document = new LoadedDocument(displayed, store.read(path));
      if (!documents.contains(document)) {
        documents.add(document);
      }
      return Optional.of(document);
    } catch (NoSuchFileException e) {
      problems.report(
          Problem.user(namedAt, "missing-file", "there is no file \"" + displayed + "\""));
    } catch (IOException e) {
      problems.report(
          Problem.external(
              namedAt, "unreadable-file", "cannot read \"" + displayed + "\": " + e.getMessage()));
    }
    return Optional.empty();
  }

  Optional<Node> parse(LoadedDocument document) {
    return DocumentParser.parse(document.path(), document.text(), problems);
  }

  private Optional<Instant> instant(String text, Place place) {
    Optional<Instant> instant = parseInstant(text);
    if (instant.isEmpty()) {
      problems.report(
          Problem.user(
              place,
              "bad-time",
              "\"" + text + "\" is no time; it must be like 2026-10-31 or 2026-10-31T18:00:00Z"));
    }
    return instant;
  }

  /** Reads a date (midnight UTC) or a time with its offset. */
  public static Optional<Instant> parseInstant(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
