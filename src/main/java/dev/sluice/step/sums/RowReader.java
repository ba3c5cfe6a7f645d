package dev.sluice.step.sums;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Adds rows to groups where no code is generated for it: in jobs that are over before it pays. */
final class RowReader {

  private final Layout layout;
  private final DataType[] types;
  private final GroupTable groups;
  private final KeyWords key = new KeyWords();

  RowReader(Layout layout, DataType[] types) {
    this.layout = layout;
    this.types = types;
    this.groups = new GroupTable(layout.sums());
  }

  void add(InternalRow row) {
    key.begin();
    int columns = layout.keys().size();
    for (int i = 0; i < columns; i++) {
      if (row.isNullAt(i)) {
        key.missing();
      } else {
        layout.key(i).write(key, row, i, types[i]);
      }
    }
    groups.find(key);
    if (layout.isMarked() && row.getInt(0) != 0) {
      return;
    }
    int next = columns;
    for (Layout.Addition addition : layout.additions()) {
      int last = next + addition.kind().arguments() - 1;
      if (!row.isNullAt(next) && !row.isNullAt(last)) {
        addTerm(addition, row, next);
      }
      next = last + 1;
    }
  }

  private void addTerm(Layout.Addition addition, InternalRow row, int first) {
    int sum = addition.sum();
    int scale = layout.scale(sum);
    switch (addition.kind()) {
      case UNITS -> groups.add(sum, row.getLong(first));
      case PRODUCT -> groups.addProduct(sum, row.getLong(first), row.getLong(first + 1));
      case ROUNDED -> groups.addRounded(sum, row.getDouble(first));
      case HALF_UP -> groups.addHalfUp(sum, scale, row.getDouble(first));
      case WIDE -> groups.addWide(sum, scale, decimal(row, first));
      case WIDE_PRODUCT ->
          groups.addWideProduct(sum, scale, decimal(row, first), decimal(row, first + 1));
    }
  }

  private Decimal decimal(InternalRow row, int column) {
    DecimalType type = (DecimalType) types[column];
    return row.getDecimal(column, type.precision(), type.scale());
  }

  byte[] state() {
    return groups.state();
  }
}
