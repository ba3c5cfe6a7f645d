package dev.sluice.quality;

import dev.sluice.problem.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DqRuleContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.ParameterContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.ParameterWithConnectorWordContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TagWithConditionContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TopLevelRuleContext;

/** Reads one rule and reports everything that is wrong with it or cannot be honoured. */
final class RuleReader {

  private final RulesetText source;
  private final List<Token> tokens;
  private final ComparisonReader comparisons;

  RuleReader(RulesetText source, Map<String, List<Operand>> variables, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
    this.comparisons = new ComparisonReader(source, variables, this::textOf);
  }

  Optional<RuleTree> read() {
    DqdlGrammar.Parsed parsed = DqdlGrammar.rule(tokens);
    if (parsed.misfit().isPresent()) {
      reportMisfit(parsed.misfit().get());
      return Optional.empty();
    }
    return tree(parsed.rule());
  }

  private void reportMisfit(Token misfit) {
    Token first = tokens.get(0);
    String type = first.getText();
    if (!type.equals("(") && !RuleTypes.isRuleName(type)) {
      reportUnknownType(first);
    } else if (misfit.getType() == Token.EOF) {
      reportEnd(tokens.get(tokens.size() - 1));
    } else {
      source.report(
          misfit,
          "unreadable-rule",
          "the rule cannot be read from %s on".formatted(quoted(misfit.getText())),
          RuleTypes.isRuleName(misfit.getText())
              ? "is a comma missing before it?"
              : RuleTypes.named(type).map(known -> "for example " + known.example()).orElse(null));
    }
  }

  private void reportEnd(Token last) {
    if (Character.isDigit(last.getText().charAt(0)) && last.getText().matches(".*[A-Za-z_].*")) {
      source.report(
          last,
          "wrong-number",
          "%s is no number; it is written with digits and a point".formatted(last.getText()),
          null);
    } else {
      source.report(last, "unfinished-rule", "the rule ends too early, after this", null);
    }
  }

  private static String quoted(String word) {
    return word.startsWith("\"") ? word : "\"" + word + "\"";
  }

  private Optional<RuleTree> tree(TopLevelRuleContext context) {
    if (context.dqRule() != null) {
      return leaf(context.dqRule()).map(leaf -> leaf);
    }
    List<Optional<RuleTree>> parts = context.topLevelRule().stream().map(this::tree).toList();
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<RuleTree> sound = parts.stream().map(Optional::orElseThrow).toList();
    return Optional.of(
        sound.size() == 1
            ? sound.get(0)
            : context.AND() != null ? new RuleTree.All(sound) : new RuleTree.Any(sound));
  }

  private Optional<RuleTree.One> leaf(DqRuleContext context) {
    Token name = context.ruleType().getStart();
    Optional<RuleType> type = RuleTypes.named(name.getText());
    if (type.isEmpty()) {
      reportUnknownType(name);
      return Optional.empty();
    }
    int before = source.problems().count();
    Shape shape = type.get().shape();
    List<String> parameters = parameters(context, shape, name);
    Optional<Comparison> condition = condition(context, type.get(), name);
    Optional<Comparison> threshold = threshold(context, shape, name);
    Optional<String> where = where(context, shape, name);
    if (source.problems().count() > before) {
      return Optional.empty();
    }
    WrittenRule rule =
        new WrittenRule(
            name.getText(),
            parameters,
            condition.orElse(null),
            threshold.orElse(null),
            where.orElse(null),
            textOf(context),
            source.place(name));
    Optional<String> fault = type.get().fault(rule);
    fault.ifPresent(message -> source.report(name, "wrong-rule", message, null));
    return fault.isPresent() ? Optional.empty() : Optional.of(new RuleTree.One(rule, type.get()));
  }

  private void reportUnknownType(Token name) {
    String written = name.getText();
    if (RuleTypes.KNOWN_ELSEWHERE.contains(written)) {
      source.report(
          name,
          "unsupported-rule",
          "rule type \"%s\" of DQDL is not supported".formatted(written),
          "it can be " + RuleTypes.listed());
    } else {
      source.report(
          name,
          "unknown-rule",
          "unknown rule type \"%s\"".formatted(written),
          Suggestion.hint(written, RuleTypes.names())
              .orElseGet(() -> "it can be " + RuleTypes.listed()));
    }
  }

