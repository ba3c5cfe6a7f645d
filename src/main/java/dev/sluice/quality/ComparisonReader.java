package dev.sluice.quality;

import dev.sluice.problem.Suggestion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.ConditionContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DateExpressionContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DurationExpressionContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.NumberContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.QuotedStringContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.StringValuesContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TagWithConditionContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.VariableDereferenceContext;

/**
 * Reads conditions and thresholds. The grammar has one kind of condition for each kind of value and
 * leaves open which one {@code = NULL} is; here there is one kind with operands that know theirs.
 */
final class ComparisonReader {

  private final RulesetText source;
  private final Map<String, List<Operand>> variables;
  private final Function<ParserRuleContext, String> text;

  ComparisonReader(
      RulesetText source,
      Map<String, List<Operand>> variables,
      Function<ParserRuleContext, String> text) {
    this.source = source;
    this.variables = variables;
    this.text = text;
  }

  Optional<Comparison> condition(ConditionContext context) {
    if (context.durationBasedCondition() != null || context.sizeBasedCondition() != null) {
      source.report(
          context.getStart(),
          "unsupported-condition",
          "a condition on durations or sizes is not supported",
          null);
      return Optional.empty();
    }
    return comparison((ParserRuleContext) context.getChild(0));
  }

  Optional<Comparison> threshold(TagWithConditionContext context) {
    return comparison((ParserRuleContext) context.getChild(context.getChildCount() - 1));
  }

  private Optional<Comparison> comparison(ParserRuleContext context) {
    int before = source.problems().count();
    StringBuilder words = new StringBuilder();
    List<Operand> operands = new ArrayList<>();
    read(context, words, operands);
    Comparison comparison =
        new Comparison(operator(words.toString()), operands, text.apply(context));
    if (source.problems().count() > before) {
      return Optional.empty();
    }
    return isPossible(comparison, context.getStart()) ? Optional.of(comparison) : Optional.empty();
  }

  /** Gathers the words that make the operator, and the operands, in one walk. */
  private void read(ParseTree node, StringBuilder words, List<Operand> operands) {
    if (node instanceof NumberContext number) {
      number(number).ifPresent(operands::add);
    } else if (node instanceof DateExpressionContext date) {
      date(date).ifPresent(operands::add);
    } else if (node instanceof VariableDereferenceContext variable) {
      operands.addAll(values(variable));
    } else if (node instanceof StringValuesContext value
        && value.getChild(0) instanceof TerminalNode) {
      operands.add(keyword(value.getText()));
    } else if (node instanceof QuotedStringContext quoted) {
      boolean pattern = words.toString().endsWith("matches");
      operands.add(
          new Operand.Text(
              pattern
                  ? RulesetText.unescapedQuotes(quoted.getText())
                  : RulesetText.unescaped(quoted.getText())));
    } else if (node instanceof TerminalNode word) {
      words.append(word.getText());
    } else {
      for (int i = 0; i < node.getChildCount(); i++) {
        read(node.getChild(i), words, operands);
      }
    }
  }

  private static Operator operator(String words) {
    return switch (words.replaceAll("[\\[\\],]", "").replaceAll("(and|AND)$", "")) {
      case "=" -> Operator.EQUAL;
      case "!=" -> Operator.NOT_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case "between" -> Operator.BETWEEN;
      case "notbetween" -> Operator.NOT_BETWEEN;
      case "in" -> Operator.IN;
      case "notin" -> Operator.NOT_IN;
      case "matches" -> Operator.MATCHES;
      case "notmatches" -> Operator.NOT_MATCHES;
      default -> throw new IllegalStateException("no operator of DQDL: " + words);
    };
  }

  private Optional<Operand> number(NumberContext context) {
    if (context.LPAREN() != null) {
      return number(context.number(0));
    }
    if (context.NULL() != null) {
      return Optional.of(Operand.Keyword.NULL);
    }
    if (context.functionCall() != null) {
      source.report(
          context.getStart(),
          "unsupported-dynamic-rule",
          "comparing with earlier runs, %s, is not supported".formatted(text.apply(context)),
          "write a number");
      return Optional.empty();
    }
    if (context.numberOp() != null) {
      source.report(
          context.getStart(),
          "unsupported-arithmetic",
          "arithmetic in a condition, %s, is not supported".formatted(text.apply(context)),
          "write the number that it comes to");
      return Optional.empty();
    }
    return Optional.of(new Operand.Number(new BigDecimal(context.getText())));
  }

  private Optional<Operand> date(DateExpressionContext context) {
    if (context.NULL() != null) {
      return Optional.of(Operand.Keyword.NULL);
    }
    if (context.timeExpression() != null) {
      return Optional.of(new Operand.Time(RulesetText.unquoted(context.getText())));
    }
    if (context.dateNow() == null) {
      return day(context);
    }
    return Optional.of(
        new Operand.Now(
            context.durationExpression() == null
                ? Duration.ZERO
                : duration(context.durationExpression())
                    .multipliedBy(context.dateExpressionOp().getText().equals("-") ? -1 : 1)));
  }

  private Optional<Operand> day(DateExpressionContext context) {
    String written = RulesetText.unquoted(context.getText());
    try {
      return Optional.of(new Operand.Date(LocalDate.parse(written)));
    } catch (DateTimeException e) {
      source.report(
          context.getStart(), "wrong-date", "there is no day %s".formatted(written), null);
      return Optional.empty();
    }
  }

  private static Duration duration(DurationExpressionContext context) {
    long amount = Long.parseLong(context.getChild(0).getText());
    return switch (context.durationUnit().getText()) {
      case "days" -> Duration.ofDays(amount);
      case "hours" -> Duration.ofHours(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private List<Operand> values(VariableDereferenceContext context) {
    String name = context.IDENTIFIER().getText();
    List<Operand> values = variables.get(name);
    if (values == null) {
      source.report(
          context.getStart(),
          "unknown-variable",
          "nothing is called \"%s\" in this file".formatted(name),
          Suggestion.hint(name, variables.keySet()).orElse(null));
      return List.of();
    }
    return values;
  }

  private static Operand keyword(String word) {
    return switch (word) {
      case "NULL", "null" -> Operand.Keyword.NULL;
      case "EMPTY", "empty" -> Operand.Keyword.EMPTY;
      default -> Operand.Keyword.WHITESPACES_ONLY;
    };
  }

  private boolean isPossible(Comparison comparison, Token place) {
    if (comparison.operator().matchesPattern()) {
      try {
        var unused = Pattern.compile(((Operand.Text) comparison.operands().get(0)).value());
      } catch (PatternSyntaxException e) {
        source.report(
            place,
            "wrong-pattern",
            "the pattern is no regular expression: " + e.getDescription(),
            null);
        return false;
      }
    }
    if (comparison.operator() == Operator.BETWEEN
        && comparison.operands().get(0) instanceof Operand.Number low
        && comparison.operands().get(1) instanceof Operand.Number high
        && low.value().compareTo(high.value()) >= 0) {
      source.report(
          place,
          "empty-range",
          "nothing is %s; both ends are excluded".formatted(comparison.text()),
          null);
      return false;
    }
    return true;
  }
}
