package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.LoadedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Patterns, each with the value of the texts that fit it; the first that fits counts.
 *
 * @param path the file, as messages name it
 */
record ClassRules(String path, List<ClassRule> rules) {

  private static final String PATTERN = "pattern";
  private static final String VALUE = "value";

  ClassRules {
    rules = List.copyOf(rules);
  }

  /**
   * One line of the file.
   *
   * @param value what texts of the pattern get; nothing for a blank
   * @param line from 1
   */
  private record ClassRule(LikePattern pattern, Optional<String> value, int line) {}

  /** Reads the rules; a pattern that can never be reached is a fault. */
  static Optional<ClassRules> read(LoadedDocument document, Problems problems) {
    int before = problems.count();
    Optional<RuleSheet> sheet = RuleSheet.read(document, List.of(PATTERN, VALUE), problems);
    List<ClassRule> rules = new ArrayList<>();
    sheet.ifPresent(
        read -> read.rules().forEach(rule -> rule(rule, rules, problems).ifPresent(rules::add)));
    return problems.count() == before
        ? Optional.of(new ClassRules(document.path(), rules))
        : Optional.empty();
  }

  private static Optional<ClassRule> rule(
      RuleSheet.Rule rule, List<ClassRule> earlier, Problems problems) {
    Optional<String> written = rule.cell(PATTERN);
    if (written.isEmpty()) {
      problems.report(
          Problem.user(rule.place(PATTERN), "empty-pattern", "the pattern is empty")
              .withHint("% stands for every text"));
      return Optional.empty();
    }
    Optional<LikePattern> pattern = written.flatMap(LikePattern::parse);
    if (pattern.isEmpty()) {
      problems.report(
          Problem.user(
              rule.place(PATTERN),
              "bad-pattern",
              "a backslash in \"" + written.get() + "\" stands before none of %, _ and \\"));
    }
    pattern.ifPresent(
        later ->
            earlier.stream()
                .filter(before -> before.pattern().covers(later))
                .findFirst()
                .ifPresent(before -> problems.report(neverReached(rule, later.written(), before))));
    return pattern.map(found -> new ClassRule(found, rule.cell(VALUE), rule.line()));
  }

  private static Problem neverReached(RuleSheet.Rule rule, String pattern, ClassRule before) {
    return before.pattern().written().equals(pattern)
        ? Problem.user(
            rule.place(PATTERN),
            "duplicate-pattern",
            "\"" + pattern + "\" is written twice; the first is on line " + before.line())
        : Problem.user(
                rule.place(PATTERN),
                "unreachable-pattern",
                "\""
                    + pattern
                    + "\" is never reached: \""
                    + before.pattern().written()
                    + "\" on line "
                    + before.line()
                    + " covers it")
            .withHint("the first pattern that fits counts: put the narrower one first");
  }

  /** The value of a text; what it is where no pattern fits. */
  Column valueOf(Column text, Column otherwise) {
    Column value = when(text.isNull(), otherwise);
    for (ClassRule rule : rules) {
      value =
          value.when(
              rule.pattern().matches(text),
              rule.value()
                  .<Column>map(found -> lit(found))
                  .orElseGet(() -> lit(null).cast(DataTypes.StringType)));
    }
    return value.otherwise(otherwise);
  }

  /** Whether any pattern fits a text; false for a blank. */
  Column fits(Column text) {
    Column fits = when(text.isNull(), lit(false));
    for (ClassRule rule : rules) {
      fits = fits.when(rule.pattern().matches(text), lit(true));
    }
    return fits.otherwise(lit(false));
  }
}