  private List<String> parameters(DqRuleContext context, Shape shape, Token name) {
    List<String> parameters = new ArrayList<>();
    for (ParameterWithConnectorWordContext part : context.parameterWithConnectorWord()) {
      ParameterContext parameter = part.parameter();
      String text = parameter.getText();
      if (part.connectorWord() != null && part.connectorWord().AND() != null) {
        source.report(
            part.getStart(),
            "missing-parentheses",
            "each rule beside \"and\" must be in parentheses",
            null);
        return parameters;
      }
      if (parameter.IDENTIFIER() != null && RuleTypes.isRuleName(text)) {
        source.report(
            part.getStart(),
            "unreadable-rule",
            "the rule cannot be read from \"%s\" on".formatted(text),
            "is a comma missing before it?");
        return parameters;
      }
      parameters.add(
          parameter.IDENTIFIER() != null
              ? text
              : shape.parameters() == Shape.Parameters.QUERY
                  ? RulesetText.unescapedQuotes(text)
                  : RulesetText.unescaped(text));
    }
    if (!shape.parameters().allows(parameters.size())) {
      source.report(
          name,
          "wrong-parameters",
          "%s takes %s, found %d"
              .formatted(name.getText(), shape.parameters().words(), parameters.size()),
          null);
    }
    return parameters;
  }

  private Optional<Comparison> condition(DqRuleContext context, RuleType type, Token name) {
    Shape.Condition wanted = type.shape().condition();
    if (context.condition() == null) {
      if (wanted == Shape.Condition.NUMBER || wanted == Shape.Condition.VALUE) {
        source.report(
            name,
            "missing-condition",
            "%s needs a condition".formatted(name.getText()),
            "for example " + type.example());
      }
      return Optional.empty();
    }
    if (wanted == Shape.Condition.NONE) {
      source.report(
          context.condition().getStart(),
          "unexpected-condition",
          "%s takes no condition".formatted(name.getText()),
          "for example " + type.example());
      return Optional.empty();
    }
    Optional<Comparison> read = comparisons.condition(context.condition());
    return read.filter(
        comparison -> wanted == Shape.Condition.VALUE || isNumeric(comparison, context, name));
  }

  private boolean isNumeric(Comparison comparison, DqRuleContext context, Token name) {
    if (!comparison.comparesNumbersOnly()) {
      source.report(
          context.condition().getStart(),
          "wrong-condition",
          "%s is compared with numbers, found %s".formatted(name.getText(), comparison.text()),
          null);
      return false;
    }
    return true;
  }

  private Optional<Comparison> threshold(DqRuleContext context, Shape shape, Token name) {
    Optional<Comparison> threshold = Optional.empty();
    for (TagWithConditionContext tag : context.tagWithCondition()) {
      String word = tag.tagValues().getText();
      if (!word.equals("threshold")) {
        source.report(
            tag.getStart(),
            "unsupported-tag",
            "\"with %s\" is not supported".formatted(word),
            Suggestion.hint(word, List.of("threshold")).orElse(null));
      } else if (!shape.thresholdAllowed()) {
        source.report(
            tag.getStart(),
            "unsupported-threshold",
            "%s takes no threshold".formatted(name.getText()),
            null);
      } else if (threshold.isPresent()) {
        source.report(tag.getStart(), "second-threshold", "a second threshold", null);
      } else {
        threshold = comparisons.threshold(tag).filter(read -> isShare(read, tag.getStart()));
      }
    }
    return threshold;
  }

  private boolean isShare(Comparison threshold, Token place) {
    boolean share =
        threshold.comparesNumbersOnly()
            && threshold.operands().stream()
                .map(operand -> ((Operand.Number) operand).value())
                .allMatch(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0);
    if (!share) {
      source.report(
          place,
          "wrong-threshold",
          "a threshold is the share of rows that meet the rule, from 0 to 1, found "
              + threshold.text(),
          null);
    }
    return share;
  }

  private Optional<String> where(DqRuleContext context, Shape shape, Token name) {
    if (context.whereClause() == null) {
      return Optional.empty();
    }
    Token start = context.whereClause().getStart();
    if (!shape.whereAllowed()) {
      source.report(
          start, "unsupported-where", "%s takes no \"where\"".formatted(name.getText()), null);
      return Optional.empty();
    }
    String where = RulesetText.unescapedQuotes(context.whereClause().quotedString().getText());
    Sql.faultInCondition(where)
        .ifPresent(
            fault ->
                source.report(
                    start, "wrong-where", "the condition of \"where\" is no SQL: " + fault, null));
    return Optional.of(where);
  }

  private String textOf(@Nullable ParserRuleContext context) {
    return context == null
        ? ""
        : RulesetText.oneLine(
            tokens.stream()
                .filter(
                    token ->
                        token.getStartIndex() >= context.getStart().getStartIndex()
                            && token.getStopIndex() <= context.getStop().getStopIndex())
                .toList());
  }
}
