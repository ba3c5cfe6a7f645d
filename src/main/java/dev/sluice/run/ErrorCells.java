package dev.sluice.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.formula.value.ExcelError;
import dev.sluice.operation.OnError;
import dev.sluice.report.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * The cells in which a formula gave an Excel error: how many of each kind, and some of their rows.
 * Kept ones are counted in the pass that made them, quarantined ones when the quarantine is
 * written; rows are read once more only for the samples, and only when there are any.
 */
final class ErrorCells {

  private static final String KEPT = "kept";
  private static final String QUARANTINED = "quarantined";
  private static final String NUMBER = "number";

  private final RowText rowText;
  private final int sampleRows;

  ErrorCells(RowText rowText, int sampleRows) {
    this.rowText = rowText;
    this.sampleRows = sampleRows;
  }

  /** Cells of one column with one error. */
  private record Kind(String table, String step, String column, String error) {}

  /** The errors whose rows stayed; a pass of its own over each stage that has any. */
  List<RunRecord.CellErrors> kept(List<Stage> stages, Accounts accounts) {
    List<RunRecord.CellErrors> all = new ArrayList<>();
    for (Stage stage : stages) {
      Map<Kind, Long> cells = new LinkedHashMap<>();
      accounts
          .of(stage)
          .errors()
          .forEach(
              (column, kinds) ->
                  kinds.forEach(
                      (error, count) ->
                          cells.put(new Kind(stage.table(), stage.step(), column, error), count)));
      if (!cells.isEmpty()) {
        all.addAll(listed(cells, rowsWithErrors(stage), KEPT));
      }
    }
    return all;
  }

  /**
   * The errors whose rows went to quarantine.
   *
   * @param rows quarantined rows, each with the one error for which it was rejected
   */
  List<RunRecord.CellErrors> quarantined(List<Quarantine.Reason> reasons, Dataset<Row> rows) {
    Map<Kind, Long> cells = new LinkedHashMap<>();
    for (Quarantine.Reason reason : reasons) {
      String column = reason.column();
      Optional<String> error = errorOf(reason.reason());
      if (column != null && error.isPresent()) {
        cells.merge(
            new Kind(reason.table(), reason.step(), column, error.get()), reason.rows(), Long::sum);
      }
    }
    return cells.isEmpty() ? List.of() : listed(cells, rows, QUARANTINED);
  }

  /** The error for which a row was rejected, if an error it was. */
  private static Optional<String> errorOf(String reason) {
    String code =
        reason.startsWith(OnError.FAIL_PREFIX)
            ? reason.substring(OnError.FAIL_PREFIX.length())
            : reason;
    return ExcelError.of(code).map(ExcelError::code);
  }

  private List<RunRecord.CellErrors> listed(Map<Kind, Long> cells, Dataset<Row> rows, String fate) {
    Map<Kind, List<RunRecord.RejectSample>> samples = new LinkedHashMap<>();
    if (sampleRows > 0) {
      for (Row row : someOfEach(rows).collectAsList()) {
        RunRecord.RejectSample sample = Quarantine.sample(row);
        String column = sample.column();
        Optional<String> error = errorOf(sample.reason());
        if (column != null && error.isPresent()) {
          samples
              .computeIfAbsent(
                  new Kind(sample.table(), sample.step(), column, error.get()),
                  kind -> new ArrayList<>())
              .add(sample);
        }
      }
    }
    List<RunRecord.CellErrors> listed = new ArrayList<>();
    cells.forEach(
        (kind, count) ->
            listed.add(
                new RunRecord.CellErrors(
                    kind.table(),
                    kind.step(),
                    kind.column(),
                    kind.error(),
                    count,
                    fate,
                    samples.getOrDefault(kind, List.of()))));
    return listed;
  }

  /** The first few rows of each kind; Spark keeps no more than these while it sorts. */
  private Dataset<Row> someOfEach(Dataset<Row> rows) {
    Column number =
        row_number()
            .over(
                Window.partitionBy("table", "step", "column", "reason")
                    .orderBy("file", "line", "record"));
    return rows.withColumn(NUMBER, number)
        .filter(col(NUMBER).leq(sampleRows))
        .orderBy("table", "step", "column", "reason", NUMBER)
        .drop(NUMBER);
  }

  /** A row for each error that stayed, with the columns of the quarantine. */
  private Dataset<Row> rowsWithErrors(Stage stage) {
    Dataset<Row> made = stage.made();
    List<Column> errors = new ArrayList<>();
    stage
        .errorColumns()
        .forEach(
            (column, errorColumn) ->
                errors.add(
                    struct(
                        lit(column).as("column"),
                        made.col("`" + errorColumn.replace("`", "``") + "`").as("error"))));
    Column nothing = lit(null).cast(DataTypes.StringType);
    return made.select(
            rowText.file(made, nothing).as("file"),
            RowText.cells(made).as("record"),
            explode(array(errors.toArray(Column[]::new))).as("cell"))
        .filter(col("cell.error").isNotNull())
        .select(
            nothing.as("run_id"),
            nothing.as("job"),
            lit(stage.table()).as("table"),
            lit(stage.step()).as("step"),
            col("file"),
            lit(null).cast(DataTypes.LongType).as("line"),
            col("cell.column").as("column"),
            nothing.as("text"),
            col("cell.error").as("reason"),
            col("record"));
  }
}
