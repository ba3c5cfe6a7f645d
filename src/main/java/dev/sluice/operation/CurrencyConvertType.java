package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** How users write a {@link CurrencyConvert}. */
final class CurrencyConvertType implements StepType {

  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";
  private static final String DATE = "date";
  private static final String TO = "to";
  private static final String TO_COLUMN = "to-column";
  private static final String IN = "in";
  private static final String RATE_COLUMNS = "rate-columns";
  private static final String TO_CURRENCY = "to-currency";
  private static final String RATE = "rate";
  private static final String QUOTE = "quote";
  private static final String RESULT = "result";
  private static final String RATE_COLUMN = "rate-column";
  private static final String SCALE = "scale";
  private static final String MAX_AGE_DAYS = "max-age-days";
  private static final int DEFAULT_SCALE = 2;
  private static final int MOST_PLACES = 18;
  private static final int MOST_DAYS = 100_000;

  @Override
  public String name() {
    return "currency-convert";
  }

  @Override
  public String summary() {
    return "Converts amounts into another currency by the latest rate on or before a day.";
  }

  @Override
  public String example() {
    return """
        - currency-convert:
            table: payments
            amount: amount
            currency: currency
            date: paid_on
            to: EUR
            in: rates
            rate-columns: {currency: code, date: day, rate: rate}
            result: amount_eur
            rate-column: rate_used
            max-age-days: 7
            on-error: keep
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    Shape newColumn = new Shape.Text("the name of a new column");
    ObjectShape rateColumns =
        ObjectShape.of()
            .optional(CURRENCY, column, "the currency that a rate is of; without it currency")
            .optional(
                TO_CURRENCY,
                column,
                "the currency that it leads to; without it all rates lead to the same")
            .optional(DATE, column, "the day from which it holds; without it date")
            .optional(RATE, column, "the rate; without it rate");
    return InputTable.shape()
        .required(AMOUNT, column, "the column with the amount; a blank one stays blank")
        .required(CURRENCY, column, "the column with its currency; always without regard to case")
        .required(DATE, column, "the column with the day whose rate counts")
        .optional(
            TO,
            new Shape.Text("a currency"),
            "the currency to convert to; an amount that has it already keeps it 1:1")
        .optional(TO_COLUMN, column, "the column with the currency to convert to")
        .required(IN, new Shape.Text("the name of a table"), "the table with the rates")
        .optional(RATE_COLUMNS, new Shape.Nested(rateColumns), "the columns of that table")
        .optional(
            QUOTE,
            new Shape.Choice(List.of("direct", "inverse")),
            "direct (without it): a rate is what one unit of the currency is worth in the target;"
                + " inverse: what one unit of the target is worth in the currency")
        .required(RESULT, newColumn, "gets the converted amount, a decimal")
        .optional(RATE_COLUMN, newColumn, "a new column that gets the rate used")
        .optional(
            SCALE,
            new Shape.WholeNumber(0, MOST_PLACES),
            "the places of the result, rounded half away from zero; without it 2")
        .optional(
            MAX_AGE_DAYS,
            new Shape.WholeNumber(0, MOST_DAYS),
            "how many days before the day a rate may be; without it any number")
        .optional(
            OnError.KEY,
            OnError.shape(OnError.values()),
            OnError.HELP
                + "; no rate is #N/A, and rates of one currency and day that differ are #VALUE!")
        .exactlyOneOf(TO, TO_COLUMN);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    long maxAge = options.wholeNumber(MAX_AGE_DAYS, -1);
    return Optional.of(
        new CurrencyConvert(
            InputTable.read(options),
            reference(options, AMOUNT),
            reference(options, CURRENCY),
            new DayColumn(reference(options, DATE)),
            new CurrencyConvert.Target(
                options.text(TO, ""),
                options.has(TO_COLUMN)
                    ? Optional.of(reference(options, TO_COLUMN))
                    : Optional.empty()),
            rates(options),
            CurrencyConvert.Quote.valueOf(options.text(QUOTE, "direct").toUpperCase(Locale.ROOT)),
            new NewColumn(options.text(RESULT), options.place(RESULT)),
            options
                .optionalText(RATE_COLUMN)
                .map(name -> new NewColumn(name, options.place(RATE_COLUMN))),
            (int) options.wholeNumber(SCALE, DEFAULT_SCALE),
            maxAge < 0 ? OptionalLong.empty() : OptionalLong.of(maxAge),
            OnError.read(options)));
  }

  private static RateTable rates(Fields options) {
    Optional<Fields> columns = options.nested(RATE_COLUMNS);
    return new RateTable(
        reference(options, IN),
        rateColumn(options, columns, CURRENCY),
        columns.filter(named -> named.has(TO_CURRENCY)).map(named -> reference(named, TO_CURRENCY)),
        new DayColumn(rateColumn(options, columns, DATE)),
        rateColumn(options, columns, RATE));
  }

  private static ColumnReference rateColumn(Fields options, Optional<Fields> columns, String key) {
    return columns
        .filter(named -> named.has(key))
        .map(named -> reference(named, key))
        .orElseGet(() -> new ColumnReference(key, options.place(IN)));
  }

  private static ColumnReference reference(Fields options, String key) {
    return new ColumnReference(options.text(key), options.place(key));
  }
}
