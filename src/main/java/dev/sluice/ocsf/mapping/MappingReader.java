package dev.sluice.ocsf.mapping;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.formula.FormulaText;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.Nested;
import dev.sluice.ocsf.record.RecordFormat;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mapping document, in the format of the AWS transformation library or with what Sluice
 * adds; every fault is reported with its place.
 */
public final class MappingReader {

  /** The key at the top of every mapping document. */
  public static final String TOP = "custom_source_events";

  /** Matches every value of the matched field. */
  private static final String ANY = "*";

  private static final Shape VALUE = new Shape.Anything("a path, a formula, a constant or a value");

  private static final ObjectShape DOCUMENT =
      ObjectShape.of()
          .required(TOP, new Shape.Anything("a mapping of the source"), "how events are made");

  /** The keys below {@link #TOP}. */
  static final ObjectShape SOURCE =
      ObjectShape.of()
          .required("source_name", new Shape.Text("a name"), "the name of the log source")
          .optional("description", new Shape.Text("a text"), "what the source is")
          .optional("ocsf", new Shape.Text("a version"), "the OCSF version, such as 1.3.0")
          .optional(
              "files",
              new Shape.Anything("the keys of a source"),
              "how files of the source are read, as a job would say it; format: lines")
          .optional("input", new Shape.Anything("a format"), "how a record is read; json")
          .optional(
              "lift",
              new Shape.ListOf(new Shape.Text("a path")),
              "objects whose fields are found as if they stood at the top")
          .optional("parse", new Shape.Anything("a list"), "fields whose text is a record itself")
          .optional(
              "blanks",
              new Shape.ListOf(new Shape.Anything("a text")),
              "texts that mean no value; only the empty one")
          .optional("matched_field", new Shape.Text("a path"), "the field that tells the class")
          .optional(
              "timestamp",
              new Shape.Nested(
                  ObjectShape.of()
                      .required("field", VALUE, "the field with the time of the event")
                      .optional("format", new Shape.Text("a format"), "how it is written")),
              "when the event happened")
          .optional(
              "profiles", new Shape.ListOf(new Shape.Text("a profile")), "profiles of all classes")
          .optional("observables", new Shape.Flag(), "whether events list their observables; true")
          .optional("common", new Shape.Anything("attributes"), "attributes that all classes have")
          .required(
              "ocsf_mapping",
              new Shape.Anything("a mapping, or a list, of classes"),
              "what records become");

  private static final ObjectShape CLASS =
      ObjectShape.of()
          .optional(
              "match",
              new Shape.ListOf(new Shape.Anything("a value")),
              "values of the matched field")
          .optional("when", new Shape.Text("a formula"), "a condition")
          .optional("schema", new Shape.Text("an event class"), "the class, such as dns_activity")
          .optional("schema_mapping", new Shape.Anything("attributes"), "its attributes")
          .optional("reject", new Shape.Text("a reason"), "these records become no event")
          .exactlyOneOf("schema", "reject");

  private final Documents documents;
  private final Problems problems;

  public MappingReader(Documents documents, Problems problems) {
    this.documents = documents;
    this.problems = problems;
  }

  /** True for a document that is a mapping, whatever is wrong with it. */
  public static boolean isMapping(Node document) {
    return document instanceof Node.Mapping mapping && mapping.entries().containsKey(TOP);
  }

  /** Reads a document; empty when there is a fault in it. */
  public Optional<Mapping> read(Node document) {
    int before = problems.count();
    Optional<Mapping> mapping =
        ShapeChecker.read(document, DOCUMENT, problems)
            .flatMap(top -> top.node(TOP))
            .map(node -> new Includes(documents, problems).expand(node))
            .flatMap(node -> ShapeChecker.read(node, SOURCE, problems))
            .map(this::source);
    return problems.count() > before ? Optional.empty() : mapping;
  }

  private Mapping source(Fields fields) {
    FormatReader formats = new FormatReader(problems);
    RecordFormat input =
        fields.node("input").flatMap(formats::format).orElseGet(RecordFormat.Json::new);
    List<Nested> nested = fields.node("parse").map(formats::nested).orElse(List.of());
    ValueReader values = new ValueReader(!fields.has("ocsf"), problems);
    Optional<FieldPath> matchedField = fields.node("matched_field").flatMap(values::path);
    List<ClassMapping> classes =
        classes(fields.node("ocsf_mapping").orElseThrow(), fields.node("common"), values);
    requireMatchedField(classes, matchedField.isPresent());
    return new Mapping(
        fields.place(),
        fields.text("source_name"),
        fields.node("files").map(MappingReader::sourceKeys).orElse(new LinkedHashMap<>()),
        fields
            .optionalText("ocsf")
            .map(version -> new Mapping.Version(version, fields.place("ocsf"))),
        input,
        fields.items("lift").stream().flatMap(item -> values.path(item).stream()).toList(),
        nested,
        blanks(fields),
        matchedField,
        fields.nested("timestamp").flatMap(timestamp -> timestamp(timestamp, values)),
        profiles(fields),
        fields.flag("observables", true),
        classes);
  }

