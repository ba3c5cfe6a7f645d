package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Reads the keys of a source that say how its files are laid out. */
final class SourceLayoutReader {

  private final Fields fields;
  private final SourceFormat format;
  private final Problems problems;

  SourceLayoutReader(Fields fields, SourceFormat format, Problems problems) {
    this.fields = fields;
    this.format = format;
    this.problems = problems;
  }

  /** The layout; empty when anything was reported that makes it unknown. */
  Optional<SourceLayout> read() {
    for (String key : SourceFormat.allKeys()) {
      if (fields.has(key) && !format.keys().contains(key)) {
        problems.report(
            Problem.user(
                fields.place(key),
                "conflicting-keys",
                "\"" + key + "\" is for " + SourceFormat.formatsWith(key) + " files only"));
      }
    }
    return switch (format) {
      case CSV -> delimited(",");
      case TSV -> delimited("tab");
      case JSONL, PARQUET, ORC, AVRO -> Optional.of(new SourceLayout.SelfDescribing());
      case JSON -> jsonDocument();
      case CAMT053, MT940, BAI2, OFX -> new StatementLayoutReader(fields, problems).read();
    };
  }

  private Optional<SourceLayout> jsonDocument() {
    String path = fields.text("rows", "");
    List<String> keys = path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
    if (keys.stream().anyMatch(String::isBlank)) {
      problems.report(
          Problem.user(
              fields.place("rows"),
              "bad-path",
              "\"" + path + "\" is no path; it must be keys with dots between them"));
      return Optional.empty();
    }
    return Optional.of(new SourceLayout.JsonDocument(keys));
  }

  private Optional<SourceLayout> delimited(String usualDelimiter) {
    boolean hasHeader = fields.flag("header", true);
    if (!hasHeader && !fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place("header"),
              "missing-key",
              "without a header line the columns must be declared, in their order"));
    }
    Optional<Character> delimiter = character("delimiter", usualDelimiter);
    Optional<Character> quote = character("quote", "\"");
    return delimiter.flatMap(d -> quote.map(q -> new SourceLayout.Delimited(d, q, hasHeader)));
  }

  private Optional<Character> character(String key, String otherwise) {
    String written = fields.text(key, otherwise);
    if (written.equals("tab") || written.equals("\\t")) {
      return Optional.of('\t');
    }
    if (written.length() != 1 || written.charAt(0) > 126 || "\n\r".contains(written)) {
      problems.report(
          Problem.user(
              fields.place(key),
              "bad-character",
              "\"" + written + "\" is not allowed; it must be one ASCII character, or tab"));
      return Optional.empty();
    }
    return Optional.of(written.charAt(0));
  }
}
