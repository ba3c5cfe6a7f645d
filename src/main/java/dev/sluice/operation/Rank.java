package dev.sluice.operation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
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
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the rank of each row by the values of a column, within groups. Blanks have no rank and do
 * not count. Texts rank without regard to case, as they sort.
 *
 * <p>It shuffles all rows once, and those of a group are sorted by one task; without groups that is
 * one task for all rows.
 *
 * @param value what is ranked, with the direction: the first in this order has rank 1
 * @param order what tells rows with equal values apart, for {@link Method#ORDINAL}
 * @param rankColumn the new column
 */
public record Rank(
    InputTable table,
    SortKey value,
    RowGroups groups,
    Method method,
    RowOrder order,
    ColumnReference rankColumn)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** What rows with equal values get. */
  enum Method {
    COMPETITION,
    AVERAGE,
    DENSE,
    ORDINAL,
    PERCENT;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }

    DataType type() {
      return this == AVERAGE || this == PERCENT ? DataTypes.DoubleType : DataTypes.LongType;
    }
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    new RowOrder(List.of(value)).check(table.name(), schema, problems);
    groups.check(table.name(), schema, problems);
    order.check(table.name(), schema, problems);
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, table.place());
    }
    result.add(
        DataTypes.createStructField(rankColumn.name(), method.type(), true), rankColumn.place());
    return result.schema();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Column isRanked = ColumnReference.named(value.column()).isNotNull();
    Dataset<Row> made =
        rows.select(
            ColumnReference.everything(),
            when(isRanked, ranks(rows.schema())).cast(method.type()).as(rankColumn.name()));
    return StepResult.of(table.into(), StepResult.Made.of(made, new Flow.Keeps(table.name())));
  }

  private Column ranks(StructType schema) {
    Column key = value.order(schema.apply(value.column()).dataType());
    WindowSpec byValue = groups.inOrder(key);
    Column place = rank().over(byValue);
    return switch (method) {
      case COMPETITION -> place;
      case DENSE -> dense_rank().over(byValue);
      case ORDINAL -> {
        Column[] total =
            Stream.concat(Stream.of(key), Stream.of(order.columns(schema))).toArray(Column[]::new);
        yield row_number().over(groups.inOrder(total));
      }
      case AVERAGE -> {
        Column equal =
            count(lit(1)).over(byValue.rangeBetween(Window.currentRow(), Window.currentRow()));
        yield place.plus(equal.minus(1).divide(2.0));
      }
      case PERCENT -> {
        Column ranked =
            count(ColumnReference.named(value.column()))
                .over(
                    byValue.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
        yield when(ranked.gt(1), place.minus(1).divide(ranked.minus(1))).otherwise(0.0);
      }
    };
  }

  @Override
  public List<String> explain() {
    return List.of(
        "rank "
            + table.described()
            + " of "
            + value.written()
            + " into "
            + rankColumn.name()
            + ", "
            + method.written()
            + groups.described()
            + order.described()
            + ": "
            + groups.cost());
  }

  private static final class Type implements StepType {

    private static final String COLUMN = "column";
    private static final String DIRECTION = "direction";
    private static final String DESCENDING = "descending";
    private static final String ASCENDING = "ascending";
    private static final String METHOD = "method";
    private static final String RANK_COLUMN = "rank-column";

    @Override
    public String name() {
      return "rank";
    }

    @Override
    public String summary() {
      return "Adds the rank of each row by a column, as Excel's RANK.EQ, RANK.AVG and more.";
    }

    @Override
    public String example() {
      return """
          - rank:
              table: sales
              column: revenue
              by: region
              rank-column: place
          """;
    }

    @Override
    public ObjectShape options() {
      ObjectShape shape =
          InputTable.shape()
              .required(
                  COLUMN,
                  new Shape.Text("a column"),
                  "the column to rank by; its blanks have no rank and do not count")
              .optional(
                  DIRECTION,
                  new Shape.Choice(List.of(DESCENDING, ASCENDING)),
                  "descending gives rank 1 to the largest value, as Excel does without more;"
                      + " ascending to the smallest; without it descending")
              .optional(
                  METHOD,
                  new Shape.Choice(Stream.of(Method.values()).map(Method::written).toList()),
                  "what equal values get: competition the same rank, as RANK.EQ (1 2 2 4); average"
                      + " the mean of their ranks, as RANK.AVG (1 2.5 2.5 4); dense the same rank"
                      + " and no gap (1 2 2 3); ordinal each its own (1 2 3 4); percent the share"
                      + " of other rows that come before (0 0.33 0.33 1); without it competition");
      return RowOrder.with(RowGroups.with(shape))
          .optional(
              RANK_COLUMN,
              new Shape.Text("the name of a new column"),
              "the column of the ranks; without it rank");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      Method method =
          Method.valueOf(
              options.text(METHOD, Method.COMPETITION.written()).toUpperCase(Locale.ROOT));
      if (method != Method.ORDINAL && options.has(RowOrder.KEY)) {
        problems.report(
            Problem.user(
                    options.place(RowOrder.KEY),
                    "conflicting-keys",
                    RowOrder.KEY
                        + " tells equal values apart, which method: "
                        + method.written()
                        + " does not")
                .withHint("method: ordinal does"));
        return Optional.empty();
      }
      boolean isAscending = options.text(DIRECTION, DESCENDING).equals(ASCENDING);
      return Optional.of(
          new Rank(
              InputTable.read(options),
              new SortKey(
                  options.text(COLUMN),
                  options.place(COLUMN),
                  isAscending ? SortKey.Direction.ASC : SortKey.Direction.DESC,
                  SortKey.Nulls.LAST),
              RowGroups.read(options),
              method,
              RowOrder.read(options),
              new ColumnReference(options.text(RANK_COLUMN, "rank"), options.place(RANK_COLUMN))));
    }
  }
}
