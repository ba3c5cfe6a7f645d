package dev.sluice.match;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.step.Certified;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tally;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a match claims of its rows: control totals of what goes in and of what comes out, taken in
 * the passes that read and make them. The run holds them against each other.
 */
final class MatchClaims {

  private final Match match;
  private final Map<String, Tally> inputs = new LinkedHashMap<>();
  private final Map<String, Tally> previous = new LinkedHashMap<>();

  MatchClaims(Match match) {
    this.match = match;
  }

  private String name(String what) {
    return "match-" + match.names().items() + "-" + what;
  }

  /** The items of an input, counted as they enter. */
  Dataset<Row> input(String table, Dataset<Row> items) {
    Tally tally =
        Tally.of(
            name("in-" + table),
            items,
            List.of(col(ItemColumns.CURRENCY)),
            col(ItemColumns.AMOUNT));
    inputs.put(table, tally);
    return tally.observed();
  }

  /** The items that the run before left open, counted as they enter. */
  Dataset<Row> previous(Dataset<Row> items) {
    Tally tally =
        Tally.of(
            name("opening"),
            items,
            List.of(col(ItemColumns.SIDE), col(ItemColumns.CURRENCY)),
            col(ItemColumns.PREVIOUS_AMOUNT));
    match.previous().ifPresent(table -> previous.put(table.name(), tally));
    return tally.observed();
  }

  /** The result of the match, with its claims. */
  StepResult certify(Dataset<Row> items) {
    Tally made = Certified.tallyOfItems(name("made"), items);
    Column isRestated = col(ItemColumns.ORIGIN).equalTo(Pool.RESTATED);
    Tally restated =
        Tally.of(
            name("restated"),
            made.observed(),
            List.of(
                when(isRestated, col(ItemColumns.SIDE)),
                when(isRestated, col(ItemColumns.PREVIOUS_CURRENCY))),
            when(isRestated, col(ItemColumns.PREVIOUS_AMOUNT)));
    Column isSpent = col(ItemColumns.TOLERANCE_SPENT).gt(0);
    Tally tolerance =
        Tally.of(
            name("tolerance"),
            restated.observed(),
            List.of(when(isSpent, col(ItemColumns.RULE)), when(isSpent, col(ItemColumns.CURRENCY))),
            coalesce(
                col(ItemColumns.TOLERANCE_SPENT),
                lit(0).cast(items.schema().apply(ItemColumns.TOLERANCE_SPENT).dataType())));
    StepResult.Made rows =
        StepResult.Made.of(
            tolerance.observed(),
            new Flow.Folds(List.of(match.left().table(), match.right().table())));
    return StepResult.of(match.names().items(), rows)
        .certifying(
            new Certified(
                match.names().items(), ruleSet(), inputs, previous, made, restated, tolerance));
  }

  /** A hash of everything that decides which items match and what the rest is called. */
  private String ruleSet() {
    String rules =
        String.join(
            "\n",
            match.id().described(),
            match.amount().described(),
            match.date().toString(),
            match.currency().toString(),
            match.order().stream().map(column -> column.name()).toList().toString(),
            match.rules().stream().map(MatchRule::described).toList().toString(),
            match.breaks().described());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(rules.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
