package dev.sluice.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The control totals of one matching: what went in, and in which bucket it stands now.
 *
 * @param items the table of the job that holds each row of the inputs once
 * @param output the published table that holds exactly the items, if there is one
 * @param ruleSet SHA-256 of the rules
 * @param tables how many rows the row accounts say that the tables have
 * @param inputs rows and amounts of each side by currency, as they were read
 * @param opening items of earlier runs that were open, by side and currency
 * @param made the items by side, currency, bucket, origin and rule
 * @param restated what items that came back with another amount or currency were before
 * @param tolerance what was spent by rule and currency, each match once
 */
public record Reconciliation(
    String items,
    @Nullable String output,
    String ruleSet,
    List<TableRows> tables,
    List<Input> inputs,
    List<Input> opening,
    List<Items> made,
    List<Input> restated,
    List<Tolerance> tolerance) {

  /** Buckets in which an item is still open after the run. */
  static final Set<String> CLOSING = new LinkedHashSet<>(List.of("suggested", "open", "carried"));

  /** The bucket of rows that the step sent away. */
  public static final String QUARANTINED = "quarantined";

  /** Where an item comes from when it was not in this run's inputs. */
  private static final String NEW = "new";

  private static final String AGAIN = "again";
  private static final String RESTATED = "restated";

  /** In the order in which they are shown. */
  private static final List<String> BUCKETS =
      List.of(
          "matched",
          "within-tolerance",
          "matched-in-group",
          "confirmed",
          "closed",
          "suggested",
          "open",
          "carried",
          QUARANTINED);

  public Reconciliation {
    tables = List.copyOf(tables);
    inputs = List.copyOf(inputs);
    opening = List.copyOf(opening);
    made = List.copyOf(made);
    restated = List.copyOf(restated);
    tolerance = List.copyOf(tolerance);
  }

  /**
   * The rows of a table by the row accounts.
   *
   * @param role {@code input} or {@code items}
   */
  public record TableRows(String table, String role, long rows) {}

  /** Rows of one currency that went in; {@code currency} is null where none is said. */
  public record Input(
      String table,
      @Nullable String side,
      @Nullable String currency,
      long rows,
      BigDecimal amount) {}

  /**
   * Items of one bucket.
   *
   * @param origin {@code new}; {@code carried} from an earlier run; {@code again} in this run's
   *     inputs as it was; or {@code restated}, there with another amount or currency
   */
  public record Items(
      @Nullable String side,
      @Nullable String currency,
      @Nullable String bucket,
      @Nullable String origin,
      @Nullable String rule,
      long rows,
      BigDecimal amount) {}

  /** Matches of a rule that spent tolerance, and how much in all. */
  public record Tolerance(
      @Nullable String rule, @Nullable String currency, long rows, BigDecimal amount) {}

  /** Rows and their amount. */
  record Total(long rows, BigDecimal amount) {

    static final Total NONE = new Total(0, BigDecimal.ZERO);

    Total plus(long moreRows, BigDecimal more) {
      return new Total(rows + moreRows, amount.add(more));
    }

    Total plus(Total other) {
      return plus(other.rows, other.amount);
    }

    Total minus(Total other) {
      return new Total(rows - other.rows, amount.subtract(other.amount));
    }
  }

  /**
   * One side in one currency: opening + new - cleared = closing, and where the rows are. An item
   * that came back with another amount has cleared the old one and is new with the new one.
   *
   * @param in rows of this run's input
   * @param again rows of the opening that are in this run's input again
   * @param buckets in the order in which they are shown, only those with rows
   */
  record Balance(
      @Nullable String side,
      @Nullable String currency,
      Total in,
      Total opening,
      Total again,
      Total fresh,
      Total cleared,
      Total closing,
      Map<String, Total> buckets) {

    /** {@code bank, CHF}. */
    String name() {
      return (side == null ? "no side" : side) + (currency == null ? "" : ", " + currency);
    }

    /** All that stands in a bucket. */
    Total placed() {
      return buckets.values().stream().reduce(Total.NONE, Total::plus);
    }
  }

  private record Key(@Nullable String side, @Nullable String currency) {}

  /** The balances, side by side in the order of the inputs. */
  List<Balance> balances() {
    Set<Key> keys = new LinkedHashSet<>();
    inputs.forEach(input -> keys.add(new Key(input.side, input.currency)));
    opening.forEach(input -> keys.add(new Key(input.side, input.currency)));
    restated.forEach(input -> keys.add(new Key(input.side, input.currency)));
    made.forEach(item -> keys.add(new Key(item.side, item.currency)));
    return keys.stream().map(this::balance).toList();
  }

  private Balance balance(Key key) {
    Total before = sum(restated, key);
    Total again = before;
    Total fresh = Total.NONE;
    Total cleared = before;
    Total closing = Total.NONE;
    Map<String, Total> found = new LinkedHashMap<>();
    for (Items item : made) {
      if (!key.equals(new Key(item.side, item.currency))) {
        continue;
      }
      String bucket = item.bucket == null ? "none" : item.bucket;
      found.merge(bucket, new Total(item.rows, item.amount), Total::plus);
      if (AGAIN.equals(item.origin)) {
        again = again.plus(item.rows, item.amount);
      }
      if (NEW.equals(item.origin) || RESTATED.equals(item.origin)) {
        fresh = fresh.plus(item.rows, item.amount);
      }
      if (CLOSING.contains(bucket)) {
        closing = closing.plus(item.rows, item.amount);
      } else {
        cleared = cleared.plus(item.rows, item.amount);
      }
    }
    return new Balance(
        key.side,
        key.currency,
        sum(inputs, key),
        sum(opening, key),
        again,
        fresh,
        cleared,
        closing,
        inOrder(found));
  }

  private static Total sum(List<Input> rows, Key key) {
    Total sum = Total.NONE;
    for (Input row : rows) {
      if (key.equals(new Key(row.side, row.currency))) {
        sum = sum.plus(row.rows, row.amount);
      }
    }
    return sum;
  }

  /** The same buckets in the order in which they are shown. */
  static Map<String, Total> inOrder(Map<String, Total> found) {
    Map<String, Total> ordered = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(BUCKETS);
    found.keySet().stream().sorted().filter(name -> !BUCKETS.contains(name)).forEach(names::add);
    for (String name : names) {
      Total total = found.get(name);
      if (total != null) {
        ordered.put(name, total);
      }
    }
    return ordered;
  }
}
