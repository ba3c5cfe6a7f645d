package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the keys of a source that say where in a workbook its table is. */
record SheetLayoutReader(Fields fields, Problems problems) {

  /** The layout; empty when the range is none. */
  Optional<SourceLayout> read() {
    String header = fields.text("header", "true");
    boolean hasHeader = !header.equals("false");
    if (!hasHeader && !fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place("header"),
              "missing-key",
              "without a header row the columns must be declared, in their order"));
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
    int row =
        !hasHeader || header.equals("true") ? area.get().firstRow() : Integer.parseInt(header);
    if (row < area.get().firstRow() || row > area.get().lastRow()) {
      problems.report(
          Problem.user(
              fields.place("header"),
              "bad-range",
              "row " + row + " is outside of the range " + fields.text("range", "of a sheet")));
    }
    return Optional.of(
        new SourceLayout.Workbook(
            fields.text("sheet", ""),
            area.get(),
            hasHeader ? OptionalInt.of(row) : OptionalInt.empty()));
  }
}
