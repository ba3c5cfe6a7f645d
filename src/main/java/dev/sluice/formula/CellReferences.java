package dev.sluice.formula;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** References to constant cells, as on the command line. */
final class CellReferences implements References {

  /** More cells than this are not a formula on a command line any more. */
  private static final int MOST_CELLS = 2_000_000;

  private final Map<String, CellValue> cells = new TreeMap<>();
  private final Instant asOf;
  private final @Nullable CellArea at;

  /**
   * References to some cells.
   *
   * @param at the cell of the formula; null when blocks are worked on as a whole
   */
  CellReferences(Map<String, CellValue> cells, Instant asOf, @Nullable CellArea at) {
    cells.forEach((name, value) -> this.cells.put(canonical(name), value));
    this.asOf = asOf;
    this.at = at;
  }

  private static String canonical(String name) {
    int mark = name.lastIndexOf('!');
    String sheet = mark < 0 ? "" : name.substring(0, mark).replace("'", "");
    String cell = name.substring(mark + 1).replace("$", "").toUpperCase(Locale.ROOT);
    return sheet.isEmpty() ? cell : sheet.toUpperCase(Locale.ROOT) + "!" + cell;
  }

  @Override
  public Operand row(Node.RowReference reference, Faults faults) {
    return noTables(reference, faults);
  }

  @Override
  public Operand column(Node.ColumnReference reference, Faults faults) {
    return noTables(reference, faults);
  }

  private static Operand noTables(Node node, Faults faults) {
    return faults.report(
        node.span(),
        "no-tables",
        "a formula on cells has no tables; refer to cells such as A1 or A1:B7",
        null);
  }

  @Override
  public Operand name(Node.NameNode name, Faults faults) {
    return Scalar.error(ExcelError.NAME);
  }

  @Override
  public Operand area(Node.AreaReference reference, Faults faults) {
    CellArea area = reference.area();
    if (area.height() == 1 && area.width() == 1) {
      return Constants.scalar(cell(area, 0, 0)).asReference();
    }
    if ((long) area.height() * area.width() > MOST_CELLS) {
      return faults.report(
          reference.span(), "range-too-large", "this range has too many cells", null);
    }
    List<List<CellValue>> rows = new ArrayList<>();
    for (int row = 0; row < area.height(); row++) {
      List<CellValue> values = new ArrayList<>();
      for (int column = 0; column < area.width(); column++) {
        values.add(cell(area, row, column));
      }
      rows.add(values);
    }
    return new Operand.Area(rows, area);
  }

  private CellValue cell(CellArea area, int row, int column) {
    return cells.getOrDefault(area.cellName(row, column), CellValue.blank());
  }

  @Override
  public Operand thisRow(Operand.Area area) {
    CellArea place = area.place();
    if (place == null || at == null) {
      return Constants.scalar(area.rows().get(0).get(0));
    }
    Optional<CellArea> row =
        place.width() == 1
            ? place.intersection(
                new CellArea(place.sheet(), at.top(), place.left(), at.top(), place.left()))
            : place.height() == 1
                ? place.intersection(
                    new CellArea(place.sheet(), place.top(), at.left(), place.top(), at.left()))
                : Optional.empty();
    return row.<Operand>map(cell -> Constants.scalar(cell(cell, 0, 0)).asReference())
        .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  @Override
  public boolean intersects() {
    return at != null;
  }

  @Override
  public @Nullable Plans plans() {
    return null;
  }

  @Override
  public Instant asOf() {
    return asOf;
  }
}
