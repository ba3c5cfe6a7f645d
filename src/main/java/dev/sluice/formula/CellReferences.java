package dev.sluice.formula;

import dev.sluice.formula.compile.Areas;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** References to cells: constants on the command line, columns where many cases are run. */
final class CellReferences implements References {

  /** More cells than this are not a formula on a command line any more. */
  private static final int MOST_CELLS = 2_000_000;

  private final Function<String, Scalar> cells;
  private final Instant asOf;
  private final @Nullable CellArea at;

  /**
   * References to some cells.
   *
   * @param cells what the cell of a name holds, the name as {@link #canonical} writes it
   * @param at the cell of the formula; null when ranges are worked on as a whole
   */
  CellReferences(Function<String, Scalar> cells, Instant asOf, @Nullable CellArea at) {
    this.cells = cells;
    this.asOf = asOf;
    this.at = at;
  }

  /** References to constant cells; others are blank. */
  static CellReferences toConstants(
      Map<String, CellValue> cells, Instant asOf, @Nullable CellArea at) {
    Map<String, CellValue> named = new HashMap<>();
    cells.forEach((name, value) -> named.put(canonical(name), value));
    return new CellReferences(
        name -> Constants.scalar(named.getOrDefault(name, CellValue.blank())), asOf, at);
  }

  /** The cell that a case stands in; null when it stands in none. */
  static @Nullable CellArea at(CellCase written) {
    return written
        .at()
        .map(
            cell ->
                CellArea.cell("", cell)
                    .orElseThrow(() -> new IllegalArgumentException(cell + " is no cell")))
        .orElse(null);
  }

  /** A name without dollar signs and quotes, in capital letters. */
  static String canonical(String name) {
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
  public boolean isTable(String name) {
    return false;
  }

  @Override
  public Operand area(Node.AreaReference reference, Faults faults) {
    CellArea area = reference.area();
    if (area.height() == 1 && area.width() == 1) {
      return cell(area, 0, 0);
    }
    if ((long) area.height() * area.width() > MOST_CELLS) {
      return faults.report(
          reference.span(), "range-too-large", "this range has too many cells", null);
    }
    List<Scalar> values = new ArrayList<>();
    for (int row = 0; row < area.height(); row++) {
      for (int column = 0; column < area.width(); column++) {
        values.add(cell(area, row, column));
      }
    }
    return Areas.of(area.height(), area.width(), values, area);
  }

  private Scalar cell(CellArea area, int row, int column) {
    return cells.apply(area.cellName(row, column)).asReference();
  }

  @Override
  public Optional<Operand> beside(Operand.Area area) {
    CellArea place = area.place();
    if (at != null && area.beside() != null) {
      return Optional.of(area.beside());
    }
    if (place == null || at == null) {
      return Optional.empty();
    }
    Optional<CellArea> row =
        place.width() == 1
            ? place.intersection(
                new CellArea(place.sheet(), at.top(), place.left(), at.top(), place.left()))
            : place.height() == 1
                ? place.intersection(
                    new CellArea(place.sheet(), place.top(), at.left(), place.top(), at.left()))
                : Optional.empty();
    return row.map(found -> cell(found, 0, 0));
  }

  @Override
  public @Nullable Plans plans() {
    return null;
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public Expression rowSeed() {
    return new Literal(asOf.toEpochMilli(), DataTypes.LongType);
  }

  @Override
  public Optional<Integer> columnNumber(@Nullable String table, String column) {
    return Optional.empty();
  }

  @Override
  public Optional<CellArea> cell() {
    return Optional.ofNullable(at);
  }
}
