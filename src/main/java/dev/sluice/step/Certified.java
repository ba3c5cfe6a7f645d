package dev.sluice.step;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a step lets the run certify: that each row of its inputs stands in one bucket of its items,
 * and that the amounts add up. The run proves it before it publishes, and writes the certificate.
 *
 * @param items the table that holds each row of the inputs once, with the columns of {@link
 *     #GROUPS} and {@link #AMOUNT}
 * @param ruleSet SHA-256, in hex, of the rules by which the buckets were chosen
 * @param inputs by the name of the table, which is also the side of its items: its rows by currency
 * @param previous by the name of the table that holds items of earlier runs: its rows by side and
 *     currency; empty when there is none
 * @param made the items by {@link #GROUPS}, with their {@link #AMOUNT}
 * @param restated of items that came back with another amount or currency what they were before, by
 *     side and currency; all other rows must have a null side
 * @param tolerance the matches that spent tolerance, by rule and currency, each match once: rows
 *     that stand for no such match must have an amount of 0 and a null rule
 */
public record Certified(
    String items,
    String ruleSet,
    Map<String, Tally> inputs,
    Map<String, Tally> previous,
    Tally made,
    Tally restated,
    Tally tolerance) {

  /** The columns of the items by which they are counted. */
  public static final List<String> GROUPS =
      List.of("side", "item_currency", "bucket", "origin", "rule");

  /** The column of the items whose sums are certified. */
  public static final String AMOUNT = "item_amount";

  public Certified {
    inputs = new LinkedHashMap<>(inputs);
    previous = new LinkedHashMap<>(previous);
  }

  /** The tally of items, wherever they lie. */
  public static Tally tallyOfItems(String observation, Dataset<Row> items) {
    List<Column> by = GROUPS.stream().<Column>map(name -> col(name)).toList();
    return Tally.of(observation, items, by, col(AMOUNT));
  }
}
