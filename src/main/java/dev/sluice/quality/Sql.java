package dev.sluice.quality;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Reads the SQL inside rules without a session. */
final class Sql {

  private static final ParserInterface PARSER = new CatalystSqlParser();

  private Sql() {}

  static Expression condition(String condition) throws ParseException {
    return PARSER.parseExpression(condition);
  }

  static LogicalPlan query(String query) throws ParseException {
    return PARSER.parsePlan(query);
  }

  /** What is wrong with a condition on rows, or nothing. */
  static Optional<String> faultInCondition(String condition) {
    try {
      var unused = condition(condition);
      return Optional.empty();
    } catch (ParseException e) {
      return Optional.of(describe(e));
    }
  }

  /** The first sentence of what Spark says, without its error class and its quotation. */
  static String describe(ParseException fault) {
    String line =
        String.valueOf(fault.getMessage()).lines().filter(s -> !s.isBlank()).findFirst().orElse("");
    String words =
        line.replaceFirst("^\\[[A-Z0-9_.]+\\]\\s*", "")
            .replaceFirst("(\\.\\s*)?(\\(line.*|SQLSTATE.*|;.*)?$", "")
            .strip();
    return words.isEmpty()
        ? "it cannot be read"
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
