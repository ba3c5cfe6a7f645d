package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A table as a golden folder holds it: CSV with types in its header ({@code amount:decimal(18,2)});
 * an empty cell is a blank, {@code ""} an empty text.
 */
final class GoldenTable {

  private static final StructType PLACE =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("block", DataTypes.LongType)
          .add("position", DataTypes.LongType);

  private GoldenTable() {}

  /** The table of a file, each row with its place in it. */
  static Dataset<Row> read(String file, String text) {
    List<List<@Nullable String>> lines = text.lines().map(GoldenTable::cells).toList();
    StructType schema = new StructType();
    for (String column : lines.get(0)) {
      int colon = String.valueOf(column).lastIndexOf(':');
      schema =
          schema.add(
              String.valueOf(column).substring(0, colon),
              type(String.valueOf(column).substring(colon + 1)));
    }
    List<Row> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < schema.size(); i++) {
        values.add(value(lines.get(line).get(i), schema.apply(i).dataType()));
      }
      values.add(RowFactory.create(file, 0L, (long) line));
      rows.add(RowFactory.create(values.toArray()));
    }
    return SharedSpark.session().createDataFrame(rows, schema.add(HiddenColumns.ROW_ORDER, PLACE));
  }

  /** The made rows in the order of their text, with what becomes of them. */
  static String written(Dataset<Row> made) {
    Set<String> controls =
        Set.of(ControlColumns.DROP, ControlColumns.REJECT, ControlColumns.FOLDED);
    List<StructField> fields =
        Arrays.stream(made.schema().fields())
            .filter(
                field -> !HiddenColumns.isHidden(field.name()) || controls.contains(field.name()))
            .toList();
    String header =
        fields.stream()
            .map(
                field ->
                    HiddenColumns.isHidden(field.name())
                        ? field.name()
                        : quoted(field.name() + ":" + TypeNames.written(field.dataType())))
            .collect(Collectors.joining(","));
    String rows =
        made.collectAsList().stream()
            .map(
                row ->
                    fields.stream()
                        .map(field -> cell(row.<Object>getAs(field.name())))
                        .collect(Collectors.joining(",")))
            .sorted()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return header + "\n" + rows;
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Row reject) {
      return quoted(reject.<String>getAs("column") + ": " + reject.<String>getAs("reason"));
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    String text = value.toString();
    return text.isEmpty() ? "\"\"" : quoted(text);
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static DataType type(String written) {
    ColumnType type = ColumnType.parse(written, Place.file("golden"), new Problems()).orElseThrow();
    return switch (type.kind()) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  private static @Nullable Object value(@Nullable String cell, DataType type) {
    if (cell == null || type.equals(DataTypes.StringType)) {
      return cell;
    }
    if (type.equals(DataTypes.LongType)) {
      return Long.valueOf(cell);
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Boolean.valueOf(cell);
    }
    if (type.equals(DataTypes.DateType)) {
      return java.sql.Date.valueOf(cell);
    }
    return type instanceof DoubleType ? (Object) Double.valueOf(cell) : new BigDecimal(cell);
  }

  private static List<@Nullable String> cells(String line) {
    List<@Nullable String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    boolean wasQuoted = false;
    for (char c : (line + ",").toCharArray()) {
      if (c == '"') {
        if (!isQuoted && wasQuoted) {
          cell.append(c);
        }
        isQuoted = !isQuoted;
        wasQuoted = true;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.length() == 0 && !wasQuoted ? null : cell.toString());
        cell.setLength(0);
        wasQuoted = false;
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
