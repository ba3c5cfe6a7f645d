package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.LookupRequest.Mode;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Optional;

/** Finds rows by key: in tables by a join, in constant ranges directly. */
public final class LookupFunctions {

  public static final ExcelFunction VLOOKUP =
      named("VLOOKUP", LOOKUP, "A column of the row whose first column has the key")
          .values("key")
          .ranges("table")
          .values("column")
          .optionalValues("approximate")
          .example("=VLOOKUP(\"B\",{\"a\",1;\"b\",2},2,FALSE)", "2")
          .compiledBy(LookupFunctions::vertical);

  public static final ExcelFunction XLOOKUP =
      named("XLOOKUP", LOOKUP, "The value next to a key; another one where the key is missing")
          .values("key")
          .ranges("keys", "values")
          .optionalValues("otherwise", "match_mode", "search_mode")
          .example("=XLOOKUP(2,{1,2,3},{\"a\",\"b\",\"c\"})", "b")
          .compiledBy(LookupFunctions::extended);

  public static final ExcelFunction MATCH =
      named("MATCH", LOOKUP, "The place of a key among others, counted from 1")
          .values("key")
          .ranges("keys")
          .optionalValues("mode")
          .example("=MATCH(\"b\",{\"a\",\"b\"},0)", "2")
          .compiledBy(LookupFunctions::place);

  public static final ExcelFunction INDEX =
      named("INDEX", LOOKUP, "The value at a row and column of a range, or in the row MATCH found")
          .ranges("values")
          .optionalValues("row", "column", "area")
          .example("=INDEX({1,2;3,4},2,1)", "3")
          .compiledBy(LookupFunctions::index);

  private LookupFunctions() {}

  private static Operand vertical(Call call) {
    Scalar approximate = Coercion.bool(call.scalar(3));
    if (call.operand(1) instanceof Operand.Table table) {
      return ColumnLookup.vertical(call, table);
    } else if (call.operand(1) instanceof Operand.Column column) {
      return ColumnLookup.vertical(call, new Operand.Table(column.table(), List.of(column)));
    }
    Optional<Operand.Area> area = Arguments.area(call.operand(1));
    if (area.isEmpty()) {
      return call.fault(1, "not-a-table", "here a table is expected, such as rates", null);
    }
    CellValue key = Constants.value(call.scalar(0));
    CellValue column = Constants.value(call.truncated(2, 1));
    CellValue sorted = call.count() < 4 ? CellValue.bool(true) : Constants.value(approximate);
    for (CellValue argument : List.of(key, column, sorted)) {
      if (argument instanceof CellValue.Error) {
        return Constants.scalar(argument);
      }
    }
    int at = (int) Math.min(1e6, Math.max(-1, Cells.number(column).orElse(0d)));
    if (at < 1 || at > area.get().width()) {
      return Scalar.error(at < 1 ? ExcelError.VALUE : ExcelError.REF);
    }
    CellValue wanted = key instanceof CellValue.Blank ? CellValue.number(0) : key;
    List<CellValue> keys = AreaIndex.column(area.get(), 1);
    int row =
        sorted.equals(CellValue.bool(true))
            ? AreaLookup.lastNotLarger(wanted, keys)
            : AreaLookup.first(wanted, keys, true);
    return row < 0 ? Scalar.error(ExcelError.NA) : AreaIndex.at(area.get(), row + 1, at);
  }

  private static Operand place(Call call) {
    if (call.operand(1) instanceof Operand.Column column) {
      return ColumnLookup.place(call, column);
    }
    Optional<Operand.Area> area = Arguments.area(call.operand(1));
    if (area.isEmpty()) {
      return call.fault(1, "not-a-range", "here a whole column is expected", null);
    }
    CellValue wanted = Constants.value(call.scalar(0));
    CellValue mode = Constants.value(call.doubled(2));
    for (CellValue argument : List.of(wanted, mode)) {
      if (argument instanceof CellValue.Error) {
        return Constants.scalar(argument);
      }
    }
    if (area.get().height() > 1 && area.get().width() > 1 || wanted instanceof CellValue.Blank) {
      return Scalar.error(ExcelError.NA);
    }
    List<CellValue> keys = area.get().values();
    double direction = call.count() < 3 ? 1 : Cells.number(mode).orElse(0d);
    int found =
        direction == 0
            ? AreaLookup.first(wanted, keys, true)
            : direction > 0
                ? AreaLookup.lastNotLarger(wanted, keys)
                : AreaLookup.lastNotSmaller(wanted, keys);
    return found < 0
        ? Scalar.error(ExcelError.NA)
        : Scalar.number(Expressions.literal(found + 1), null);
  }

