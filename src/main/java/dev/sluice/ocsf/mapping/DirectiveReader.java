package dev.sluice.ocsf.mapping;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.formula.FormulaText;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads the objects of a mapping whose keys say how one value is made. */
final class DirectiveReader {

  private static final String FROM = "$from";
  private static final String WHEN = "$when";
  private static final String MATCH = "$match";
  private static final String DO = "$do";
  private static final String SPLIT = "$split";
  private static final String VALUES = "$values";
  private static final String IGNORE_CASE = "$ignore-case";
  private static final String OTHER = "$other";
  private static final String TIME = "$time";
  private static final String ZONE = "$zone";
  private static final String DEFAULT = "$default";
  private static final String CONCAT = "$concat";
  private static final String WITH = "$with";
  private static final String EACH = "$each";
  private static final String MAP = "$map";

  private static final Pattern SLICE = Pattern.compile("slice\\((\\d+)(?:\\s*,\\s*(\\d+))?\\)");

  private static final Shape VALUE = new Shape.Anything("a path, a formula, a constant or a value");

  private static final ObjectShape CHOSEN =
      ObjectShape.of()
          .optional(FROM, VALUE, "where the value comes from; of a list the first that is there")
          .optional(WHEN, new Shape.Text("a formula"), "without it being true there is no value")
          .optional(
              MATCH, new Shape.Text("a regular expression"), "only what its first group finds")
          .optional(
              DO,
              new Shape.ListOf(new Shape.Text("a change such as lower")),
              "changes of the text, in order")
          .optional(SPLIT, new Shape.Anything("a separator"), "the text holds several values")
          .optional(VALUES, new Shape.Anything("a mapping of texts to values"), "a value by text")
          .optional(IGNORE_CASE, new Shape.Flag(), "whether the case of these texts matters")
          .optional(OTHER, new Shape.Anything("a value"), "the value for all other texts")
          .optional(
              TIME,
              new Shape.ListOf(new Shape.Text("a format")),
              "how a moment is written: iso, epoch, epoch-ms, epoch-us, %Y-%m-%d or yyyy-MM-dd")
          .optional(ZONE, new Shape.Text("a time zone"), "of moments that name none; UTC")
          .optional(DEFAULT, VALUE, "the value where there is none");

  private static final ObjectShape JOINED =
      ObjectShape.of()
          .required(CONCAT, VALUE, "the texts one behind the other")
          .optional(WITH, new Shape.Anything("a text"), "what stands between them");

  private static final ObjectShape REPEATED =
      ObjectShape.of()
          .required(EACH, new Shape.Text("a path"), "the array")
          .required(MAP, VALUE, "the value of each element; paths start at the element");

  private static final ObjectShape ENUMERATION =
      ObjectShape.of()
          .required("evaluate", VALUE, "the value that is looked up")
          .required("values", new Shape.Anything("a mapping"), "the value for each text")
          .optional("other", new Shape.Anything("a value"), "the value for all other texts");

  private final ValueReader values;
  private final Problems problems;

  DirectiveReader(ValueReader values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  Optional<MappedValue> read(Node.Mapping mapping) {
    if (mapping.entries().containsKey(EACH)) {
      return ShapeChecker.read(mapping, REPEATED, problems).flatMap(this::each);
    }
    if (mapping.entries().containsKey(CONCAT)) {
      return ShapeChecker.read(mapping, JOINED, problems).map(this::joined);
    }
    return ShapeChecker.read(mapping, CHOSEN, problems).flatMap(this::chosen);
  }

  /** The AWS library's way to write a value by text. */
  Optional<MappedValue> enumeration(Node node) {
    return ShapeChecker.read(node, ENUMERATION, problems)
        .flatMap(
            fields ->
                values
                    .value(required(fields, "evaluate"))
                    .flatMap(
                        from ->
                            table(fields, "values", "other", false)
                                .map(
                                    table ->
                                        new MappedValue.Chosen(
                                            node.place(),
                                            List.of(from),
                                            List.of(table),
                                            Optional.empty(),
                                            Optional.empty()))));
  }

  private Optional<MappedValue> each(Fields fields) {
    return values
        .path(required(fields, EACH))
        .flatMap(
            array ->
                values
                    .value(required(fields, MAP))
                    .map(element -> new MappedValue.Each(fields.place(), array, element)));
  }

  private MappedValue joined(Fields fields) {
    return new MappedValue.Joined(
        fields.place(),
        values.values(items(required(fields, CONCAT))),
        fields.optionalText(WITH).orElse(""));
  }

  private Optional<MappedValue> chosen(Fields fields) {
    int before = problems.count();
    List<MappedValue> from =
        fields.node(FROM).map(node -> values.values(items(node))).orElse(List.of());
    List<Change> changes = new ArrayList<>();
    fields.node(MATCH).ifPresent(node -> pattern(node).ifPresent(changes::add));
    fields.items(DO).forEach(node -> change((Node.Scalar) node).ifPresent(changes::add));
    fields
        .node(SPLIT)
        .ifPresent(node -> changes.add(new Change.SplitAt(((Node.Scalar) node).text())));
    if (fields.has(VALUES)) {
      table(fields, VALUES, OTHER, fields.flag(IGNORE_CASE, false)).ifPresent(changes::add);
    }
    time(fields).ifPresent(changes::add);
    Optional<MappedValue> otherwise = fields.node(DEFAULT).flatMap(values::value);
    if (from.isEmpty() && otherwise.isEmpty()) {
      problems.report(
          Problem.user(
              fields.place(), "missing-key", "\"$from\" is missing: where the value comes from"));
    }
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new MappedValue.Chosen(
                fields.place(),
                from,
                changes,
                fields.optionalText(WHEN).map(text -> new FormulaText(text, fields.place(WHEN))),
                otherwise));
  }

