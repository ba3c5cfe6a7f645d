package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/** {@code RowCount}: how many rows there are. */
record RowCountRule() implements RuleType {

  @Override
  public String ruleName() {
    return "RowCount";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.NONE, Shape.Condition.NUMBER, true, false);
  }

  @Override
  public String example() {
    return "RowCount > 0";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    return table.understandsWhere(rule, problems)
        ? Optional.of(survey -> ask(survey, rule))
        : Optional.empty();
  }

  private static Answer ask(Survey survey, WrittenRule rule) {
    Measure<Long> rows = survey.count(rule.where());
    return Answer.of(
        () ->
            Finding.of(
                rule.requiredCondition().holds(rows.value()),
                Measurement.of("rows", rows.value())));
  }
}
