package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.bar.BarRule;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How {@link Bars} is written. */
final class BarsType implements StepType {

  private static final String PRICE = "price";
  private static final String SIZE = "size";
  private static final String SIGN = "sign";
  private static final String EVERY = "every";
  private static final String LABEL = "label";
  private static final String CLOSED = "closed";
  private static final String EMPTY = "empty";
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*([a-z]+)");
  private static final Map<String, BigDecimal> SECONDS = seconds();

  private static Map<String, BigDecimal> seconds() {
    Map<String, BigDecimal> seconds = new LinkedHashMap<>();
    seconds.put("ns", BigDecimal.ONE.movePointLeft(9));
    seconds.put("us", BigDecimal.ONE.movePointLeft(6));
    seconds.put("ms", BigDecimal.ONE.movePointLeft(3));
    seconds.put("s", BigDecimal.ONE);
    seconds.put("min", BigDecimal.valueOf(60));
    seconds.put("h", BigDecimal.valueOf(3600));
    seconds.put("d", BigDecimal.valueOf(86_400));
    return seconds;
  }

  @Override
  public String name() {
    return "bars";
  }

  @Override
  public String summary() {
    return "Makes bars of trades, of equal time, volume, money or number of trades.";
  }

  @Override
  public String example() {
    return """
        - bars:
            table: trades
            by: symbol
            time: traded_at
            sequence: seq
            price: price
            size: size
            sign: sign
            every: 1min
            into: minutes
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    Shape number = new Shape.Text("a number");
    ObjectShape shape =
        TimeAxis.with(EventOrder.with(MarketTable.shape()))
            .required(PRICE, column, "the price of the trade")
            .required(SIZE, column, "the size of the trade")
            .optional(SIGN, column, "above 0 for a buy and below it for a sell, as of sign-trades")
            .optional(
                EVERY,
                new Shape.Text("a length of time such as 5s, 1min or 1h"),
                "makes bars of time; their first column, bar, is the time that names them")
            .optional("volume", number, "makes bars of at least this volume, numbered from 1")
            .optional("dollars", number, "makes bars of at least this much price times size")
            .optional("ticks", number, "makes bars of this many trades")
            .optional(
                SessionBounds.FROM,
                new Shape.Text("a time of the day, or a number"),
                "where bars of time begin to be counted, forwards and backwards; without it at the"
                    + " start of the day, or at 0");
    return SessionBounds.withZone(shape)
        .optional(
            LABEL,
            new Shape.Choice(List.of("start", "end")),
            "whether a bar of time is named by its start or its end; without it start")
        .optional(
            CLOSED,
            new Shape.Choice(List.of("left", "right")),
            "whether a trade between two bars of time belongs to the later one, which it begins, or"
                + " to the earlier one; without it left")
        .optional(
            EMPTY,
            new Shape.Choice(List.of("skip", "fill")),
            "whether bars of time without a trade are made, at the last price, between the first"
                + " and the last bar of a key; without it skip")
        .exactlyOneOf(EVERY, "volume", "dollars", "ticks");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    Optional<Bars.BarTiming> timing =
        options.optionalText(EVERY).flatMap(text -> timing(text, options, problems));
    Optional<BarRule.Filled> fill = Optional.empty();
    for (BarRule.Measure measure : BarRule.Measure.values()) {
      String key = measure.name().toLowerCase(Locale.ROOT);
      Optional<BigDecimal> size = Numbers.positive(options, key, problems);
      if (size.isPresent()) {
        fill = Optional.of(new BarRule.Filled(measure, size.get()));
      }
    }
    if (!options.has(EVERY)) {
      for (String key : List.of(SessionBounds.FROM, "time-zone", LABEL, CLOSED, EMPTY)) {
        if (options.has(key)) {
          problems.report(
              Problem.user(
                  options.place(key), "missing-key", key + " says nothing without " + EVERY));
        }
      }
    }
    Bars step =
        new Bars(
            MarketTable.read(options),
            EventOrder.read(options),
            TimeAxis.unit(options),
            EventOrder.reference(options, PRICE),
            EventOrder.reference(options, SIZE),
            EventOrder.maybe(options, SIGN),
            timing,
            fill);
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static Optional<Bars.BarTiming> timing(String text, Fields options, Problems problems) {
    Matcher parts = DURATION.matcher(text.strip());
    BigDecimal unit = parts.matches() ? SECONDS.get(parts.group(2)) : null;
    BigDecimal seconds =
        unit == null ? BigDecimal.ZERO : unit.multiply(new BigDecimal(parts.group(1)));
    if (seconds.signum() <= 0) {
      problems.report(
          Problem.user(
              options.place(EVERY),
              "no-duration",
              "\""
                  + text
                  + "\" is no length of time; it can be a whole number of "
                  + String.join(", ", SECONDS.keySet())));
      return Optional.empty();
    }
    return Optional.of(
        new Bars.BarTiming(
            seconds,
            new ColumnReference(text, options.place(EVERY)),
            SessionBounds.read(options),
            options.text(CLOSED, "left").equals("right"),
            options.text(LABEL, "start").equals("end"),
            options.text(EMPTY, "skip").equals("fill")));
  }
}