  private static Operand index(Call call) {
    if (call.operand(0) instanceof Operand.Column || call.operand(0) instanceof Operand.Table) {
      return ColumnLookup.index(call);
    }
    Optional<Operand.Area> area = Arguments.area(call.operand(0));
    if (area.isEmpty()) {
      return call.fault(0, "not-a-range", "here a whole column is expected", null);
    }
    CellValue row = Constants.value(call.truncated(1, 0));
    CellValue column = Constants.value(call.truncated(2, 0));
    for (CellValue argument : List.of(row, column)) {
      if (argument instanceof CellValue.Error) {
        return Constants.scalar(argument);
      }
    }
    int first = (int) Math.min(2e6, Math.max(-1, Cells.number(row).orElse(0d)));
    int second = (int) Math.min(2e6, Math.max(-1, Cells.number(column).orElse(0d)));
    boolean alongOneRow = area.get().height() == 1 && call.count() == 2;
    return alongOneRow
        ? AreaIndex.at(area.get(), 1, first)
        : AreaIndex.at(area.get(), first, second);
  }

  private static Operand extended(Call call) {
    if (call.operand(1) instanceof Operand.Column column) {
      return ColumnLookup.extended(call, column);
    }
    Optional<Operand.Area> keys = Arguments.area(call.operand(1));
    Optional<Operand.Area> values = Arguments.area(call.operand(2));
    if (keys.isEmpty() || values.isEmpty()) {
      return call.fault(
          keys.isEmpty() ? 1 : 2, "not-a-range", "here a whole column is expected", null);
    }
    CellValue wanted = Constants.value(call.scalar(0));
    if (wanted instanceof CellValue.Error) {
      return Constants.scalar(wanted);
    }
    Operand.Area lookedUp = keys.get();
    boolean down = lookedUp.width() == 1;
    boolean line = down || lookedUp.height() == 1;
    boolean sameLength =
        down
            ? values.get().height() == lookedUp.height()
            : values.get().width() == lookedUp.width();
    Optional<Double> mode = Arguments.constantNumber(Coercion.truncated(call.scalar(4)));
    Optional<Double> search =
        call.has(5)
            ? Arguments.constantNumber(Coercion.truncated(call.scalar(5)))
            : Optional.of(1d);
    if (!line
        || !sameLength
        || mode.isEmpty()
        || search.isEmpty()
        || Math.abs(search.get()) > 2
        || search.get() == 0
        || mode.get() < -1
        || mode.get() > 2
        || mode.get() == 2 && Math.abs(search.get()) == 2) {
      return Scalar.error(ExcelError.VALUE);
    }
    int found = found(wanted, lookedUp.values(), mode.get().intValue(), search.get() < 0);
    if (found < 0) {
      return call.has(3) ? call.operand(3) : Scalar.error(ExcelError.NA);
    }
    return down
        ? AreaIndex.at(values.get(), found + 1, 0)
        : AreaIndex.at(values.get(), 0, found + 1);
  }

  private static int found(CellValue wanted, List<CellValue> keys, int mode, boolean backwards) {
    int exact =
        backwards
            ? AreaLookup.last(wanted, keys, mode == 2)
            : AreaLookup.first(wanted, keys, mode == 2);
    boolean nearest = exact < 0 && Math.abs(mode) == 1;
    return nearest ? AreaLookup.nearest(wanted, keys, mode, backwards) : exact;
  }

  /** Which row a join finds. */
  static Mode approximate(double direction) {
    return direction > 0 ? Mode.NOT_LARGER : Mode.NOT_SMALLER;
  }
}
