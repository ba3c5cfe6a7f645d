package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.Grid;
import dev.sluice.spec.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Runs SQL over published tables, which are named without their catalog: finance.breaks. */
public final class SqlRunner {

  private SqlRunner() {}

  /**
   * Runs one statement.
   *
   * @param limit at most so many rows
   */
  public static Grid run(Settings settings, String statement, int limit) {
    SparkSession spark = new Sessions().openForSql(settings, Catalogs.of(settings));
    try {
      Dataset<Row> result = spark.sql(statement);
      return grid(result, result.limit(limit).collectAsList());
    } catch (Exception e) {
      // Scala does not declare that these can be thrown.
      if (e instanceof AnalysisException fault) {
        throw new ProblemException(
            Problem.user(Place.commandLine("SQL"), "bad-sql", said(fault)), fault);
      }
      throw e;
    }
  }

  private static String said(AnalysisException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.lines().findFirst().orElse(message);
  }

  private static Grid grid(Dataset<Row> result, List<Row> rows) {
    List<Grid.Column> columns =
        Arrays.stream(result.schema().fields()).map(SqlRunner::column).toList();
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<@Nullable Object> line = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        line.add(cell(row.get(i)));
      }
      cells.add(line);
    }
    return new Grid(columns, cells);
  }

  /** Nested values as lists and maps, which a grid knows. */
  private static @Nullable Object cell(@Nullable Object value) {
    if (value instanceof Row row) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        fields.put(row.schema().fields()[i].name(), cell(row.get(i)));
      }
      return fields;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, @Nullable Object> entries = new TreeMap<>();
      JavaConverters.mapAsJavaMap(map)
          .forEach((key, entry) -> entries.put(String.valueOf(cell(key)), cell(entry)));
      return entries;
    }
    if (value instanceof Seq<?> elements) {
      List<@Nullable Object> list = new ArrayList<>();
      JavaConverters.seqAsJavaList(elements).forEach(element -> list.add(cell(element)));
      return list;
    }
    return value;
  }

  private static Grid.Column column(StructField field) {
    return field.dataType() instanceof NumericType
        ? Grid.Column.figures(field.name())
        : Grid.Column.text(field.name());
  }
}
