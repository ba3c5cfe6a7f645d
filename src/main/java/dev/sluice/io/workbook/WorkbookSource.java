package dev.sluice.io.workbook;

import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.text.TextSource;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** A table in workbooks, one sheet of each file, checked and ready to be read. */
public final class WorkbookSource implements FileSource {

  private final WorkbookOptions options;
  private final WorkbookPlan plan;

  private WorkbookSource(WorkbookOptions options, WorkbookPlan plan) {
    this.options = options;
    this.plan = plan;
  }

  /**
   * Finds the files, opens them, reads their headers, matches or infers the columns; needs no
   * Spark. Faults of paths are reported at the place, faults of a file at its header row; empty
   * when there are any.
   */
  public static Optional<WorkbookSource> plan(
      WorkbookOptions options, Place place, Problems problems) {
    return WorkbookPlan.of(options, place, problems).map(plan -> new WorkbookSource(options, plan));
  }

  @Override
  public StructType schema() {
    return TextSource.schemaOf(plan.columns());
  }

  @Override
  public List<InputFile> files() {
    return plan.places().stream().map(SheetPlace::file).toList();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (options.columns().isEmpty()) {
      notes.add(
          "columns inferred from a sample, then enforced: "
              + plan.columns().entrySet().stream()
                  .map(column -> column.getKey() + ": " + column.getValue())
                  .collect(Collectors.joining(", ")));
    }
    if (!plan.ignored().isEmpty()) {
      notes.add("columns not declared and not read: " + String.join(", ", plan.ignored()));
    }
    return notes;
  }

  /**
   * The rows, lazily: the user's columns, then {@code __row} (the row of the sheet) and {@code
   * __reject}, which is null for a good row. A row with a cell that does not fit its column, or
   * with an error of Excel in any column of the source, has nulls in all columns of the user and
   * says in {@code __reject} which file, row, column and text, and why. One pass over each file by
   * one task, no shuffle.
   */
  @Override
  public Dataset<Row> load(SparkSession spark) {
    WorkbookTable table =
        new WorkbookTable(
            plan.places(), new WorkbookRead(options.layout(), schema(), options.storage()));
    return Dataset.ofRows(
        spark, DataSourceV2Relation.create(table, Option.empty(), Option.empty()));
  }
}
