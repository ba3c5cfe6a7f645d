package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.measure.InForceRows;
import dev.sluice.market.tape.DayWindow;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.market.tape.WorkRows;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.SortedRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds how many seconds each row stays in force inside a window of the day: until the next row of
 * its key, or until the window ends. A time-weighted average is then the average weighted by these
 * seconds. Seconds are exact, a decimal with nine digits behind the point; a row that another one
 * follows at the same time, or that lies outside the window, counts 0.
 *
 * <p>It shuffles and sorts all rows once; where they are in this order but for ties, only the sort
 * is needed. A row without a time goes to quarantine.
 *
 * <p>Source: the time each quote is in force of Holden and Jacobsen (2014).
 *
 * @param column the name of the new column
 */
public record InForce(
    MarketTable table,
    EventOrder order,
    Optional<String> timeUnit,
    SessionBounds bounds,
    boolean leavesOutEarlier,
    String column)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table
            .check(tables, problems)
            .map(
                schema -> {
                  order.check(table.name(), schema, problems);
                  axis(schema, problems).ifPresent(axis -> bounds.on(axis, problems));
                  return table.with(schema, added(), problems);
                });
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType added() {
    return new StructType().add(column, TimeAxis.secondsType());
  }

  private Optional<TimeAxis> axis(StructType schema, Problems problems) {
    return TimeAxis.of(order.time(), timeUnit, schema, problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Problems none = new Problems();
    TimeAxis axis = axis(rows.schema(), none).orElseThrow();
    DayWindow window = bounds.on(axis, none).orElseThrow();
    WorkRows work = order.over(new WorkRows(rows));
    String time = work.as(order.time(), axis.type());
    Dataset<Row> timed = work.rows();
    StructType schema = timed.schema();
    InForceRows function =
        new InForceRows(
            schema,
            order.keyColumns(schema),
            schema.fieldIndex(time),
            axis,
            window,
            leavesOutEarlier);
    Dataset<Row> made =
        SortedRows.adding(
            timed,
            order.together(),
            order.order(schema, EventOrder.comparable(schema)),
            added(),
            function);
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
            work.with(
                made,
                ColumnReference.named(column),
                order.rejection(schema).as(ControlColumns.REJECT)),
            new Flow.Keeps(table.name())));
  }

  @Override
  public List<String> explain() {
    return List.of("in-force " + table.described() + order.described() + ": " + order.cost());
  }

  private static final class Type implements StepType {

    private static final String BEFORE = "before";
    private static final String ADD = "add";

    @Override
    public String name() {
      return "in-force";
    }

    @Override
    public String summary() {
      return "Adds how many seconds each row stays in force inside a window of the day.";
    }

    @Override
    public String example() {
      return """
          - in-force:
              table: best
              by: symbol
              time: quoted_at
              from: 09:30:00
              until: 16:00:00
              time-zone: America/New_York
          """;
    }

    @Override
    public ObjectShape options() {
      ObjectShape shape =
          TimeAxis.with(EventOrder.with(MarketTable.shape()))
              .optional(
                  SessionBounds.FROM,
                  new Shape.Text("a time of the day, or a number"),
                  "where the window begins; without it at the start of the day, or nowhere where"
                      + " times are numbers")
              .required(
                  SessionBounds.UNTIL,
                  new Shape.Text("a time of the day, or a number"),
                  "where it ends; for times that are numbers a time of the day counts from 0 at"
                      + " midnight, and a number is one of them");
      return SessionBounds.withZone(shape)
          .optional(
              BEFORE,
              new Shape.Choice(List.of("count", "leave-out")),
              "whether a row from before the window counts from where the window begins, or not at"
                  + " all; without it count")
          .optional(
              ADD, new Shape.Text("a name"), "the name of the new column; without it seconds");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new InForce(
              MarketTable.read(options),
              EventOrder.read(options),
              TimeAxis.unit(options),
              SessionBounds.read(options),
              options.text(BEFORE, "count").equals("leave-out"),
              options.text(ADD, "seconds")));
    }
  }
}
