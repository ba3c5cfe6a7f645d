package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.step.column.TypeNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A small table as a file that a person can read: a header such as {@code
 * id:integer,amount:decimal(18,2),name:text}, then one line a row. An empty cell is a blank, {@code
 * ""} an empty text. Lines before the header that start with {@code #} are comments.
 */
record TypedCsv(StructType schema, List<Row> rows) {

  /** Reads a file. */
  static TypedCsv read(Path file) throws IOException {
    List<List<@Nullable String>> records =
        records(withoutComments(Files.readString(file, StandardCharsets.UTF_8)));
    StructType schema = schema(file, records.get(0).stream().map(String::valueOf).toList());
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable String> cells : records.subList(1, records.size())) {
      if (cells.size() != schema.size()) {
        throw new IOException(file + ": " + cells + " has not " + schema.size() + " cells");
      }
      @Nullable Object[] values = new @Nullable Object[cells.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(cells.get(i), schema.apply(i).dataType());
      }
      rows.add(RowFactory.create(values));
    }
    return new TypedCsv(schema, rows);
  }

  /** The text without the comments at its start. */
  static String withoutComments(String text) {
    String rest = text;
    while (rest.startsWith("#")) {
      rest = rest.substring(rest.indexOf('\n') + 1);
    }
    return rest;
  }

  /** The table as a file, its rows sorted as lines: equal tables are equal texts. */
  String canonical() {
    return header() + rows.stream().map(TypedCsv::line).sorted().collect(Collectors.joining());
  }

  /** The table as a file, its rows as they come. */
  String inOrder() {
    return header() + rows.stream().map(TypedCsv::line).collect(Collectors.joining());
  }

  private String header() {
    return Arrays.stream(schema.fields())
            .map(field -> quoted(field.name()) + ":" + written(field.dataType()))
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String line(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      cells.add(cell(row.get(i)));
    }
    return String.join(",", cells) + "\n";
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof java.sql.Timestamp timestamp
        ? timestamp.toInstant().toString()
        : value.toString();
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty() && text.strip().equals(text) && !text.matches("(?s).*[,\"\n].*");
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String written(DataType type) {
    return type instanceof DoubleType || type instanceof StringType || type instanceof DecimalType
        ? TypeNames.written(type)
        : type.equals(DataTypes.LongType) ? "integer" : type.simpleString();
  }

  private static @Nullable Object value(@Nullable String cell, DataType type) {
    if (cell == null) {
      return null;
    }
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(cell).setScale(decimal.scale());
    }
    return switch (written(type)) {
      case "integer" -> Long.valueOf(cell);
      case "double" -> Double.valueOf(cell);
      case "boolean" -> Boolean.valueOf(cell);
      case "date" -> java.sql.Date.valueOf(LocalDate.parse(cell));
      case "timestamp" -> java.sql.Timestamp.from(Instant.parse(cell));
      default -> cell;
    };
  }

  private static StructType schema(Path file, List<String> header) throws IOException {
    List<StructField> fields = new ArrayList<>();
    for (String column : header) {
      Problems problems = new Problems();
      int colon = column.lastIndexOf(':');
      DataType type =
          ColumnType.parse(column.substring(colon + 1), Place.file(file.toString()), problems)
              .map(TypedCsv::dataType)
              .orElseThrow(() -> new IOException(problems.all().toString()));
      fields.add(DataTypes.createStructField(column.substring(0, colon), type, true));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType dataType(ColumnType type) {
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

  /** Cells by line; a cell without any character is null. Commas in brackets belong to a type. */
  private static List<List<@Nullable String>> records(String text) {
    List<List<@Nullable String>> records = new ArrayList<>();
    List<@Nullable String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    boolean wasQuoted = false;
    int brackets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
        wasQuoted = true;
      } else if (!isQuoted && (c == '\n' || c == ',' && brackets == 0)) {
        cells.add(cell.length() == 0 && !wasQuoted ? null : cell.toString());
        cell.setLength(0);
        wasQuoted = false;
        if (c == '\n') {
          records.add(cells);
          cells = new ArrayList<>();
        }
      } else {
        cell.append(c);
        boolean isHeader = records.isEmpty();
        brackets += isHeader && c == '(' ? 1 : isHeader && c == ')' ? -1 : 0;
      }
    }
    return records;
  }
}
