package dev.sluice.market.book;

import dev.sluice.market.tape.NumberCodes;
import java.io.Serializable;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Where quotes have what, by position; -1 for what they do not have.
 *
 * @param cancelled a boolean: null and true are quotes that are not applied
 */
public record QuoteColumns(
    int time, int venue, int bid, int ask, int bidSize, int askSize, int cancelled)
    implements Serializable {

  /** The columns that are added to quotes. */
  public static StructType added(NumberCodes prices, NumberCodes sizes, QuoteRules rules) {
    StructType added = new StructType();
    for (String side : new String[] {"best_bid", "best_ask"}) {
      added = added.add(side, prices.type());
      if (rules.hasSizes()) {
        added = added.add(side + "_size", sizes.type());
      }
      if (rules.namesVenues()) {
        added = added.add(side + "_venues", DataTypes.StringType);
      }
    }
    return added
        .add("mid", prices.halfType())
        .add("spread", prices.type())
        .add("state", DataTypes.StringType);
  }
}
