package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code ColumnCorrelation}: Pearson's correlation of two columns of numbers, over the rows in
 * which both are there. Of fewer than two rows, or when a column does not vary, there is none: the
 * rule fails.
 */
record ColumnCorrelationRule() implements RuleType {

  @Override
  public String ruleName() {
    return "ColumnCorrelation";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.TWO_COLUMNS, Shape.Condition.NUMBER, true, false);
  }

  @Override
  public String example() {
    return "ColumnCorrelation \"bid\" \"ask\" > 0.9";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean sound = table.understandsWhere(rule, problems);
    for (String column : rule.parameters()) {
      sound &= table.isNumeric(rule, column, problems);
    }
    return sound ? Optional.of(survey -> ask(survey, rule)) : Optional.empty();
  }

  private static Answer ask(Survey survey, WrittenRule rule) {
    Measure<OptionalDouble> measured =
        survey
            .scan()
            .correlation(
                survey.values(rule.parameters().get(0), rule.where()),
                survey.values(rule.parameters().get(1), rule.where()));
    return Answer.of(() -> judge(rule, measured.value().orElse(Double.NaN)));
  }

  private static Finding judge(WrittenRule rule, double correlation) {
    return Double.isNaN(correlation)
        ? new Finding(
            false,
            List.of(Measurement.none("correlation")),
            "there is no correlation: too few rows, or a column that does not vary")
        : Finding.of(
            rule.requiredCondition().holdsForMeasured(correlation),
            Measurement.of("correlation", correlation));
  }
}
