package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells by name, and what formulas on them give. */
final class Cells {

  private static final Instant AS_OF = Instant.parse("2026-10-31T00:00:00Z");

  private final Map<String, CellValue> values = new HashMap<>();

  /** Puts values into a column, from row 1 on; the answer is its range. */
  String column(char name, List<?> column) {
    for (int row = 0; row < column.size(); row++) {
      values.put(name + String.valueOf(row + 1), cell(column.get(row)));
    }
    return name + "1:" + name + column.size();
  }

  /** Puts a value into a cell. */
  Cells with(String name, Object value) {
    values.put(name, cell(value));
    return this;
  }

  /** The number that a formula gives. */
  double number(String formula) {
    CellValue value = value(formula);
    if (value instanceof CellValue.Exact exact) {
      return exact.value().doubleValue();
    }
    assertThat(value).as(formula + " of " + values).isInstanceOf(CellValue.Number.class);
    return ((CellValue.Number) value).value();
  }

  /** What a cell shows for a formula. */
  String shown(String formula) {
    return Shown.plain(value(formula));
  }

  /** The first value that a formula gives. */
  CellValue value(String formula) {
    return new FormulaEvaluator().evaluate(formula, values, AS_OF);
  }

  /** All values that a formula gives. */
  Matrix array(String formula) {
    return new FormulaEvaluator().evaluateArray(formula, values, AS_OF);
  }

  /** Two formulas give the same, to the last bit; decimals count as doubles. */
  void assertSame(String formula, String other) {
    assertThat(array(formula).map(Cells::doubled))
        .as(formula + " is " + other + " of " + values)
        .isEqualTo(array(other).map(Cells::doubled));
  }

  private static CellValue doubled(CellValue value) {
    return value instanceof CellValue.Exact exact
        ? CellValue.number(exact.value().doubleValue())
        : value;
  }

  /** Two formulas give the same but for rounding. */
  void assertClose(String formula, String other, double tolerance) {
    double expected = number(other);
    assertThat(number(formula))
        .as(formula + " is " + other + " of " + values)
        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }

  private static CellValue cell(Object value) {
    if (value instanceof CellValue cell) {
      return cell;
    } else if (value instanceof Double number) {
      return CellValue.number(number);
    } else if (value instanceof Integer number) {
      return CellValue.number(number);
    } else if (value instanceof BigDecimal exact) {
      return new CellValue.Exact(exact);
    } else if (value instanceof LocalDate day) {
      return new CellValue.Date(day);
    } else if (value instanceof Boolean flag) {
      return CellValue.bool(flag);
    }
    return CellValue.text(value.toString());
  }
}
