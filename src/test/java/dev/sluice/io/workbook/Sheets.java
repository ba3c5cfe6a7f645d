package dev.sluice.io.workbook;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.text.TextSource;
import dev.sluice.io.text.TypedRow;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.SheetArea;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.types.StructType;

/** Workbooks as tests read them. */
final class Sheets {

  private static final Place PLACE = new Place("job.yaml", 4, 0, "sources.book");

  private Sheets() {}

  static WorkbookOptions options(Path file, Map<String, ColumnType> columns) {
    return new WorkbookOptions(
        List.of(file.toString()),
        new SheetLayout("", SheetArea.WHOLE, 1),
        columns,
        StorageSettings.DEFAULT);
  }

  static WorkbookOptions options(Path file) {
    return options(file, Map.of());
  }

  /** The source, which must be sound. */
  static WorkbookSource source(WorkbookOptions options) {
    Problems problems = new Problems();
    WorkbookSource source = WorkbookSource.plan(options, PLACE, problems).orElse(null);
    problems.throwIfAny();
    if (source == null) {
      throw new AssertionError("no source and no problem");
    }
    return source;
  }

  /** What is wrong with a source, one line each. */
  static List<String> problems(WorkbookOptions options, Path folder) {
    Problems problems = new Problems();
    WorkbookSource.plan(options, PLACE, problems);
    return problems.all().stream()
        .map(problem -> problem.render().replace(folder.toString() + "/", ""))
        .toList();
  }

  static Dataset<Row> load(WorkbookOptions options) {
    return source(options).load(SharedSpark.session());
  }

  /**
   * Rows as text: the row of the sheet, the values, and for a reject column, text and reason. Read
   * without Spark's help, which costs more than the reading.
   */
  static List<String> lines(WorkbookOptions options) throws IOException {
    Problems problems = new Problems();
    WorkbookPlan plan = WorkbookPlan.of(options, PLACE, problems).orElse(null);
    problems.throwIfAny();
    if (plan == null) {
      throw new AssertionError("no plan and no problem");
    }
    StructType columns = TextSource.schemaOf(plan.columns());
    StructType schema = TypedRow.withHidden(columns);
    WorkbookRead read = new WorkbookRead(options.layout(), columns, options.storage());
    List<String> lines = new ArrayList<>();
    for (SheetPlace place : plan.places()) {
      try (SheetReader reader = new SheetReader(read, schema, place)) {
        while (reader.next()) {
          lines.add(line((Row) CatalystTypeConverters.convertToScala(reader.get().copy(), schema)));
        }
      }
    }
    return lines;
  }

  private static String line(Row row) {
    int width = row.size() - 2;
    StringBuilder line = new StringBuilder();
    line.append(row.getStruct(width).getLong(2)).append(':');
    if (!row.isNullAt(width + 1)) {
      Row reject = row.getStruct(width + 1);
      return line.append(" rejected ")
          .append(reject.getString(2))
          .append(" <")
          .append(reject.getString(3))
          .append("> ")
          .append(reject.getString(4))
          .toString();
    }
    for (int i = 0; i < width; i++) {
      line.append(i == 0 ? " " : " | ").append(row.isNullAt(i) ? "" : row.get(i));
    }
    return line.toString();
  }

  static LinkedHashMap<String, ColumnType> columns(Object... namesAndTypes) {
    LinkedHashMap<String, ColumnType> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.put((String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1]);
    }
    return columns;
  }
}
