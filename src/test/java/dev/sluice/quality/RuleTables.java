package dev.sluice.quality;

import dev.sluice.report.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/** The rule types as the docs list them. */
public final class RuleTables {

  private RuleTables() {}

  /** The names of those that are honoured. */
  public static List<String> names() {
    return RuleTypes.ALL.stream().map(RuleType::ruleName).toList();
  }

  /** Those that are honoured. */
  public static String honoured() {
    List<List<String>> rows =
        RuleTypes.ALL.stream()
            .map(
                type ->
                    List.of(
                        Markdown.code(type.ruleName()),
                        type.shape().parameters().words(),
                        condition(type.shape().condition()),
                        mark(type.shape().whereAllowed()),
                        mark(type.shape().thresholdAllowed()),
                        Markdown.code(type.example())))
            .toList();
    return Markdown.table(
        List.of("Rule", "About", "Condition", "`where`", "`with threshold`", "Example"), rows);
  }

  /** Those that DQDL has and that are refused. */
  public static String refused() {
    return RuleTypes.KNOWN_ELSEWHERE.stream()
        .sorted()
        .map(Markdown::code)
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String condition(Shape.Condition condition) {
    return switch (condition) {
      case NONE -> "none";
      case NUMBER -> "a number";
      case OPTIONAL_NUMBER -> "a number, or none";
      case VALUE -> "values";
    };
  }

  private static String mark(boolean allowed) {
    return allowed ? "yes" : "";
  }
}
