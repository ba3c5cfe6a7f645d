package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.spec.ColumnType;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes typed rows of cells that another reader has found in its own kind of file, so that types,
 * rejects and the order of rows are the same as those of text. The row is the same object every
 * time and good until the next one begins; so must be the arrays of its cells.
 */
public final class TypedRow {

  /** More of a cell or a record than this is nothing that anybody reads in quarantine. */
  private static final int MAX_SHOWN_CHARACTERS = 4000;

  private static final int NOT_WANTED = -1;

  private final StructType columns;
  private final CellRow row;
  private final CellParser[] parsers;
  // Where the value of a column goes; the discard slot when nobody asked for it.
  private final int[] slots;
  private final boolean[] looked;
  private final int rejectSlot;
  private final int orderSlot;
  private final UTF8String file;
  private final @Nullable CellRow order;

  private int faults;
  private int faultyColumn;
  private String faultyText = "";
  private String reason = "";

  /**
   * Rows of one file.
   *
   * @param columns the columns of the source, all of which are checked
   * @param wanted the columns that the query asks for, hidden ones included
   * @param file the file as the user knows it
   */
  public TypedRow(StructType columns, StructType wanted, String file) {
    this.columns = columns;
    this.file = UTF8String.fromString(file);
    row = new CellRow(wanted);
    parsers = new CellParser[columns.length()];
    slots = new int[columns.length()];
    looked = new boolean[columns.length()];
    for (int i = 0; i < columns.length(); i++) {
      StructField column = columns.apply(i);
      int slot = slot(wanted, column.name());
      parsers[i] = CellParser.of(typeOf(column.dataType()));
      slots[i] = slot == NOT_WANTED ? row.discard() : slot;
      // Text cannot be wrong.
      looked[i] = slot != NOT_WANTED || column.dataType() != DataTypes.StringType;
    }
    rejectSlot = slot(wanted, TextSchema.REJECT);
    orderSlot = slot(wanted, HiddenColumns.ROW_ORDER);
    order = orderSlot == NOT_WANTED ? null : new CellRow(TextSchema.ROW_ORDER_TYPE);
    if (order != null) {
      order.setObject(0, this.file);
      order.setBits(1, 0);
      row.setObject(orderSlot, order);
    }
  }

  /** The user's columns and the hidden ones of a source whose rows can be rejected. */
  public static StructType withHidden(StructType columns) {
    return columns
        .add(HiddenColumns.ROW_ORDER, TextSchema.ROW_ORDER_TYPE, false)
        .add(TextSchema.REJECT, TextSchema.REJECT_TYPE);
  }

  /** True for a column whose text cells of this file would matter to anybody. */
  public boolean looksAt(int column) {
    return looked[column];
  }

  /** Begins the row at a place of the file; places grow. */
  public void begin(long place) {
    faults = 0;
    if (order != null) {
      order.setBits(2, place);
    }
  }

  /** A cell that is written as text would be; an empty one is blank. */
  public void cell(int column, byte[] bytes, int from, int to) {
    String wrong = parsers[column].parse(bytes, from, to, row, slots[column]);
    if (wrong != null) {
      refuse(column, () -> new String(bytes, from, to - from, UTF_8), wrong);
    }
  }

  /** A blank cell. */
  public void blank(int column) {
    row.setNullAt(slots[column]);
  }

  /** A cell that holds no value of any type. */
  public void refuse(int column, Supplier<String> text, String why) {
    if (faults++ == 0) {
      faultyColumn = column;
      faultyText = shown(text.get());
      reason = why;
    }
  }

  /**
   * Ends the row; one with a refused cell becomes a reject.
   *
   * @param line the line or row of the file, counted from 1
   * @param record the whole row as people would read it; only asked for when it is rejected
   */
  public void end(long line, Supplier<String> record) {
    if (faults == 0) {
      if (rejectSlot != NOT_WANTED) {
        row.setNullAt(rejectSlot);
      }
      return;
    }
    row.clear();
    if (order != null) {
      row.setObject(orderSlot, order);
    }
    if (rejectSlot != NOT_WANTED) {
      String more = faults == 1 ? "" : "; " + (faults - 1) + " more in this row";
      Object[] values = {
        file,
        line,
        UTF8String.fromString(columns.apply(faultyColumn).name()),
        UTF8String.fromString(faultyText),
        UTF8String.fromString(reason + more),
        UTF8String.fromString(shown(record.get()))
      };
      row.setObject(rejectSlot, new GenericInternalRow(values));
    }
  }

  /** The row that was ended last. */
  public InternalRow row() {
    return row;
  }

  private static String shown(String text) {
    return text.length() <= MAX_SHOWN_CHARACTERS
        ? text
        : text.substring(0, MAX_SHOWN_CHARACTERS) + "...";
  }

  private static int slot(StructType wanted, String column) {
    return Arrays.asList(wanted.fieldNames()).indexOf(column);
  }

  private static ColumnType typeOf(DataType type) {
    if (type instanceof DecimalType decimal) {
      return ColumnType.decimal(decimal.precision(), decimal.scale());
    }
    if (type == DataTypes.StringType) {
      return ColumnType.TEXT;
    }
    if (type == DataTypes.LongType) {
      return ColumnType.INTEGER;
    }
    if (type == DataTypes.DoubleType) {
      return ColumnType.DOUBLE;
    }
    if (type == DataTypes.BooleanType) {
      return ColumnType.BOOLEAN;
    }
    return type == DataTypes.DateType ? ColumnType.DATE : ColumnType.TIMESTAMP;
  }
}
