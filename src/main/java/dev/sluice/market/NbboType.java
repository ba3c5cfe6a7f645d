package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaText;
import dev.sluice.market.book.QuoteRules;
import dev.sluice.market.book.QuoteRules.Treatment;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How {@link Nbbo} is written. */
final class NbboType implements StepType {

  private static final String VENUE = "venue";
  private static final String BID = "bid";
  private static final String ASK = "ask";
  private static final String BID_SIZE = "bid-size";
  private static final String ASK_SIZE = "ask-size";
  private static final String CANCELLED = "cancelled";
  private static final String OWN_CROSSED = "own-crossed";
  private static final String MAX_SPREAD = "max-spread";
  private static final String WIDE = "wide";
  private static final String NBBO_MAX_SPREAD = "nbbo-max-spread";
  private static final String SIZE = "size";
  private static final String ROWS = "rows";
  private static final String AT_ONCE = "at-once";
  private static final String ONE_SIDED = "one-sided";
  private static final String VENUES = "venues";

  @Override
  public String name() {
    return "nbbo";
  }

  @Override
  public String summary() {
    return "Makes the best bid and ask of all venues, after each quote or each change.";
  }

  @Override
  public String example() {
    return """
        - nbbo:
            table: quotes
            by: symbol
            time: quoted_at
            sequence: seq
            venue: exchange
            bid: bid
            ask: ask
            bid-size: bid_size
            ask-size: ask_size
            venues: true
            into: best
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    Shape treatment = new Shape.Choice(Treatment.words());
    return EventOrder.with(MarketTable.shape())
        .optional(VENUE, column, "who quotes; without it all quotes are of one venue")
        .required(BID, column, "the price of the bid")
        .required(ASK, column, "the price of the ask")
        .optional(BID_SIZE, column, "the size of the bid; goes with ask-size")
        .optional(ASK_SIZE, column, "the size of the ask; goes with bid-size")
        .optional(
            CANCELLED,
            new Shape.Text("a formula"),
            "the condition of quotes that are not applied: what the venue quoted before stays in"
                + " force, and they are dropped")
        .optional(
            OWN_CROSSED,
            treatment,
            "what becomes of a quote whose own bid is above its ask: it is taken as it is, empties"
                + " the venue, or is dropped; without it keep")
        .optional(
            MAX_SPREAD,
            new Shape.Text("a number"),
            "the widest spread of a quote, in the unit of the prices")
        .optional(WIDE, treatment, "what becomes of a quote that is wider; without it withdraw")
        .optional(
            NBBO_MAX_SPREAD,
            new Shape.Text("a number"),
            "where the best quote is wider, a bid (ask) more than half of it below (above) the"
                + " midpoint before is not considered")
        .optional(
            SIZE,
            new Shape.Choice(List.of("total", "largest")),
            "depth at the best price: of all venues together, or the largest; without it total")
        .optional(
            ROWS,
            new Shape.Choice(List.of("all", "changes")),
            "all quotes, or only those after which a best price or depth is another; without it"
                + " all")
        .optional(
            AT_ONCE,
            new Shape.Choice(List.of("each", "last")),
            "of several quotes of one time, the state after each, or after the last; without it"
                + " each")
        .optional(
            ONE_SIDED,
            new Shape.Choice(List.of("keep", "empty")),
            "where one side is empty the other is shown, or nothing is; without it keep")
        .optional(
            VENUES,
            new Shape.Flag(),
            "true adds which venues quote the best prices, sorted, with ; between them");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<ColumnReference> sizes = new ArrayList<>(EventOrder.maybe(options, BID_SIZE));
    sizes.addAll(EventOrder.maybe(options, ASK_SIZE));
    if (sizes.size() == 1) {
      problems.report(
          Problem.user(
              options.place(options.has(BID_SIZE) ? BID_SIZE : ASK_SIZE),
              "missing-key",
              "bid-size and ask-size go together: one of them is missing"));
    }
    needs(options, SIZE, BID_SIZE, problems);
    needs(options, VENUES, VENUE, problems);
    needs(options, WIDE, MAX_SPREAD, problems);
    Optional<BigDecimal> maxSpread = Numbers.positive(options, MAX_SPREAD, problems);
    Optional<BigDecimal> nbboMaxSpread = Numbers.positive(options, NBBO_MAX_SPREAD, problems);
    QuoteRules rules =
        new QuoteRules(
            Treatment.of(options.text(OWN_CROSSED, Treatment.KEEP.written())),
            Treatment.of(options.text(WIDE, Treatment.WITHDRAW.written())),
            maxSpread.orElse(null),
            nbboMaxSpread.orElse(null),
            !sizes.isEmpty(),
            !sizes.isEmpty() && options.text(SIZE, "total").equals("total"),
            options.flag(VENUES, false),
            options.text(AT_ONCE, "each").equals("last"),
            options.text(ROWS, "all").equals("changes"),
            options.text(ONE_SIDED, "keep").equals("empty"));
    Nbbo step =
        new Nbbo(
            MarketTable.read(options),
            EventOrder.read(options),
            EventOrder.maybe(options, VENUE),
            EventOrder.reference(options, BID),
            EventOrder.reference(options, ASK),
            sizes,
            options
                .optionalText(CANCELLED)
                .map(text -> new FormulaText(text, options.place(CANCELLED))),
            rules);
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static void needs(Fields options, String key, String needed, Problems problems) {
    if (options.has(key) && !options.has(needed)) {
      problems.report(
          Problem.user(options.place(key), "missing-key", key + " says nothing without " + needed));
    }
  }
}
