package dev.sluice.market.measure;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.market.tape.NumberCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The measures of trades as expressions, by the name of their column, with P the price of the
 * trade, B and A bid and ask in force, M = (A + B) / 2 and D the sign.
 *
 * <p>Every amount is computed as a sum of differences, A - B or (P - B) + (P - A) = 2 (P - M):
 * exact for decimals, and for doubles without the loss that a midpoint would bring. A relative
 * measure is one division of such a sum; a difference of logarithms is log(1 + x) of one, which
 * loses nothing where two prices are close.
 *
 * <p>Sources: Huang and Stoll (1996) for effective and realized spread and price impact; Goyenko,
 * Holden and Trzcinka (2009) for their logarithms; Holden and Jacobsen (2014) for both and for what
 * is excluded.
 */
public final class SpreadColumns {

  private final PriceType type;
  private final MeasureRules rules;
  private final Column traded;
  private final Column price;
  private final Column bid;
  private final Column ask;
  private final Map<String, Column> signs;
  private final Column hasPrice;
  private final Column hasQuote;

  /** Why the quote in force gives no measures; null where it does. */
  private final Column excluded;

  private final LinkedHashMap<String, Column> made = new LinkedHashMap<>();
  private final LinkedHashMap<String, DataType> types = new LinkedHashMap<>();

  /**
   * Measures of a trade and the quote in force.
   *
   * @param signs the columns that say who started the trade, by the ending of what is made of them
   */
  public SpreadColumns(
      NumberCodes prices,
      MeasureRules rules,
      Column price,
      Column bid,
      Column ask,
      Map<String, Column> signs) {
    this.type = PriceType.of(prices);
    this.rules = rules;
    this.traded = price.cast(type.price());
    this.price = type.number(price);
    this.bid = type.number(bid);
    this.ask = type.number(ask);
    this.signs = new LinkedHashMap<>(signs);
    this.hasPrice = type.isThere(this.price);
    this.hasQuote = type.isThere(this.bid).and(type.isThere(this.ask));
    this.excluded =
        excluded(
            when(not(hasPrice), "no price").when(not(hasQuote), "no quote"),
            this.bid,
            this.ask,
            "");
    atTrade();
  }

  private Column excluded(Column reasons, Column low, Column high, String later) {
    Column all = reasons;
    if (rules.excludesLocked()) {
      all = all.when(low.equalTo(high), later + "locked");
    }
    return rules.excludesCrossed() ? all.when(low.gt(high), later + "crossed") : all;
  }

  private void atTrade() {
    Column sum = bid.plus(ask);
    Column quoted = ask.minus(bid);
    Column twice = twiceFrom(bid, ask);
    Column isIn = excluded.isNull();
    add("mid", type.mid(), when(hasQuote, type.half(sum)));
    add("quoted_spread", type.spread(), when(isIn, type.amount(quoted)));
    add("quoted_spread_pct", when(isIn, relative(quoted, bid, sum, 1)));
    add("effective_spread", type.spread(), when(isIn, type.amount(abs(twice))));
    add("effective_spread_pct", when(isIn, abs(relative(twice, sum, sum, 2))));
    signs.forEach(
        (ending, sign) -> {
          String name = "effective_spread_signed" + ending;
          add(name, type.spread(), type.amount(signed(isIn, sign, twice)));
          add(name + "_pct", signed(isIn, sign, relative(twice, sum, sum, 2)));
        });
    add("excluded", DataTypes.StringType, excluded);
  }

  /** 2 (P - (low + high) / 2). */
  private Column twiceFrom(Column low, Column high) {
    return price.minus(low).plus(price.minus(high));
  }

  /** Adds what a trade cost against the quote at a later time. */
  public void addLater(String name, Column laterBid, Column laterAsk) {
    Column low = type.number(laterBid);
    Column high = type.number(laterAsk);
    Column laterSum = low.plus(high);
    Column hasLater = type.isThere(low).and(type.isThere(high));
    Column reasons =
        rules.byLaterQuote()
            ? when(not(hasPrice), "no price")
            : when(excluded.isNotNull(), excluded);
    Column why = excluded(reasons.when(not(hasLater), "no later quote"), low, high, "later quote ");
    Column isIn = why.isNull();
    Column hasBoth = isIn.and(hasQuote);
    Column sum = bid.plus(ask);
    Column realized = twiceFrom(low, high);
    Column impact = low.minus(bid).plus(high.minus(ask));
    add("mid_" + name, type.mid(), when(hasLater, type.half(laterSum)));
    signs.forEach(
        (ending, sign) -> {
          String spread = "realized_spread_" + name + ending;
          add(spread, type.spread(), type.amount(signed(isIn, sign, realized)));
          add(
              spread + "_pct",
              signed(
                  rules.isLogarithmic() ? isIn : hasBoth,
                  sign,
                  relative(realized, laterSum, sum, 2)));
          String move = "price_impact_" + name + ending;
          add(move, type.spread(), type.amount(signed(hasBoth, sign, impact)));
          add(move + "_pct", signed(hasBoth, sign, relative(impact, sum, sum, 2)));
        });
    add("excluded_" + name, DataTypes.StringType, why);
  }

  /**
   * An amount as a part of the midpoint, half of the sum, or as a difference of logarithms: times
   * log(1 + amount / base).
   */
  private Column relative(Column amount, Column base, Column sum, int times) {
    return rules.isLogarithmic()
        ? log1p(real(amount).divide(real(base))).multiply((double) times)
        : real(amount).divide(real(sum).divide(2.0));
  }

  private static Column real(Column number) {
    return number.cast(DataTypes.DoubleType);
  }

  private static Column signed(Column condition, Column sign, Column value) {
    // Not the negative: that of 0.0 is -0.0.
    return when(condition.and(sign.gt(0)), value)
        .when(condition.and(sign.lt(0)), lit(0).minus(value));
  }

  /** Adds price times size. */
  public void addDollars(Column size, DataType dollars) {
    Column amount =
        dollars.equals(DataTypes.DoubleType)
            ? real(traded).multiply(real(size))
            : traded.multiply(size);
    add("dollars", dollars, when(hasPrice, amount));
  }

  private void add(String name, Column ratio) {
    add(name, DataTypes.DoubleType, ratio);
  }

  private void add(String name, DataType dataType, Column value) {
    made.put(name, value.cast(dataType));
    types.put(name, dataType);
  }

  /** The measures, in their order. */
  public Map<String, Column> columns() {
    return made;
  }

  /** Their types. */
  public Map<String, DataType> types() {
    return types;
  }

  /** The type of a price times a size. */
  public static DataType dollarsType(NumberCodes prices, NumberCodes sizes) {
    return prices.isExact() && sizes.isExact()
        ? DataTypes.createDecimalType(38, prices.scale() + sizes.scale())
        : DataTypes.DoubleType;
  }
}
