package dev.sluice.quality;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.HiddenColumns;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * The table that rules are about, as far as it is known without reading it.
 *
 * @param schema its columns; names are compared exactly, upper and lower case included
 * @param now the time that {@code now()} stands for
 */
record Table(StructType schema, Instant now) {

  /** What looks like a column to the parser of Spark but is a function without parentheses. */
  private static final Set<String> WORDS_OF_SQL =
      Set.of("current_date", "current_timestamp", "current_user", "user", "localtimestamp");

  /** The columns that a user may name. */
  List<String> columns() {
    return Arrays.stream(schema.fieldNames())
        .filter(name -> !HiddenColumns.isHidden(name))
        .toList();
  }

  boolean has(String column) {
    return columns().contains(column);
  }

  /** The column of that name, or a problem. */
  Optional<StructField> column(WrittenRule rule, String column, Problems problems) {
    if (has(column)) {
      return Optional.of(schema.apply(column));
    }
    problems.report(
        unknownColumn(rule, column, "column \"%s\" is not in the table".formatted(column)));
    return Optional.empty();
  }

  /** True when all columns that a rule names are there; a problem for each that is not. */
  boolean hasAll(WrittenRule rule, Problems problems) {
    int before = problems.count();
    rule.parameters().forEach(column -> column(rule, column, problems));
    return problems.count() == before;
  }

  /** True when a column exists and holds numbers, else a problem. */
  boolean isNumeric(WrittenRule rule, String column, Problems problems) {
    Optional<StructField> field = column(rule, column, problems);
    if (field.isPresent() && !(field.get().dataType() instanceof NumericType)) {
      problems.report(
          Faults.of(
              rule,
              "wrong-column-type",
              "%s needs numbers, but column \"%s\" is %s"
                  .formatted(rule.type(), column, field.get().dataType().simpleString()),
              column));
      return false;
    }
    return field.isPresent();
  }

  /** True when the values of a column can be counted by value, else a problem. */
  boolean isComparable(WrittenRule rule, String column, Problems problems) {
    Optional<StructField> field = column(rule, column, problems);
    if (field.isPresent() && MapType.class.isInstance(field.get().dataType())) {
      problems.report(
          Faults.of(
              rule,
              "wrong-column-type",
              "%s compares values, but column \"%s\" is %s"
                  .formatted(rule.type(), column, field.get().dataType().simpleString()),
              column));
      return false;
    }
    return field.isPresent();
  }

  /**
   * True when the columns named in the {@code where} of a rule are there, or it has none. Its
   * syntax was checked when the rule was read.
   */
  boolean understandsWhere(WrittenRule rule, Problems problems) {
    return rule.where() == null || understands(rule, rule.where(), problems);
  }

  /** True when the columns named in a condition are there; a problem for each that is not. */
  boolean understands(WrittenRule rule, String condition, Problems problems) {
    int before = problems.count();
    Expression parsed;
    try {
      parsed = Sql.condition(condition);
    } catch (ParseException e) {
      throw new IllegalStateException("checked when the rule was read: " + condition, e);
    }
    for (Expression node : JavaConverters.seqAsJavaList(parsed.collectLeaves())) {
      if (node instanceof UnresolvedAttribute attribute) {
        checkAttribute(rule, JavaConverters.seqAsJavaList(attribute.nameParts()), problems);
      }
    }
    return problems.count() == before;
  }

  private void checkAttribute(WrittenRule rule, List<String> parts, Problems problems) {
    String first = parts.get(0);
    String column =
        parts.size() > 1 && first.equalsIgnoreCase(Survey.PRIMARY) && !hasIgnoringCase(first)
            ? parts.get(1)
            : first;
    // Spark resolves names in SQL without regard to case.
    boolean known =
        hasIgnoringCase(column) || WORDS_OF_SQL.contains(column.toLowerCase(Locale.ROOT));
    if (!known) {
      problems.report(
          unknownColumn(
              rule, column, "column \"%s\" in its SQL is not in the table".formatted(column)));
    }
  }

  private boolean hasIgnoringCase(String column) {
    return columns().stream().anyMatch(column::equalsIgnoreCase);
  }

  private Problem unknownColumn(WrittenRule rule, String column, String message) {
    return Faults.of(
            rule,
            "unknown-column",
            "%s: %s; it has %s".formatted(rule.type(), message, String.join(", ", columns())),
            column)
        .withHint(Suggestion.hint(column, columns()).orElse(null));
  }
}
