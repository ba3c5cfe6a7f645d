package dev.sluice.ocsf.mapping;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.Nested;
import dev.sluice.ocsf.record.RecordFormat;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads how a mapping says that a text is a record: a word, or a word with its options. */
public final class FormatReader {

  private static final List<String> WORDS =
      List.of(
          "json",
          "key-value",
          "csv",
          "regex",
          "grok",
          "cef",
          "leef",
          "syslog",
          "windows-xml",
          "windows-message",
          "url",
          "user-agent");

  private static final ObjectShape FORMAT =
      ObjectShape.of()
          .required("as", new Shape.Choice(WORDS), "how the text is written")
          .optional("pattern", new Shape.Text("a pattern"), "of regex and grok")
          .optional("columns", new Shape.ListOf(new Shape.Text("a name")), "of csv")
          .optional("delimiter", new Shape.Anything("a text"), "between cells or pairs")
          .optional("assign", new Shape.Anything("a text"), "between a key and its value")
          .optional("quote", new Shape.Anything("a character"), "around cells or values");

  private static final ObjectShape NESTED =
      FORMAT
          .required("field", new Shape.Text("a path"), "the field whose text is a record itself")
          .optional("into", new Shape.Text("a path"), "where its fields go; under the field");

  private final Problems problems;

  public FormatReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a format, or a list of which the first counts that fits; empty when it has a fault. */
  public Optional<RecordFormat> format(Node node) {
    if (node instanceof Node.Sequence sequence) {
      List<RecordFormat> formats = new ArrayList<>();
      sequence.items().forEach(item -> format(item).ifPresent(formats::add));
      return formats.size() < sequence.items().size()
          ? Optional.empty()
          : attempt(node.place(), () -> new RecordFormat.FirstOf(formats));
    }
    if (node instanceof Node.Scalar scalar && WORDS.contains(scalar.text())) {
      return made(scalar.text(), Optional.empty(), node.place());
    }
    if (node instanceof Node.Scalar scalar) {
      problems.report(
          Problem.user(
              node.place(),
              "unknown-format",
              "\"" + scalar.text() + "\" is no format; it can be " + String.join(", ", WORDS)));
      return Optional.empty();
    }
    return ShapeChecker.read(node, FORMAT, problems)
        .flatMap(fields -> made(fields.text("as"), Optional.of(fields), node.place()));
  }

  /** Reads a list of fields whose texts are records themselves. */
  public List<Nested> nested(Node node) {
    List<Nested> nested = new ArrayList<>();
    ValueReader values = new ValueReader(problems);
    for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
      ShapeChecker.read(item, NESTED, problems)
          .ifPresent(
              fields -> {
                Optional<FieldPath> field = fields.node("field").flatMap(values::path);
                Optional<FieldPath> into =
                    fields.has("into") ? fields.node("into").flatMap(values::path) : field;
                Optional<RecordFormat> format =
                    made(fields.text("as"), Optional.of(fields), item.place());
                if (field.isPresent() && into.isPresent() && format.isPresent()) {
                  attempt(item.place(), () -> new Nested(field.get(), format.get(), into.get()))
                      .ifPresent(nested::add);
                }
              });
    }
    return nested;
  }

  private Optional<RecordFormat> made(String word, Optional<Fields> options, Place place) {
    return attempt(place, () -> make(word, options));
  }

  private <T> Optional<T> attempt(Place place, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (IllegalArgumentException fault) {
      problems.report(Problem.user(place, "bad-format", String.valueOf(fault.getMessage())));
      return Optional.empty();
    }
  }

  private static RecordFormat make(String word, Optional<Fields> options) {
    return switch (word) {
      case "key-value" -> keyValue(options);
      case "csv" ->
          new RecordFormat.Csv(
              text(options, "delimiter").orElse(","),
              text(options, "quote").orElse("\""),
              options.map(fields -> fields.texts("columns")).orElse(List.of()));
      case "regex" -> new RecordFormat.Regex(pattern(word, options));
      case "grok" -> new RecordFormat.Grok(pattern(word, options));
      case "cef" -> new RecordFormat.Cef();
      case "leef" -> new RecordFormat.Leef();
      case "syslog" -> new RecordFormat.Syslog();
      case "windows-xml" -> new RecordFormat.WindowsXml();
      case "windows-message" -> new RecordFormat.WindowsMessage();
      case "url" -> new RecordFormat.Url();
      case "user-agent" -> new RecordFormat.UserAgent();
      default -> new RecordFormat.Json();
    };
  }

  private static RecordFormat keyValue(Optional<Fields> options) {
    RecordFormat.KeyValue plain = RecordFormat.KeyValue.plain();
    return new RecordFormat.KeyValue(
        text(options, "delimiter").map(List::of).orElse(plain.pairSeparators()),
        text(options, "assign").orElse(plain.valueSeparator()),
        text(options, "quote").orElse(plain.quotes()));
  }

  private static String pattern(String word, Optional<Fields> options) {
    return text(options, "pattern")
        .orElseThrow(
            () -> new IllegalArgumentException("\"pattern\" is missing: " + word + " needs one"));
  }

  private static Optional<String> text(Optional<Fields> options, String key) {
    return options.flatMap(fields -> fields.optionalText(key));
  }
}
