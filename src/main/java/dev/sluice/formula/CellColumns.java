package dev.sluice.formula;

import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Cells as typed columns of one row. A blank cell is a number that is not there. */
final class CellColumns {

  private record Cell(Attribute column, @Nullable Object value, boolean error) {}

  private final Map<String, Cell> cells = new HashMap<>();
  private final List<Cell> order = new ArrayList<>();

  /**
   * Columns of some cells.
   *
   * @param first the number of the first column
   */
  CellColumns(Map<String, CellValue> values, int first) {
    values.forEach(
        (name, value) -> {
          Cell cell =
              new Cell(
                  Plans.attribute("c" + (first + order.size()), type(value)),
                  plain(value),
                  value instanceof CellValue.Error);
          order.add(cell);
          cells.put(CellReferences.canonical(name), cell);
        });
  }

  int width() {
    return order.size();
  }

  Scalar value(String name) {
    Cell cell = cells.get(name);
    if (cell == null) {
      return Scalar.blank();
    }
    return cell.error()
        ? new Scalar(null, null, null, null, cell.column(), true, false, null, null)
        : Scalar.ofType(cell.column(), null);
  }

  /** The type of a row with these columns too, whose values are added to its values. */
  StructType addTo(StructType type, List<@Nullable Object> values) {
    StructType wider = type;
    for (Cell cell : order) {
      wider = wider.add(cell.column().name(), cell.column().dataType());
      values.add(cell.value());
    }
    return wider;
  }

  private static DataType type(CellValue value) {
    if (value instanceof CellValue.Exact exact) {
      int scale = Math.max(0, exact.value().scale());
      return new DecimalType(Math.max(exact.value().precision() + 1, scale + 1), scale);
    } else if (value instanceof CellValue.Text || value instanceof CellValue.Error) {
      return DataTypes.StringType;
    } else if (value instanceof CellValue.Bool) {
      return DataTypes.BooleanType;
    } else if (value instanceof CellValue.Date) {
      return DataTypes.DateType;
    }
    return value instanceof CellValue.DateTime ? DataTypes.TimestampType : DataTypes.DoubleType;
  }

  private static @Nullable Object plain(CellValue value) {
    if (value instanceof CellValue.Exact exact) {
      return Decimal.apply(exact.value());
    } else if (value instanceof CellValue.Error) {
      return Boxing.code(value);
    } else if (value instanceof CellValue.Text) {
      return Boxing.text(value);
    } else if (value instanceof CellValue.Bool) {
      return Boxing.bool(value);
    } else if (value instanceof CellValue.Date) {
      return Boxing.day(value);
    }
    if (value instanceof CellValue.DateTime) {
      return Boxing.micros(value);
    }
    return Boxing.number(value);
  }
}
