package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Excel's pivot table: one row for each combination of the {@code rows} columns, and columns for
 * the values of the {@code columns} columns. Which values these are is written in the job, since
 * the columns of a table must be known before any data is read; rows with another value are
 * collected in a column or dropped and counted, never lost.
 *
 * <p>A cell without rows is blank. An empty table gives an empty pivot, without totals. A row of
 * which a result does not fit its type goes to quarantine. It shuffles partial groups twice; totals
 * double the rows of the first grouping, totals of both kinds make four of each.
 *
 * @param columns the columns of which column names are made, with their expected values
 * @param valuesPlace where the expected values stand
 * @param blank the name for blanks in {@code columns}; without it a blank is not expected
 * @param other the name of the column for what is not expected; without it such rows are dropped
 */
public record Pivot(
    InputTable table,
    List<ColumnReference> rows,
    List<PivotAxis> columns,
    Place valuesPlace,
    List<Aggregate> values,
    Totals totals,
    String totalsLabel,
    Optional<String> blank,
    Optional<String> other,
    long maxColumns)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** Which totals there are, in Excel's words. */
  enum Totals {
    NONE,
    /** A total for every row: one more column. */
    ROWS,
    /** A total for every column: one more row. */
    COLUMNS,
    BOTH;

    boolean hasTotalColumn() {
      return this == ROWS || this == BOTH;
    }

    boolean hasTotalRow() {
      return this == COLUMNS || this == BOTH;
    }

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Pivot {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  @Override
  public List<String> orderedInputs() {
    return values.stream().anyMatch(made -> made.function().dependsOnOrder())
        ? inputs()
        : List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> new PivotLayout(this).check(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> made = new PivotPlan(this, tables.table(table.name())).result();
    // Even a column that keeps its name no longer has the control total that it had.
    Set<String> replaced = new LinkedHashSet<>(TableSchemas.visible(made.schema()));
    StepResult.Made result =
        StepResult.Made.of(made, new Flow.Folds(table.name()))
            .dropping(new PivotLayout(this).dropReason().stream().toArray(String[]::new));
    return StepResult.of(table.into(), result.replacing(replaced));
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of(
                "pivot "
                    + table.described()
                    + " by "
                    + names(rows)
                    + ", columns of "
                    + names(columns.stream().map(PivotAxis::column).toList())
                    + (totals == Totals.NONE ? "" : ", totals: " + totals.written())
                    + ": two shuffles of partial groups",
                "  a column each for " + String.join(", ", new PivotLayout(this).labels())),
            values.stream().map(value -> "  " + value.name() + " = " + value.written()))
        .toList();
  }

  private static String names(List<ColumnReference> columns) {
    return columns.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
  }

  private static final class Type implements StepType {

    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";
    private static final String COLUMN_VALUES = "column-values";
    private static final String VALUES = "values";
    private static final String TOTALS = "totals";
    private static final String TOTALS_LABEL = "totals-label";
    private static final String BLANK = "blank";
    private static final String OTHER = "other";
    private static final String MAX_COLUMNS = "max-columns";
    private static final int DEFAULT_MAX_COLUMNS = 100;
    private static final int MOST_COLUMNS = 10_000;

    @Override
    public String name() {
      return "pivot";
    }

    @Override
    public String summary() {
      return "Makes a pivot table: rows by some columns, columns by the values of others.";
    }

    @Override
    public String example() {
      return """
          - pivot:
              table: bank
              rows: account
              columns: currency
              column-values: [EUR, USD]
              values: {amount: sum}
              totals: both
              other: other
              into: by_currency
          """;
    }

    @Override
    public ObjectShape options() {
      Shape columns = new Shape.ListOf(new Shape.Text("a column"));
      Shape label = new Shape.Text("a name");
      return InputTable.shape()
          .required(ROWS, columns, "the columns that make the rows")
          .required(COLUMNS, columns, "the columns whose values become columns")
          .required(
              COLUMN_VALUES,
              new Shape.Anything("a list of values, or a mapping of columns to lists"),
              "the values that become columns: a list, or for several columns a list for each")
          .required(
              VALUES,
              Aggregate.shape(),
              "what the cells hold, such as amount: sum, or total: sum(amount); it can be "
                  + String.join(", ", AggregateFunction.names()))
          .optional(
              TOTALS,
              new Shape.Choice(Arrays.stream(Totals.values()).map(Totals::written).toList()),
              "rows adds a total for every row (a column), columns one for every column (a row)")
          .optional(TOTALS_LABEL, label, "what totals are called; without it Total")
          .optional(BLANK, label, "the name of the column for blanks; blanks are else unexpected")
          .optional(
              OTHER,
              label,
              "the name of the column for values that are not in column-values; without it rows"
                  + " with such values are dropped and counted")
          .optional(
              MAX_COLUMNS,
              new Shape.WholeNumber(1, MOST_COLUMNS),
              "the most columns of values to make; without it " + DEFAULT_MAX_COLUMNS);
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Pivot pivot =
          new Pivot(
              InputTable.read(options),
              ColumnReference.list(options, ROWS),
              PivotAxis.read(
                  options, COLUMN_VALUES, ColumnReference.list(options, COLUMNS), problems),
              options.place(COLUMN_VALUES),
              Aggregate.read(options, VALUES, problems),
              Totals.valueOf(options.text(TOTALS, Totals.NONE.written()).toUpperCase(Locale.ROOT)),
              options.text(TOTALS_LABEL, "Total"),
              options.optionalText(BLANK),
              options.optionalText(OTHER),
              options.wholeNumber(MAX_COLUMNS, DEFAULT_MAX_COLUMNS));
      return problems.count() == before ? Optional.of(pivot) : Optional.empty();
    }
  }
}