  /** Keys of a source that are single values. */
  private static LinkedHashMap<String, String> sourceKeys(Node files) {
    LinkedHashMap<String, String> keys = new LinkedHashMap<>();
    if (files instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                  keys.put(key, scalar.text());
                }
              });
    }
    return keys;
  }

  private static Set<String> blanks(Fields fields) {
    Set<String> blanks = new LinkedHashSet<>(Set.of("", "[]", "{}"));
    fields.items("blanks").stream()
        .filter(Node.Scalar.class::isInstance)
        .forEach(item -> blanks.add(((Node.Scalar) item).text()));
    return blanks;
  }

  private static List<Mapping.Profile> profiles(Fields fields) {
    List<Mapping.Profile> profiles = new ArrayList<>();
    for (Node item : fields.items("profiles")) {
      profiles.add(new Mapping.Profile(((Node.Scalar) item).text(), item.place()));
    }
    return profiles;
  }

  private Optional<MappedValue> timestamp(Fields timestamp, ValueReader values) {
    Optional<MappedValue> field = timestamp.node("field").flatMap(values::value);
    List<String> formats = timestamp.optionalText("format").map(List::of).orElse(List.of());
    formats.forEach(
        format ->
            TimeFormats.fault(format)
                .ifPresent(
                    fault ->
                        problems.report(
                            Problem.user(timestamp.place("format"), "bad-time-format", fault))));
    return field.map(
        from ->
            new MappedValue.Chosen(
                timestamp.place(),
                List.of(from),
                List.of(new Change.Time(formats, ZoneOffset.UTC)),
                Optional.empty(),
                Optional.empty()));
  }

  private List<ClassMapping> classes(Node written, Optional<Node> common, ValueReader values) {
    List<ClassMapping> classes = new ArrayList<>();
    if (written instanceof Node.Sequence list) {
      list.items()
          .forEach(item -> classMapping(item, List.of(), common, values).ifPresent(classes::add));
    } else if (written instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (value, entry) ->
                  classMapping(
                          entry.value(),
                          value.equals(ANY) ? List.of() : List.of(value),
                          common,
                          values)
                      .ifPresent(classes::add));
    } else {
      problems.report(
          Problem.user(
              written.place(),
              "wrong-type",
              written.described() + " stands where a mapping of classes is expected"));
    }
    return classes;
  }

  private Optional<ClassMapping> classMapping(
      Node written, List<String> matches, Optional<Node> common, ValueReader values) {
    return ShapeChecker.read(written, CLASS, problems)
        .flatMap(
            fields ->
                values
                    .attributes(attributes(fields, written, common))
                    .map(
                        attributes ->
                            new ClassMapping(
                                written.place(),
                                fields.has("match") ? texts(fields) : matches,
                                fields
                                    .optionalText("when")
                                    .map(text -> new FormulaText(text, fields.place("when"))),
                                fields.text("schema", ""),
                                fields.place("schema"),
                                attributes,
                                fields.optionalText("reject"))));
  }

  private Node attributes(Fields fields, Node written, Optional<Node> common) {
    Node nothing = new Node.Mapping(written.place(), new LinkedHashMap<>());
    if (fields.has("reject")) {
      return nothing;
    }
    if (!fields.has("schema_mapping")) {
      problems.report(
          Problem.user(
              written.place(), "missing-key", "\"schema_mapping\" is missing: the attributes"));
    }
    return withCommon(fields.node("schema_mapping").orElse(nothing), common);
  }

  private static List<String> texts(Fields fields) {
    return fields.items("match").stream()
        .filter(Node.Scalar.class::isInstance)
        .map(item -> ((Node.Scalar) item).text())
        .toList();
  }

  private static Node withCommon(Node own, Optional<Node> common) {
    return own instanceof Node.Mapping mapping
            && common.isPresent()
            && common.get() instanceof Node.Mapping shared
        ? Includes.merged(mapping, shared)
        : own;
  }

  private void requireMatchedField(List<ClassMapping> classes, boolean isThere) {
    if (!isThere) {
      classes.stream()
          .filter(mapping -> !mapping.matches().isEmpty())
          .findFirst()
          .ifPresent(
              mapping ->
                  problems.report(
                      Problem.user(
                          mapping.place(),
                          "missing-key",
                          "\"matched_field\" is missing: the field whose value is "
                              + String.join(", ", mapping.matches()))));
    }
  }
}
