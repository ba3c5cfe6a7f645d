package dev.sluice.run;

import dev.sluice.operation.TableDiff;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of a {@link TableDiff} has what; unlike that it can be sent to tasks.
 *
 * @param differs by column, where it says whether the values differ
 * @param difference by column, where it has their difference
 * @param types by column, the type of the difference
 */
record DiffFields(int[] differs, int[] difference, List<DataType> types) implements Serializable {

  static DiffFields of(TableDiff diff) {
    int columns = diff.columns().size();
    StructType schema = diff.rows().schema();
    int[] differs = new int[columns];
    int[] difference = new int[columns];
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      differs[i] = diff.differsAt(i);
      difference[i] = diff.differenceAt(i);
      types.add(schema.fields()[difference[i]].dataType());
    }
    return new DiffFields(differs, difference, types);
  }

  int columns() {
    return differs.length;
  }

  boolean isDecimal(int column) {
    return types.get(column) instanceof DecimalType;
  }

  /** The difference of a column of decimals; null when a side is blank. */
  @Nullable Decimal decimal(InternalRow row, int column) {
    DecimalType type = (DecimalType) types.get(column);
    int at = difference[column];
    return row.isNullAt(at) ? null : row.getDecimal(at, type.precision(), type.scale());
  }
}
