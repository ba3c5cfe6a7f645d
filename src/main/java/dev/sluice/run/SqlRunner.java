package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.Grid;
import dev.sluice.spec.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

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
        line.add(row.get(i));
      }
      cells.add(line);
    }
    return new Grid(columns, cells);
  }

  private static Grid.Column column(StructField field) {
    return field.dataType() instanceof NumericType
        ? Grid.Column.figures(field.name())
        : Grid.Column.text(field.name());
  }
}
