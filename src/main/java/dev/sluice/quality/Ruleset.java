package dev.sluice.quality;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * The rules that a table must meet, read from a DQDL file:
 *
 * <pre>{@code
 * # what a break must look like
 * Rules = [
 *   IsPrimaryKey "txn_id",
 *   ColumnValues "currency" in ["EUR", "USD"] with threshold > 0.99,
 *   (RowCount > 0) or (IsComplete "reason" where "amount <> 0")
 * ]
 * }</pre>
 *
 * <p>The rule types mean what the DQDL rule type reference of AWS Glue says; where it is silent,
 * each rule type says in its own documentation what it does. A rule that cannot be honoured
 * completely is a problem, never ignored.
 */
public final class Ruleset {

  private static final Ruleset NONE = new Ruleset("", List.of());

  private final String file;
  private final List<RuleEntry> rules;

  private Ruleset(String file, List<RuleEntry> rules) {
    this.file = file;
    this.rules = List.copyOf(rules);
  }

  /** The ruleset of a table about which the user asks nothing: it always passes. */
  public static Ruleset none() {
    return NONE;
  }

  /**
   * Reads a ruleset. Needs no Spark session. Reports every fault of every rule with its line; a
   * ruleset without any rule is a fault too.
   *
   * @param file the file as the user named it, for messages
   * @return the ruleset, or nothing when there was any fault
   */
  public static Optional<Ruleset> parse(String text, String file, Problems problems) {
    Problems found = new Problems();
    List<RuleEntry> rules = new RulesetReader(new RulesetText(file, text, found)).read();
    found.all().stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .forEach(problems::report);
    return found.isEmpty() ? Optional.of(new Ruleset(file, rules)) : Optional.empty();
  }

  /**
   * Checks the rules against the columns of the table that they will judge: columns that are not
   * there, and comparisons that make no sense for the type of a column. Needs no Spark session and
   * reads nothing.
   *
   * <p>Not checked: the columns in a {@code CustomSql} that returns a number or reads other tables.
   */
  public void check(StructType schema, Problems problems) {
    Table table = new Table(schema, Instant.EPOCH);
    rules.stream()
        .flatMap(entry -> entry.tree().leaves())
        .forEach(
            leaf -> {
              var unused = leaf.type().bind(leaf.rule(), table, problems);
            });
  }

  /** How many rules the file has; a composite rule counts as one. */
  public int size() {
    return rules.size();
  }

  /**
   * How often evaluating reads the staged rows: once for all rules that can share a pass, once for
   * each set of key columns, once for each query that stands alone. Showing rows that break a
   * failed rule reads once more for that rule.
   */
  public int passes() {
    return Cost.passes(
        rules.stream()
            .flatMap(entry -> entry.tree().leaves())
            .flatMap(leaf -> leaf.type().costs(leaf.rule()).stream())
            .toList());
  }

  /** The file as the user named it; empty for {@link #none}. */
  public String file() {
    return file;
  }

  List<RuleEntry> rules() {
    return rules;
  }
}
