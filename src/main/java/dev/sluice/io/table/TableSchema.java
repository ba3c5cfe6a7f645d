package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a table and those of the rows that are to go into it. */
final class TableSchema {

  private TableSchema() {}

  /**
   * The columns of a new table, which may be null at every depth, or a problem for every odd type.
   */
  static Optional<Schema> forNewTable(StructType rows, Place place, Problems problems) {
    int before = problems.count();
    StructType nullable = new StructType();
    for (StructField field : rows.fields()) {
      StructType one = new StructType().add(field.name(), field.dataType(), true);
      try {
        SparkSchemaUtil.convert(one);
      } catch (UnsupportedOperationException | IllegalArgumentException e) {
        problems.report(
            Problem.user(
                place,
                "unsupported-type",
                "column \""
                    + field.name()
                    + "\" is of type "
                    + written(field.dataType())
                    + ", which a table cannot hold"));
      }
      nullable = nullable.add(field.name(), field.dataType(), true);
    }
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(SparkSchemaUtil.convert(nullable.asNullable()));
  }

  /**
   * Reports how the rows differ from the table, in one problem that lists everything. The order of
   * columns is no difference; a table is never changed to fit.
   */
  static void compare(String table, Schema existing, Schema rows, Place place, Problems problems) {
    Map<String, StructField> wanted = byName(SparkSchemaUtil.convert(existing));
    Map<String, StructField> found = byName(SparkSchemaUtil.convert(rows));
    List<String> differences = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    found.forEach(
        (name, field) -> {
          StructField same = wanted.get(name);
          if (same == null) {
            differences.add("\"" + name + "\" is not in the table");
            Suggestion.hint(name, wanted.keySet()).ifPresent(hints::add);
          } else {
            compareColumn(same, field, differences);
          }
        });
    wanted.keySet().stream()
        .filter(name -> !found.containsKey(name))
        .forEach(name -> differences.add("\"" + name + "\" is missing"));
    if (!differences.isEmpty()) {
      problems.report(
          Problem.user(
                  place,
                  "schema-differs",
                  "the columns differ from those of table \""
                      + table
                      + "\": "
                      + String.join(", ", differences))
              .withHint(hints.isEmpty() ? null : hints.get(0)));
    }
  }

  private static void compareColumn(
      StructField wanted, StructField found, List<String> differences) {
    // The catalog text of a type tells everything but whether nested values may be null.
    if (!wanted.dataType().catalogString().equals(found.dataType().catalogString())) {
      differences.add(
          "\""
              + wanted.name()
              + "\" is "
              + written(found.dataType())
              + " and in the table "
              + written(wanted.dataType()));
    } else if (!wanted.nullable()) {
      differences.add(
          "\"" + wanted.name() + "\" must not be null in the table, which no job can promise");
    }
  }

  private static Map<String, StructField> byName(StructType type) {
    Map<String, StructField> fields = new LinkedHashMap<>();
    Arrays.stream(type.fields()).forEach(field -> fields.put(field.name(), field));
    return fields;
  }

  /** The type as a job writes it; Spark's own text for what a job cannot declare. */
  static String written(DataType type) {
    if (type instanceof DecimalType decimal) {
      return ColumnType.decimal(decimal.precision(), decimal.scale()).toString();
    }
    Map<DataType, ColumnType> declarable =
        Map.of(
            DataTypes.StringType, ColumnType.TEXT,
            DataTypes.LongType, ColumnType.INTEGER,
            DataTypes.DoubleType, ColumnType.DOUBLE,
            DataTypes.BooleanType, ColumnType.BOOLEAN,
            DataTypes.DateType, ColumnType.DATE,
            DataTypes.TimestampType, ColumnType.TIMESTAMP);
    ColumnType written = declarable.get(type);
    return written == null ? type.catalogString() : written.toString();
  }
}
