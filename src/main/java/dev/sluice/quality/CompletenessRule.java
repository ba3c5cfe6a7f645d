package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The share of the rows in which a column is not null: {@code IsComplete} asks for all of them,
 * {@code Completeness} compares the share. Of no rows, all are complete. An empty text is not null.
 */
enum CompletenessRule implements RuleType {
  IS_COMPLETE("IsComplete", Shape.Condition.NONE, "IsComplete \"account_id\""),
  COMPLETENESS("Completeness", Shape.Condition.NUMBER, "Completeness \"memo\" > 0.95");

  private final String ruleName;
  private final Shape.Condition condition;
  private final String written;

  CompletenessRule(String ruleName, Shape.Condition condition, String written) {
    this.ruleName = ruleName;
    this.condition = condition;
    this.written = written;
  }

  @Override
  public String ruleName() {
    return ruleName;
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, condition, true, false);
  }

  @Override
  public String example() {
    return written;
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    return table.hasAll(rule, problems) & table.understandsWhere(rule, problems)
        ? Optional.of(survey -> ask(survey, rule))
        : Optional.empty();
  }

  private static Answer ask(Survey survey, WrittenRule rule) {
    Column there = Names.column(rule.parameter()).isNotNull();
    if (rule.condition() == null) {
      return RowRule.ask(survey, rule, there, "completeness");
    }
    Supplier<Share> share = survey.share(there, rule.where());
    return Answer.of(
            () ->
                RowRule.finding(
                    rule.requiredCondition().holdsForRatio(share.get().ratio()),
                    share.get(),
                    "completeness"))
        .showing(() -> survey.rows(rule.where()).filter(functions.not(there)));
  }
}
