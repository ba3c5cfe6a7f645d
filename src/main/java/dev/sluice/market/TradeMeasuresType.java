package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.measure.MeasureRules;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How {@link TradeMeasures} is written. */
final class TradeMeasuresType implements StepType {

  private static final String PRICE = "price";
  private static final String SIZE = "size";
  private static final String BID = "bid";
  private static final String ASK = "ask";
  private static final String SIGN = "sign";
  private static final String SIGNS = "signs";
  private static final String LATER = "later";
  private static final String PERCENT = "percent";
  private static final String EXCLUDE = "exclude";
  private static final String REALIZED_BY = "realized-by";
  private static final String NONE = "none";

  @Override
  public String name() {
    return "trade-measures";
  }

  @Override
  public String summary() {
    return "Adds spreads and price impacts to trades that have the quote in force and later quotes.";
  }

  @Override
  public String example() {
    return """
        - trade-measures:
            table: trades
            price: price
            size: size
            bid: bid
            ask: ask
            sign: sign
            later:
              5min: {bid: bid_5min, ask: ask_5min}
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    ObjectShape quote =
        ObjectShape.of()
            .required(BID, column, "the bid in force so much later")
            .required(ASK, column, "the ask in force so much later");
    return MarketTable.shape()
        .required(PRICE, column, "the price of the trade")
        .optional(SIZE, column, "the size of the trade; it adds dollars, price times size")
        .required(BID, column, "the bid in force at the trade")
        .required(ASK, column, "the ask in force at the trade")
        .optional(
            SIGN,
            column,
            "who started the trade, above 0 the buyer and below it the seller, as of sign-trades; it"
                + " adds the signed measures")
        .optional(
            SIGNS,
            new Shape.MapOf(column),
            "several of them by name: the columns made of each end with its name")
        .optional(
            LATER,
            new Shape.MapOf(new Shape.Nested(quote)),
            "quotes some time later by name, such as 5min; each adds mid_5min and, with a sign,"
                + " realized_spread_5min and price_impact_5min")
        .optional(
            PERCENT,
            new Shape.Choice(List.of("mid", "log")),
            "what _pct columns are: parts of the midpoint at the trade, or differences of natural"
                + " logarithms; without it mid")
        .optional(
            EXCLUDE,
            new Shape.ListOf(new Shape.Choice(List.of("locked", "crossed", NONE))),
            "which quotes give no measures; without it locked and crossed")
        .optional(
            REALIZED_BY,
            new Shape.Choice(List.of("both-quotes", "later-quote")),
            "which quotes exclude a realized spread and a price impact: that at the trade and the"
                + " later one, or only the later one; without it both-quotes");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<String> excluded =
        options.has(EXCLUDE) ? options.texts(EXCLUDE) : List.of("locked", "crossed");
    if (excluded.contains(NONE) && excluded.size() > 1) {
      problems.report(
          Problem.user(
              options.place(EXCLUDE), "conflicting-keys", "none stands alone in " + EXCLUDE));
    }
    if (options.has(SIGN) && options.has(SIGNS)) {
      problems.report(
          Problem.user(options.place(SIGN), "conflicting-keys", "there is either sign or signs"));
    }
    if (options.has(REALIZED_BY) && !options.has(LATER)) {
      problems.report(
          Problem.user(
              options.place(REALIZED_BY),
              "missing-key",
              REALIZED_BY + " says nothing without " + LATER));
    }
    TradeMeasures step =
        new TradeMeasures(
            MarketTable.read(options),
            EventOrder.reference(options, PRICE),
            EventOrder.maybe(options, SIZE),
            EventOrder.reference(options, BID),
            EventOrder.reference(options, ASK),
            signs(options, problems),
            later(options),
            new MeasureRules(
                options.text(PERCENT, "mid").equals("log"),
                excluded.contains("locked"),
                excluded.contains("crossed"),
                options.text(REALIZED_BY, "both-quotes").equals("later-quote")));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static Map<String, ColumnReference> signs(Fields options, Problems problems) {
    Map<String, ColumnReference> signs = new LinkedHashMap<>();
    EventOrder.maybe(options, SIGN).forEach(column -> signs.put("", column));
    ColumnReference.renamed(options, SIGNS, problems)
        .forEach((name, column) -> signs.put("_" + name, column));
    return signs;
  }

  private static Map<String, TradeMeasures.LaterQuote> later(Fields options) {
    Map<String, TradeMeasures.LaterQuote> later = new LinkedHashMap<>();
    options
        .nested(LATER)
        .ifPresent(
            quotes ->
                options
                    .entries(LATER)
                    .keySet()
                    .forEach(
                        name ->
                            quotes
                                .nested(name)
                                .ifPresent(
                                    quote ->
                                        later.put(
                                            name,
                                            new TradeMeasures.LaterQuote(
                                                EventOrder.reference(quote, BID),
                                                EventOrder.reference(quote, ASK))))));
    return later;
  }
}
