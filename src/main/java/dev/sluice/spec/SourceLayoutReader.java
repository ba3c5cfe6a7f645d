package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys of a source that say how its files are laid out. */
final class SourceLayoutReader {

  /** A key of the formats whose cells can be written in several styles. */
  private static final String STYLED = "blanks";

  /** The key that names the column for records that are not taken apart. */
  private static final String WHOLE = "record";

  private static final int NO_HEADER = 0;
  private static final int FIRST_LINE = 1;

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
    if (!format.keys().contains(STYLED)) {
      refuseStyles();
    }
    refuseColumnsOfWhole();
    return switch (format) {
      case CSV -> delimited(",");
      case TSV -> delimited("tab");
      case FIXED_WIDTH -> fixedWidth();
      case LINES -> Optional.of(new SourceLayout.Lines(encoding()));
      case JSONL -> Optional.of(new SourceLayout.JsonLines(wholeColumn()));
      case PARQUET, ORC, AVRO -> Optional.of(new SourceLayout.SelfDescribing());
      case JSON -> jsonDocument();
      case XLSX -> new SheetLayoutReader(fields, problems).read();
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
    return Optional.of(new SourceLayout.JsonDocument(keys, wholeColumn()));
  }

  private Optional<String> wholeColumn() {
    Optional<String> name = fields.optionalText(WHOLE);
    name.filter(String::isBlank)
        .ifPresent(
            blank ->
                problems.report(
                    Problem.user(fields.place(WHOLE), "bad-name", "a column must have a name")));
    return name;
  }

  /** What is not taken apart has one column, which is text. */
  private void refuseColumnsOfWhole() {
    boolean isWhole = format == SourceFormat.LINES || fields.has(WHOLE);
    if (isWhole && fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place("columns"),
              "conflicting-keys",
              format == SourceFormat.LINES
                  ? "the only column of lines is \"" + SourceLayout.Lines.COLUMN + "\", a text"
                  : "the only column is the one that \"" + WHOLE + "\" names, a text"));
    }
  }

  private Optional<SourceLayout> delimited(String usualDelimiter) {
    int before = problems.count();
    int header = header(FIRST_LINE);
    if (header == NO_HEADER && !fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place("header"),
              "missing-key",
              "without a header line the columns must be declared, in their order"));
    }
    char delimiter = character("delimiter", usualDelimiter);
    char quote = character("quote", "\"");
    char escape = fields.has("escape") ? character("escape", "\\") : SourceLayout.NO_CHARACTER;
    if (problems.count() == before) {
      requireDifferent(delimiter, quote, escape);
    }
    fields.entries("columns").values().forEach(this::refuseWidth);
    Dialect dialect = dialect();
    return problems.count() == before
        ? Optional.of(new SourceLayout.Delimited(delimiter, quote, escape, header, dialect))
        : Optional.empty();
  }

  private Optional<SourceLayout> fixedWidth() {
    int header = header(NO_HEADER);
    Dialect dialect = dialect();
    return new FixedWidthReader(fields, problems)
        .read()
        .map(widths -> new SourceLayout.FixedWidth(widths, header, dialect));
  }

  private Dialect dialect() {
    CellStyleReader reader = new CellStyleReader(problems);
    CellStyle style = reader.ofSource(fields);
    Map<String, CellStyle> styles = new HashMap<>();
    fields
        .entries("columns")
        .forEach(
            (name, node) -> {
              if (node instanceof Node.Mapping) {
                // What is wrong with shape or type is told by whoever reads the columns.
                Problems told = new Problems();
                ShapeChecker.read(node, CellShape.COLUMN, told)
                    .ifPresent(
                        column ->
                            ColumnType.parse(column.text("type"), node.place(), told)
                                .ifPresent(
                                    type ->
                                        styles.put(name, reader.ofColumn(column, type, style))));
              }
            });
    return new Dialect(encoding(), (int) fields.wholeNumber("skip-footer", 0), style, styles);
  }

  private TextEncoding encoding() {
    return JobShape.constant(
        TextEncoding.class, fields.text("encoding", TextEncoding.UTF_8.word()));
  }

  private int header(int otherwise) {
    String written = fields.text("header", otherwise == NO_HEADER ? "false" : "true");
    if (written.equals("true") || written.equals("false")) {
      return written.equals("true") ? FIRST_LINE : NO_HEADER;
    }
    return Integer.parseInt(written);
  }

  private void requireDifferent(char delimiter, char quote, char escape) {
    if (delimiter == quote) {
      conflict("quote", "the delimiter and the quote are the same character");
    }
    if (escape == delimiter) {
      conflict("escape", "the delimiter and the escape are the same character");
    }
    if (escape == quote) {
      conflict("escape", "a doubled quote means a quote without being told; leave escape out");
    }
  }

  private void conflict(String key, String message) {
    problems.report(Problem.user(fields.place(key), "conflicting-keys", message));
  }

  private char character(String key, String otherwise) {
    String written = fields.text(key, otherwise);
    if (written.equals("space")) {
      return ' ';
    }
    if (written.equals("tab") || written.equals("\\t")) {
      return '\t';
    }
    if (written.length() != 1 || written.charAt(0) > 126 || "\n\r".contains(written)) {
      problems.report(
          Problem.user(
              fields.place(key),
              "bad-character",
              "\"" + written + "\" is not allowed; it must be one ASCII character, tab or space"));
      return SourceLayout.NO_CHARACTER;
    }
    return written.charAt(0);
  }

  private void refuseStyles() {
    fields
        .entries("columns")
        .values()
        .forEach(
            node -> {
              if (node instanceof Node.Mapping mapping) {
                mapping
                    .entries()
                    .forEach(
                        (key, entry) -> {
                          if (!key.equals("type")) {
                            problems.report(
                                Problem.user(
                                    entry.keyPlace(),
                                    "conflicting-keys",
                                    "\""
                                        + key
                                        + "\" of a column is for "
                                        + SourceFormat.formatsWith(STYLED)
                                        + " files only"));
                          }
                        });
              }
            });
  }

  private void refuseWidth(Node column) {
    if (column instanceof Node.Mapping mapping && mapping.entries().get("width") != null) {
      problems.report(
          Problem.user(
              column.place(), "conflicting-keys", "\"width\" is for fixed-width files only"));
    }
  }
}
