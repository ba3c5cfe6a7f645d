package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/** {@code ColumnCount}: how many columns there are. It reads no rows. */
record ColumnCountRule() implements RuleType {

  @Override
  public String ruleName() {
    return "ColumnCount";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.NONE, Shape.Condition.NUMBER, false, false);
  }

  @Override
  public String example() {
    return "ColumnCount = 12";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of();
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    long columns = table.columns().size();
    Finding finding =
        Finding.of(rule.requiredCondition().holds(columns), Measurement.of("columns", columns));
    return Optional.of(survey -> Answer.of(() -> finding));
  }
}
