package dev.sluice.step.sums;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows and exact sums by groups, for few groups of many rows. Every sum is a whole number of units
 * of its last decimal, so that it is the same for every order and every division of the rows. The
 * groups must fit into the memory of one task; one text or number a group leaves each task, in one
 * shuffle to one task.
 *
 * @param by the columns of the key, of types that {@link #takes} takes; null is a key of its own
 * @param mark a whole number that is one more column of the key, {@link #MARK}; rows where it is
 *     not 0 are counted but enter no sum
 * @param totals the sums
 */
public record GroupedSums(List<String> by, Optional<Column> mark, List<Total> totals) {

  /** The column of the mark, an int; there when a mark was given. */
  public static final String MARK = HiddenColumns.PREFIX + "mark";

  /** The column of how many rows a group has, a bigint. */
  public static final String ROWS = HiddenColumns.PREFIX + "rows";

  /** The digits of every sum. */
  public static final int DIGITS = 38;

  private static final String ARGUMENT = HiddenColumns.PREFIX + "argument_";
  private static final String FAULT = HiddenColumns.PREFIX + "fault_";

  public GroupedSums {
    by = List.copyOf(by);
    totals = List.copyOf(totals);
  }

  /**
   * One sum; 0 when nothing entered it.
   *
   * @param type a decimal of 38 digits, or bigint for a sum that counts; a sum that does not fit is
   *     a fault
   * @param terms what a row adds to it
   */
  public record Total(String name, DataType type, List<Term> terms) {
    public Total {
      terms = List.copyOf(terms);
    }

    public Total(String name, DataType type, Term term) {
      this(name, type, List.of(term));
    }
  }

  /** The type of a sum of so many decimals. */
  public static DecimalType type(int scale) {
    return DataTypes.createDecimalType(DIGITS, scale);
  }

  /** True when columns of a type can make a key. */
  public static boolean takes(DataType type) {
    return KeyKind.takes(type);
  }

  /** The column that says why there is no sum of a name; null where there is one. */
  public static String fault(String name) {
    return FAULT + name;
  }

  /**
   * The groups of a table, in the order of their keys: the columns of the key, {@link #MARK} before
   * them when one was given, {@link #ROWS}, and for each sum the sum and its {@link #fault}. No
   * rows make no groups.
   */
  public Dataset<Row> of(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    mark.ifPresent(column -> columns.add(column.cast(DataTypes.IntegerType).as(MARK)));
    by.forEach(name -> columns.add(ColumnReference.named(name).as(name)));
    int keys = columns.size();
    List<Layout.Addition> additions = new ArrayList<>();
    for (int sum = 0; sum < totals.size(); sum++) {
      for (Term term : totals.get(sum).terms()) {
        additions.add(new Layout.Addition(term.kind(), sum));
        term.arguments().forEach(argument -> columns.add(argument.as(ARGUMENT + columns.size())));
      }
    }
    Dataset<Row> read = rows.select(columns.toArray(Column[]::new));
    List<StructField> key = List.of(read.schema().fields()).subList(0, keys);
    Layout layout =
        new Layout(
            key.stream().map(StructField::dataType).toList(),
            mark.isPresent(),
            totals.stream().map(Total::type).toList(),
            additions);
    GroupedRowsStrategy.addTo(rows.sparkSession());
    return Dataset.ofRows(
        rows.sparkSession(), GroupedRows.of(read.queryExecution().analyzed(), result(key), layout));
  }

  private StructType result(List<StructField> key) {
    StructType result =
        new StructType(key.toArray(StructField[]::new)).add(ROWS, DataTypes.LongType, false);
    for (Total total : totals) {
      result =
          result
              .add(total.name(), total.type(), true)
              .add(fault(total.name()), DataTypes.StringType, true);
    }
    return result;
  }
}
