package dev.sluice.ocsf;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.ocsf.compile.EventOptions;
import dev.sluice.ocsf.mapping.FormatReader;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.mapping.MappingReader;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.record.Nested;
import dev.sluice.ocsf.record.RecordFormat;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How users write a {@link MapEvents}. */
final class MapEventsType implements StepType {

  private static final String TABLE = "table";
  private static final String MAPPING = "mapping";
  private static final String INPUT = "input";
  private static final String PARSE = "parse";
  private static final String RAW_DATA = "raw-data";
  private static final String OBSERVABLES = "observables";
  private static final String REGION = "region";
  private static final String ACCOUNT = "account";
  private static final String PREFIX = "prefix";
  private static final String INTO = "into";
  private static final String MODE = "mode";
  private static final String AS_LIBRARY = "aws";
  private static final String UNKNOWN = "unknown";

  @Override
  public String name() {
    return "ocsf";
  }

  @Override
  public String summary() {
    return "Makes OCSF events of raw log records by a mapping file, one table for each class.";
  }

  @Override
  public String example() {
    return """
        - ocsf:
            table: raw
            mapping: transforms/ocsf/nginx/mapping.yaml
            region: eu-central-1
            account: "111122223333"
        """;
  }

  @Override
  public ObjectShape options() {
    return ObjectShape.of()
        .required(
            TABLE,
            new Shape.Text("the name of a table"),
            "the raw records: a column line with their text, or any columns")
        .required(MAPPING, new Shape.Text("a file"), "the mapping file")
        .optional(
            INPUT,
            new Shape.Anything("a format"),
            "how a record is read, where the mapping does not say so")
        .optional(
            PARSE,
            new Shape.Anything("a list"),
            "fields whose text is a record itself, beside those of the mapping")
        .optional(
            MODE,
            new Shape.Choice(List.of("ocsf", AS_LIBRARY)),
            "ocsf makes valid events; aws what the AWS transformation library makes of the mapping")
        .optional(RAW_DATA, new Shape.Flag(), "whether events keep the text of their record; false")
        .optional(
            OBSERVABLES, new Shape.Flag(), "whether events list their observables; as the mapping")
        .optional(REGION, new Shape.Text("a region"), "where events were logged that do not say so")
        .optional(
            ACCOUNT, new Shape.Text("an account"), "the account of events that do not name one")
        .optional(
            OnInvalid.KEY,
            OnInvalid.SHAPE,
            "where events go that are not valid: quarantine or keep")
        .optional(
            PREFIX, new Shape.Text("a text"), "stands before the class in the names of tables")
        .optional(INTO, new Shape.Text("a name"), "the table of records with their class; records");
  }

  @Override
  public boolean makesMore() {
    return true;
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    throw new UnsupportedOperationException("a mapping is a document of its own");
  }

  @Override
  public Optional<Step> read(Fields options, StepDocuments documents, Problems problems) {
    int before = problems.count();
    Optional<Mapping> mapping =
        documents
            .load(options.text(MAPPING), options.place(MAPPING))
            .flatMap(node -> new MappingReader(documents::load, problems).read(node))
            .map(read -> reading(read, options, problems));
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    if (options.text(MODE, "").equals(AS_LIBRARY)) {
      return new LibraryCheck(problems).passes(mapping.get(), options)
          ? Optional.of(
              new MapAsLibrary(
                  new ColumnReference(options.text(TABLE), options.place(TABLE)),
                  mapping.get().readingAsPython(),
                  options.text(INTO, "records"),
                  options.text(PREFIX, "")))
          : Optional.empty();
    }
    MappingPlan plan = MappingPlan.of(mapping.get());
    if (mapping.get().version().isPresent()) {
      plan.defects().errors().forEach(problems::report);
    }
    if (plan.events().isEmpty()) {
      problems.report(
          Problem.user(
              options.place(MAPPING), "no-class", "the mapping makes events of no known class"));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new MapEvents(
            new ColumnReference(options.text(TABLE), options.place(TABLE)),
            plan,
            new EventOptions(
                options.flag(RAW_DATA, false),
                options.flag(OBSERVABLES, mapping.get().observables()),
                options.text(REGION, UNKNOWN),
                options.text(ACCOUNT, UNKNOWN)),
            OnInvalid.read(options),
            options.text(INTO, "records"),
            options.text(PREFIX, "")));
  }

  private static Mapping reading(Mapping mapping, Fields options, Problems problems) {
    FormatReader formats = new FormatReader(problems);
    RecordFormat input = options.node(INPUT).flatMap(formats::format).orElse(mapping.input());
    List<Nested> nested = new ArrayList<>(mapping.nested());
    options.node(PARSE).map(formats::nested).ifPresent(nested::addAll);
    return mapping.reading(input, nested);
  }
}