  private Optional<Change> pattern(Node node) {
    String text = ((Node.Scalar) node).text();
    try {
      return Optional.of(new Change.Extract(Pattern.compile(text)));
    } catch (PatternSyntaxException fault) {
      problems.report(
          Problem.user(
              node.place(), "bad-pattern", "no regular expression: " + fault.getDescription()));
      return Optional.empty();
    }
  }

  private Optional<Change> change(Node.Scalar written) {
    Matcher slice = SLICE.matcher(written.text());
    if (slice.matches()) {
      return Optional.of(
          new Change.Slice(
              Integer.parseInt(slice.group(1)),
              slice.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(slice.group(2))));
    }
    Optional<Change> change =
        Stream.of(Change.Text.values())
            .filter(known -> known.word().equals(written.text()))
            .map(known -> (Change) known)
            .findFirst();
    if (change.isEmpty()) {
      List<String> words = Stream.of(Change.Text.values()).map(Change.Text::word).toList();
      problems.report(
          Problem.user(
              written.place(),
              "unknown-change",
              "unknown change \""
                  + written.text()
                  + "\"; it can be "
                  + String.join(", ", words)
                  + " or slice(from, to)"));
    }
    return change;
  }

  private Optional<Change> table(Fields fields, String key, String otherKey, boolean ignoresCase) {
    Node node = required(fields, key);
    if (!(node instanceof Node.Mapping mapping)) {
      problems.report(
          Problem.user(
              node.place(),
              "wrong-type",
              node.described() + " stands where a mapping of texts is"));
      return Optional.empty();
    }
    LinkedHashMap<String, String> byText = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((text, entry) -> constant(entry.value()).ifPresent(v -> byText.put(text, v)));
    Optional<Node> other = fields.node(otherKey);
    boolean areTexts =
        Stream.concat(mapping.entries().values().stream().map(Node.Entry::value), other.stream())
            .anyMatch(value -> value instanceof Node.Scalar scalar && scalar.isQuoted());
    return Optional.of(
        new Change.Values(byText, other.flatMap(this::constant), ignoresCase, areTexts));
  }

  private Optional<String> constant(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNull() ? Optional.empty() : Optional.of(scalar.text());
    }
    problems.report(
        Problem.user(
            node.place(), "wrong-type", node.described() + " stands where a constant is expected"));
    return Optional.empty();
  }

  private Optional<Change> time(Fields fields) {
    if (!fields.has(TIME)) {
      return Optional.empty();
    }
    List<String> formats = fields.texts(TIME);
    for (Node format : fields.items(TIME)) {
      TimeFormats.fault(((Node.Scalar) format).text())
          .ifPresent(
              fault -> problems.report(Problem.user(format.place(), "bad-time-format", fault)));
    }
    return zone(fields.optionalText(ZONE), fields.place(ZONE))
        .map(zone -> new Change.Time(formats, zone));
  }

  private Optional<ZoneId> zone(Optional<String> name, Place place) {
    try {
      return Optional.of(name.map(ZoneId::of).orElse(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      problems.report(
          Problem.user(place, "bad-zone", "\"" + name.orElse("") + "\" is no time zone")
              .withHint("such as Europe/Berlin or +02:00"));
      return Optional.empty();
    }
  }

  private static Node required(Fields fields, String key) {
    return fields.node(key).orElseThrow();
  }

  private static List<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
  }
}
