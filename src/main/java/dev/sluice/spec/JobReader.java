package dev.sluice.spec;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a job with its recipes and rulesets; every fault of all of them is reported at once, and a
 * part with a fault is left out so that it hides no other's.
 */
public final class JobReader {

  private static final Pattern JOB_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

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
   * @return the job, or what could be read of it when anything was reported; empty when there is
   *     nothing in it that could be checked further
   */
  public static Optional<Job> read(
      String path, Map<String, String> settings, DocumentStore store, Problems problems) {
    return new JobReader(store, problems).read(path, settings);
  }

  private Optional<Job> read(String path, Map<String, String> settings) {
    Optional<Node> node = load(path, Place.file("command line")).flatMap(this::parse);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (DocumentKind.of(node.get()) == DocumentKind.RECIPE) {
      problems.report(
          Problem.user(
              node.get().place(),
              "not-a-job",
              "this is a recipe; run a job that includes it as \"recipe: "
                  + LocalDocuments.nameOf(path)
                  + "\""));
      return Optional.empty();
    }
    Parameters.InForce parameters =
        Parameters.inForce(
            node.get(), settings, name -> Place.commandLine("--set " + name), problems);
    parameters
        .unset()
        .forEach(
            (name, place) ->
                problems.report(
                    Problem.user(
                            place,
                            "parameter-not-set",
                            "parameter \"" + name + "\" has no default and was not set")
                        .withHint("add --set " + name + "=...")));
    Node document = parameters.fill(node.get(), problems);
    return ShapeChecker.readWhatFits(document, JobShape.JOB, problems)
        .map(fields -> job(fields, document, ProjectRoot.of(path), parameters.values()))
        // Without any source there is no table to hold the steps against.
        .filter(job -> !job.sources().isEmpty() || !job.unreadSources().isEmpty());
  }

  private Job job(Fields fields, Node document, ProjectRoot root, Map<String, String> parameters) {
    String name = fields.text("job", "");
    if (fields.has("job") && !JOB_NAME.matcher(name).matches()) {
      problems.report(
          Problem.user(
              fields.place("job"),
              "bad-name",
              "\"" + name + "\" is no job name; it must be kebab-case, such as bank-to-ledger"));
    }
    LinkedHashMap<String, Source> sources =
        new SourceReader(root, problems).read(fields.entries("sources"));
    Set<String> unread = namesOf(document, "sources");
    unread.removeAll(sources.keySet());
    List<StepSpec> steps = new RecipeIncluder(this, root, parameters, problems).steps(fields);
    LinkedHashMap<String, Publication> publications =
        new PublicationReader(this, root, problems)
            .read(
                fields.entries("publish"), fields.entries("quality"), namesOf(document, "publish"));
    return new Job(
        name,
        fields.text("description", ""),
        fields.place(),
        root,
        parameters,
        fields.optionalText("as-of").flatMap(text -> instant(text, fields.place("as-of"))),
        sources,
        unread,
        steps,
        publications,
        documents,
        new ReportReader(namesOf(document, "publish"), problems).read(fields.nested("report")),
        new IncrementalReader(namesOf(document, "sources"), problems)
            .read(fields.nested("incremental"), publications.values()));
  }

  /** The names that were written, whether what stands behind them is sound or not. */
  private static Set<String> namesOf(Node document, String key) {
    Node.Entry names = document instanceof Node.Mapping job ? job.entries().get(key) : null;
    return names != null && names.value() instanceof Node.Mapping written
        ? new LinkedHashSet<>(written.entries().keySet())
        : new LinkedHashSet<>();
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
          Problem.user(namedAt, "missing-file", "there is no file \"" + displayed + "\"")
              .withHint(
                  Suggestion.hint(LocalDocuments.nameOf(path), store.neighbours(path))
                      .orElse(null)));
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
