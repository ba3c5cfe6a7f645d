package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.execution.FillColumns.Part;
import dev.sluice.market.execution.TradingHours;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How users write an {@link ExecutionQuality}. */
final class ExecutionQualityType implements StepType {

  private static final String TABLE = "table";
  private static final String INTO = "into";
  private static final String BY = "by";
  private static final String MIDPOINTS = "midpoints-after";
  private static final String TIME_IN_FORCE = "time-in-force";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String OPEN = "09:30";
  private static final String CLOSE = "16:00";
  private static final String HORIZON = "[a-z0-9_]+";
  private static final int NANOS_PER_MICRO = 1000;

  private static final Map<Part, String> REQUIRED = new LinkedHashMap<>();
  private static final Map<Part, String> OPTIONAL = new LinkedHashMap<>();

  static {
    REQUIRED.put(Part.ORDER, "the id of the order");
    REQUIRED.put(Part.SIDE, "buy or sell");
    REQUIRED.put(Part.ORDER_TYPE, "market, limit or stop");
    REQUIRED.put(
        Part.RECEIVED,
        "when the order was received; for a limit or stop order that could not be executed then,"
            + " when it became executable");
    REQUIRED.put(Part.SHARES, "the shares ordered");
    REQUIRED.put(Part.BID, "the best bid when the order was received or became executable");
    REQUIRED.put(Part.ASK, "the best offer at that time");
    REQUIRED.put(Part.EXECUTED, "when the execution took place; blank where there was none");
    REQUIRED.put(Part.EXECUTED_SHARES, "the shares executed");
    REQUIRED.put(Part.EXECUTED_PRICE, "the price of the execution");
    OPTIONAL.put(Part.LIMIT_PRICE, "the limit price; blank for a market order");
    OPTIONAL.put(Part.IS_IMMEDIATE, "ioc for immediate-or-cancel orders");
    OPTIONAL.put(Part.CANCELLED_SHARES, "the shares of the order that were cancelled");
    OPTIONAL.put(Part.ROUND_LOT, "the shares of a round lot of the security; without it 100");
    OPTIONAL.put(
        Part.NOTIONAL, "the value of the order in dollars; without it shares times the midpoint");
    OPTIONAL.put(Part.AWAY, "true for an execution at another venue");
  }

  private static String key(Part part) {
    return part == Part.IS_IMMEDIATE
        ? TIME_IN_FORCE
        : part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String name() {
    return "execution-quality";
  }

  @Override
  public String summary() {
    return "Reports how well orders were executed, by type and size of order (Rule 605).";
  }

  @Override
  public String example() {
    return """
        - execution-quality:
            table: fills
            into: execution_quality
            by: [month, symbol]
            order: order_id
            side: side
            order-type: order_type
            limit-price: limit_price
            shares: shares
            received: received_at
            bid: bid
            ask: ask
            executed: executed_at
            executed-shares: executed_shares
            executed-price: price
            midpoints-after: {15s: mid_15s, 1min: mid_1min}
        """;
  }

  @Override
  public ObjectShape options() {
    ObjectShape shape =
        ObjectShape.of()
            .required(
                TABLE,
                new Shape.Text("the name of a table"),
                "a row for each execution with its order, and one for each order without any")
            .optional(
                INTO,
                new Shape.Text("the name of a table"),
                "the name of the result; without it the result replaces the table")
            .required(
                BY,
                new Shape.ListOf(new Shape.Text("a column")),
                "the columns to report by, such as month and symbol");
    Shape column = new Shape.Text("a column");
    for (Map.Entry<Part, String> part : REQUIRED.entrySet()) {
      shape = shape.required(key(part.getKey()), column, part.getValue());
    }
    for (Map.Entry<Part, String> part : OPTIONAL.entrySet()) {
      shape = shape.optional(key(part.getKey()), column, part.getValue());
    }
    return shape
        .optional(
            MIDPOINTS,
            new Shape.MapOf(new Shape.Text("a column")),
            "columns with the midpoint of the best quote some time after the execution, by the"
                + " name of that time; the rule has 50ms, 1s, 15s, 1min and 5min")
        .optional(FROM, new Shape.Text("a time"), "orders received before do not count; " + OPEN)
        .optional(UNTIL, new Shape.Text("a time"), "orders received from then on do not; " + CLOSE);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    Map<Part, ColumnReference> columns = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      options
          .optionalText(key(part))
          .ifPresent(
              name -> columns.put(part, new ColumnReference(name, options.place(key(part)))));
    }
    String table = options.text(TABLE);
    ExecutionQuality step =
        new ExecutionQuality(
            new ColumnReference(table, options.place(TABLE)),
            new ColumnReference(
                options.text(INTO, table), options.place(options.has(INTO) ? INTO : TABLE)),
            ColumnReference.list(options, BY),
            columns,
            midpoints(options, problems),
            new TradingHours(
                time(options, FROM, OPEN, problems), time(options, UNTIL, CLOSE, problems)));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static Map<String, ColumnReference> midpoints(Fields options, Problems problems) {
    Map<String, ColumnReference> midpoints = new LinkedHashMap<>();
    Map<String, String> names = options.textEntries(MIDPOINTS);
    for (Map.Entry<String, Node> entry : options.entries(MIDPOINTS).entrySet()) {
      Place place = entry.getValue().place();
      if (!entry.getKey().matches(HORIZON)) {
        problems.report(
            Problem.user(
                place,
                "bad-name",
                "\""
                    + entry.getKey()
                    + "\" becomes part of column names: it must be like 50ms or 1min"));
      }
      midpoints.put(
          entry.getKey(), new ColumnReference(names.getOrDefault(entry.getKey(), ""), place));
    }
    return midpoints;
  }

  private static long time(Fields options, String key, String otherwise, Problems problems) {
    String written = options.text(key, otherwise);
    try {
      return LocalTime.parse(written).toNanoOfDay() / NANOS_PER_MICRO;
    } catch (DateTimeParseException e) {
      problems.report(
          Problem.user(
              options.place(key),
              "bad-time",
              "\"" + written + "\" is no time of the day, such as " + OPEN));
      return 0;
    }
  }
}
