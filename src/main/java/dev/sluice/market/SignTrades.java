package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.sign.SignMethod;
import dev.sluice.market.sign.SignRows;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.WorkRows;
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
import dev.sluice.step.rows.SortedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds who started each trade: 1 the buyer, -1 the seller, blank undetermined, one column a method
 * ({@code sign_tick}, {@code sign_lee_ready} and so on). The methods and their sources are those of
 * {@link SignMethod}; where the quote is missing, locked or crossed the tick test decides, as in
 * the published code of Holden and Jacobsen (2014). A price that is zero or less counts as blank.
 *
 * <p>It shuffles and sorts all rows once, or not at all where they lie so already. A row without a
 * time goes to quarantine.
 *
 * @param quote the bid and the ask in force, or none
 * @param firstIsBuy whether the trades before the first change of price are buys by the tick test
 * @param usesMidpointOfLocked whether locked and crossed quotes decide by their midpoint
 */
public record SignTrades(
    MarketTable table,
    EventOrder order,
    ColumnReference price,
    List<ColumnReference> quote,
    List<SignMethod> methods,
    boolean firstIsBuy,
    boolean usesMidpointOfLocked)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public SignTrades {
    quote = List.copyOf(quote);
    methods = List.copyOf(methods);
  }

  @Override
  public boolean isKept() {
    return true;
  }

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
                  prices(schema, problems);
                  return table.with(schema, SignRows.added(methods), problems);
                });
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private Optional<NumberCodes> prices(StructType schema, Problems problems) {
    List<ColumnReference> columns = new ArrayList<>(List.of(price));
    columns.addAll(quote);
    return NumberCodes.require(table.name(), schema, columns, problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    NumberCodes prices = prices(rows.schema(), new Problems()).orElseThrow();
    WorkRows work = order.over(new WorkRows(rows));
    List<String> read = new ArrayList<>(List.of(work.as(price, prices.type())));
    quote.forEach(side -> read.add(work.as(side, prices.type())));
    Dataset<Row> trades = work.rows();
    StructType schema = trades.schema();
    SignRows function =
        new SignRows(
            schema,
            order.keyColumns(schema),
            schema.fieldIndex(order.time().name()),
            schema.fieldIndex(read.get(0)),
            quote.isEmpty() ? -1 : schema.fieldIndex(read.get(1)),
            quote.isEmpty() ? -1 : schema.fieldIndex(read.get(2)),
            prices,
            methods,
            firstIsBuy,
            usesMidpointOfLocked);
    Dataset<Row> signed =
        SortedRows.adding(
            trades, order.together(), order.order(schema, read), SignRows.added(methods), function);
    Column[] added =
        Stream.concat(
                methods.stream().map(method -> ColumnReference.named(method.column())),
                Stream.of(order.rejection(schema).as(ControlColumns.REJECT)))
            .toArray(Column[]::new);
    return StepResult.of(
        table.into(), StepResult.Made.of(work.with(signed, added), new Flow.Keeps(table.name())));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "sign-trades "
            + table.described()
            + " with "
            + methods.stream().map(SignMethod::written).collect(Collectors.joining(", "))
            + order.described()
            + ": "
            + order.cost());
  }

  private static final class Type implements StepType {

    private static final String PRICE = "price";
    private static final String BID = "bid";
    private static final String ASK = "ask";
    private static final String METHODS = "methods";
    private static final String FIRST = "first";
    private static final String LOCKED = "locked";

    @Override
    public String name() {
      return "sign-trades";
    }

    @Override
    public String summary() {
      return "Adds who started each trade, buyer or seller, by one method or several.";
    }

    @Override
    public String example() {
      return """
          - sign-trades:
              table: trades
              by: symbol
              time: traded_at
              sequence: seq
              price: price
              bid: bid
              ask: ask
              methods: [tick, lee-ready, emo, clnv, quote]
          """;
    }

    @Override
    public ObjectShape options() {
      Shape column = new Shape.Text("a column");
      return EventOrder.with(MarketTable.shape())
          .required(PRICE, column, "the price of the trade")
          .optional(BID, column, "the bid in force at the trade; goes with ask")
          .optional(ASK, column, "the ask in force at the trade; goes with bid")
          .required(
              METHODS,
              new Shape.ListOf(new Shape.Choice(SignMethod.words())),
              "which columns are added: sign_tick for tick and so on")
          .optional(
              FIRST,
              new Shape.Choice(List.of("none", "buy")),
              "what the tick test says of the first trades of a key, before any other price:"
                  + " nothing, or a buy; without it none")
          .optional(
              LOCKED,
              new Shape.Choice(List.of("tick", "midpoint")),
              "what decides where the quote is locked or crossed: the tick test, or whether the"
                  + " price is above or below the midpoint; without it tick");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      List<ColumnReference> quote = new ArrayList<>(EventOrder.maybe(options, BID));
      quote.addAll(EventOrder.maybe(options, ASK));
      List<SignMethod> methods = new ArrayList<>();
      for (Node item : options.items(METHODS)) {
        SignMethod method = SignMethod.of(((Node.Scalar) item).text());
        if (methods.contains(method)) {
          problems.report(
              Problem.user(item.place(), "duplicate-method", method.written() + " is named twice"));
        } else if (method.needsQuote() && quote.isEmpty()) {
          problems.report(
              Problem.user(item.place(), "missing-key", method.written() + " needs bid and ask")
                  .withHint("bring the quote in force to the trades by as-of-join before"));
        }
        methods.add(method);
      }
      if (quote.size() == 1) {
        problems.report(
            Problem.user(
                options.place(options.has(BID) ? BID : ASK),
                "missing-key",
                "bid and ask go together: one of them is missing"));
      }
      SignTrades step =
          new SignTrades(
              MarketTable.read(options),
              EventOrder.read(options),
              EventOrder.reference(options, PRICE),
              quote,
              methods,
              options.text(FIRST, "none").equals("buy"),
              options.text(LOCKED, "tick").equals("midpoint"));
      return problems.count() == before ? Optional.of(step) : Optional.empty();
    }
  }
}
