package dev.sluice.operation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps one row of those that agree in some columns, or none where several do; the others are
 * dropped and counted. Blank is a value like any other: all rows with a blank key are duplicates of
 * one another. Texts agree by every character.
 *
 * <p>It shuffles all rows once and sorts them; the rows of a key are sorted by one task.
 *
 * @param by the key; without it rows are duplicates when they agree in every column
 * @param countColumn a new column with how many rows had the key
 */
public record Deduplicate(
    InputTable table,
    List<ColumnReference> by,
    Keep keep,
    RowOrder order,
    Optional<ColumnReference> countColumn)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** Which row of a key stays. */
  enum Keep {
    FIRST("duplicate of an earlier row"),
    LAST("duplicate of a later row"),
    NONE("one of several rows with the same key");

    private final String reason;

    Keep(String reason) {
      this.reason = reason;
    }

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Deduplicate {
    by = List.copyOf(by);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    StructType schema = input.get();
    List<ColumnReference> keys =
        by.isEmpty()
            ? TableSchemas.visible(schema).stream()
                .map(name -> new ColumnReference(name, table.place()))
                .toList()
            : by;
    RowGroups.check(keys, table.name(), schema, problems);
    order.check(table.name(), schema, problems);
    int before = problems.count();
    StructType result = result(schema, problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    if (countColumn.isEmpty()) {
      return TableSchemas.visibleOnly(schema);
    }
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, table.place());
    }
    result.add(
        DataTypes.createStructField(countColumn.get().name(), DataTypes.LongType, true),
        countColumn.get().place());
    return result.schema();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    WindowSpec sameKey = Window.partitionBy(key(rows.schema()));
    WindowSpec inOrder =
        keep == Keep.NONE ? sameKey : sameKey.orderBy(order.columns(rows.schema()));
    Column rowsOfKey =
        count(lit(1))
            .over(inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
    Column isDropped =
        switch (keep) {
          case FIRST -> row_number().over(inOrder).gt(1);
          case LAST -> row_number().over(inOrder).lt(rowsOfKey);
          case NONE -> rowsOfKey.gt(1);
        };
    List<Column> results = new ArrayList<>();
    for (String name : rows.columns()) {
      results.add(ColumnReference.named(name));
    }
    countColumn.ifPresent(column -> results.add(rowsOfKey.as(column.name())));
    results.add(when(isDropped, keep.reason).as(ControlColumns.DROP));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                rows.select(results.toArray(Column[]::new)), new Flow.Keeps(table.name()))
            .dropping(keep.reason));
  }

  /** Of rows that are to agree in everything, the errors of cells must agree as well. */
  private Column[] key(StructType schema) {
    Stream<String> names =
        by.isEmpty()
            ? Stream.concat(
                TableSchemas.visible(schema).stream(), Companions.ofColumns(schema).stream())
            : by.stream().map(ColumnReference::name);
    return names.map(ColumnReference::named).toArray(Column[]::new);
  }

  @Override
  public List<String> explain() {
    return List.of(
        "deduplicate "
            + table.described()
            + (by.isEmpty() ? " by all columns" : new RowGroups(by).described())
            + ", keep "
            + keep.written()
            + order.described()
            + ": one shuffle of all rows; those of a key are sorted by one task");
  }

  private static final class Type implements StepType {

    private static final String BY = "by";
    private static final String KEEP = "keep";
    private static final String COUNT_COLUMN = "count-column";

    @Override
    public String name() {
      return "deduplicate";
    }

    @Override
    public String summary() {
      return "Keeps one row of those that agree in some columns, and counts those it drops.";
    }

    @Override
    public String example() {
      return """
          - deduplicate:
              table: bank
              by: [account, reference]
              keep: last
              order-by: booked_on
              count-column: versions
          """;
    }

    @Override
    public ObjectShape options() {
      ObjectShape shape =
          InputTable.shape()
              .optional(
                  BY,
                  new Shape.ListOf(new Shape.Text("a column")),
                  "the columns in which duplicates agree, texts by every character, blanks like"
                      + " any value; without it all columns")
              .optional(
                  KEEP,
                  new Shape.Choice(Stream.of(Keep.values()).map(Keep::written).toList()),
                  "the row of a key that stays, in order; none drops all rows of a key that"
                      + " repeats; without it first");
      return RowOrder.with(shape)
          .optional(
              COUNT_COLUMN,
              new Shape.Text("the name of a new column"),
              "a column that tells how many rows had the key");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      Keep keep = Keep.valueOf(options.text(KEEP, Keep.FIRST.written()).toUpperCase(Locale.ROOT));
      if (keep == Keep.NONE && options.has(RowOrder.KEY)) {
        problems.report(
            Problem.user(
                options.place(RowOrder.KEY),
                "conflicting-keys",
                "keep: none chooses no row, so that " + RowOrder.KEY + " has no meaning"));
        return Optional.empty();
      }
      return Optional.of(
          new Deduplicate(
              InputTable.read(options),
              ColumnReference.list(options, BY),
              keep,
              RowOrder.read(options),
              options
                  .optionalText(COUNT_COLUMN)
                  .map(name -> new ColumnReference(name, options.place(COUNT_COLUMN)))));
    }
  }
}
