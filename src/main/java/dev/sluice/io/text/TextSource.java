package dev.sluice.io.text;

import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.InputFile;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** A table in text files, checked and ready to be read. */
public final class TextSource implements FileSource {

  private final TextOptions options;
  private final TextPlan plan;

  private TextSource(TextOptions options, TextPlan plan) {
    this.options = options;
    this.plan = plan;
  }

  /**
   * Finds the files, reads their headers, matches or infers the columns; needs no Spark. Faults of
   * paths are reported at the place, faults of a file at its first line; empty when there are any.
   */
  public static Optional<TextSource> plan(TextOptions options, Place place, Problems problems) {
    return TextPlan.of(options, place, problems).map(plan -> new TextSource(options, plan));
  }

  @Override
  public StructType schema() {
    return TextSchema.ofUser(plan.columns());
  }

  /** Declared columns as Spark holds them, before any file was looked at. */
  public static StructType schemaOf(Map<String, ColumnType> declared) {
    return TextSchema.ofUser(
        declared.entrySet().stream()
            .map(column -> new TextColumn(column.getKey(), column.getValue(), CellStyle.PLAIN))
            .toList());
  }

  /** The user's columns and their types, declared or inferred, in order. */
  public Map<String, ColumnType> columns() {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    plan.columns().forEach(column -> columns.put(column.name(), column.type()));
    return columns;
  }

  @Override
  public List<InputFile> files() {
    return plan.layouts().stream().map(layout -> layout.file().stored()).distinct().toList();
  }

  /** Columns that some file has and nobody declared; they are not read. */
  public SortedSet<String> ignoredColumns() {
    return plan.ignored();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (options.format() instanceof TextFormat.Statements statements) {
      notes.add("statements in " + statements.format().title());
    } else if (options.columns().isEmpty()) {
      notes.add(
          "columns inferred from a sample, then enforced: "
              + columns().entrySet().stream()
                  .map(column -> column.getKey() + ": " + column.getValue())
                  .collect(Collectors.joining(", ")));
    }
    if (!ignoredColumns().isEmpty()) {
      notes.add("columns not declared and not read: " + String.join(", ", ignoredColumns()));
    }
    int footer = options.dialect().skipFooter();
    if (footer > 0) {
      notes.add(
          "records at the end that are no rows: "
              + (long) footer * plan.layouts().size()
              + " (skip-footer)");
    }
    return notes;
  }

  /**
   * The rows, lazily: the user's columns, then {@code __row} (the place of the row in the source)
   * and {@code __reject}, which is null for a good row. A row with a cell that does not fit its
   * column, or with a wrong number of cells, has nulls in all columns of the user and says in
   * {@code __reject} which file, line, column and text, and why. Whether a row is rejected does not
   * depend on which columns a query asks for. One pass over the files, no shuffle.
   */
  @Override
  public Dataset<Row> load(SparkSession spark) {
    int cores = spark.sparkContext().defaultParallelism();
    TextTable table = new TextTable(options, plan.columns(), plan.layouts(), cores);
    return Dataset.ofRows(
        spark, DataSourceV2Relation.create(table, Option.empty(), Option.empty()));
  }
}
