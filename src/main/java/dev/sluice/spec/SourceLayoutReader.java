package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.OptionalInt;

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
      case XLSX -> workbook();
      case JSONL, PARQUET -> Optional.of(new SourceLayout.SelfDescribing());
    };
  }

  private Optional<SourceLayout> delimited(String usualDelimiter) {
    boolean hasHeader = hasHeader();
    Optional<Character> delimiter = character("delimiter", usualDelimiter);
    Optional<Character> quote = character("quote", "\"");
    return delimiter.flatMap(d -> quote.map(q -> new SourceLayout.Delimited(d, q, hasHeader)));
  }

  private boolean hasHeader() {
    boolean hasHeader = fields.flag("header", true);
    if (!hasHeader && !fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place("header"),
              "missing-key",
              "without a header line the columns must be declared, in their order"));
    }
    return hasHeader;
  }

  private Optional<SourceLayout> workbook() {
    boolean hasHeader = hasHeader();
    if (!hasHeader && fields.has("header-row")) {
      problems.report(
          Problem.user(
              fields.place("header-row"),
              "conflicting-keys",
              "\"header-row\" says where the header is, and header: false that there is none"));
    }
    Optional<SheetArea> area =
        fields.has("range") ? SheetArea.parse(fields.text("range")) : Optional.of(SheetArea.WHOLE);
    if (area.isEmpty()) {
      problems.report(
          Problem.user(
              fields.place("range"),
              "bad-range",
              "\"" + fields.text("range") + "\" is no range; it can be A5:H200, A5:H, A:H or A5"));
      return Optional.empty();
    }
    int headerRow = (int) fields.wholeNumber("header-row", area.get().firstRow());
    if (headerRow < area.get().firstRow() || headerRow > area.get().lastRow()) {
      problems.report(
          Problem.user(
              fields.place("header-row"),
              "bad-range",
              "row " + headerRow + " is outside of the range " + fields.text("range")));
    }
    return Optional.of(
        new SourceLayout.Workbook(
            fields.text("sheet", ""),
            area.get(),
            hasHeader ? OptionalInt.of(headerRow) : OptionalInt.empty()));
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
