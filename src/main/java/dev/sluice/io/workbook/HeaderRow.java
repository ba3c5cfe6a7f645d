package dev.sluice.io.workbook;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the first rows of a sheet say before anything is read.
 *
 * @param names the names of the header row by their column; empty without one
 * @param firstValues the columns of the first row with values
 * @param faults what is wrong with the file as a whole
 */
record HeaderRow(
    InputFile file,
    String sheet,
    Map<Integer, String> names,
    List<Integer> firstValues,
    int row,
    List<Problem> faults) {

  /** Reads the header rows of all files, several at once. */
  static List<HeaderRow> read(WorkbookOptions options, List<InputFile> files) {
    return ConcurrentReads.each(files, file -> read(options, file));
  }

  /** The header row, or the first one, as a place. */
  Place place() {
    return place(file, row);
  }

  private static Place place(InputFile file, int row) {
    return new Place(ProjectRoot.displayed(file.path()), row, 0, "");
  }

  private static HeaderRow read(WorkbookOptions options, InputFile file) {
    SheetLayout layout = options.layout();
    try {
      WorkbookFile workbook = opened(options.storage(), file);
      Optional<WorkbookFile.Sheet> sheet = workbook.sheet(layout.sheet());
      if (sheet.isEmpty()) {
        return faulty(file, missingSheet(file, layout.sheet(), workbook));
      }
      int first = layout.hasHeader() ? layout.headerRow() : layout.area().firstRow();
      try (SheetRows rows = workbook.rows(sheet.get(), layout.from(first))) {
        return read(layout, file, sheet.get().name(), rows);
      }
    } catch (IOException e) {
      return faulty(file, problem(file, e));
    }
  }

  /** What is wrong with a file that could not be read: the file itself, or where it is. */
  static Problem problem(InputFile file, IOException failure) {
    Place place = Place.file(ProjectRoot.displayed(file.path()));
    String words = ConcurrentReads.inWords(failure);
    return failure instanceof WorkbookFault fault
        ? Problem.user(place, fault.code(), words).withHint(fault.hint())
        : Problem.external(place, "unreadable", "cannot read it: " + words);
  }

  /** Opens a workbook that was found. */
  static WorkbookFile opened(StorageSettings settings, InputFile file) throws IOException {
    Storage storage = settings.storageOf(file.path());
    return WorkbookFile.open(storage, file.path(), file.size());
  }

  private static HeaderRow read(SheetLayout layout, InputFile file, String sheet, SheetRows rows)
      throws IOException {
    SheetRow row = rows.next();
    Place place = place(file, Math.max(1, layout.headerRow()));
    if (row == null) {
      return faulty(
          file,
          Problem.user(
              place,
              "empty-file",
              "sheet \""
                  + sheet
                  + "\" has no values"
                  + (layout.sheet().isEmpty() ? "" : " there")));
    }
    if (!layout.hasHeader()) {
      return new HeaderRow(
          file, sheet, Map.of(), columns(row), layout.area().firstRow(), List.of());
    }
    if (row.number() != layout.headerRow()) {
      return faulty(
          file,
          Problem.user(
                  place,
                  "bad-header",
                  "row " + layout.headerRow() + " of sheet \"" + sheet + "\" is blank")
              .withHint(
                  "the first row with values is "
                      + row.number()
                      + "; say header: "
                      + row.number()
                      + " if the names stand there"));
    }
    List<Problem> faults = new ArrayList<>();
    Map<Integer, String> names = names(row, place, faults);
    SheetRow second = rows.next();
    if (second == null) {
      faults.add(Problem.user(place, "header-only", "the sheet has a header and no rows"));
    }
    return new HeaderRow(file, sheet, names, List.of(), layout.headerRow(), faults);
  }

  private static Map<Integer, String> names(SheetRow row, Place place, List<Problem> faults) {
    Map<Integer, String> names = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (int cell = 0; cell < row.count(); cell++) {
      String name = row.text(cell).strip();
      if (row.kind(cell) == SheetRow.Kind.ERROR || row.kind(cell) == SheetRow.Kind.FAULT) {
        faults.add(
            Problem.user(
                place,
                "bad-header",
                "in column " + CellPlace.letters(row.column(cell)) + ": " + row.reason(cell)));
      } else if (!name.isEmpty()) {
        names.put(row.column(cell), name);
        if (!seen.add(name) && told.add(name)) {
          faults.add(
              Problem.user(
                  place, "duplicate-header", "column \"" + name + "\" stands twice in the header"));
        }
      }
    }
    return names;
  }

  private static List<Integer> columns(SheetRow row) {
    List<Integer> columns = new ArrayList<>();
    for (int cell = 0; cell < row.count(); cell++) {
      columns.add(row.column(cell));
    }
    return columns;
  }

  private static Problem missingSheet(InputFile file, String sheet, WorkbookFile workbook) {
    List<String> names = workbook.sheets().stream().map(WorkbookFile.Sheet::name).toList();
    return Problem.user(
            Place.file(ProjectRoot.displayed(file.path())),
            "missing-sheet",
            "there is no sheet \"" + sheet + "\"; the workbook has " + String.join(", ", names))
        .withHint(Suggestion.hint(sheet, names).orElse(null));
  }

  private static HeaderRow faulty(InputFile file, Problem fault) {
    return new HeaderRow(file, "", Map.of(), List.of(), 1, List.of(fault));
  }
}
