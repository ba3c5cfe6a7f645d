package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/** {@code ColumnExists}: a column of exactly that name is there. It reads no rows. */
record ColumnExistsRule() implements RuleType {

  @Override
  public String ruleName() {
    return "ColumnExists";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, Shape.Condition.NONE, false, false);
  }

  @Override
  public String example() {
    return "ColumnExists \"account_id\"";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of();
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean exists = table.has(rule.parameter());
    String message =
        exists ? "the column is there" : "the table has only " + String.join(", ", table.columns());
    Finding finding =
        new Finding(
            exists,
            List.of(new Measurement("exists", Boolean.toString(exists), exists ? 1.0 : 0.0)),
            message);
    return Optional.of(survey -> Answer.of(() -> finding));
  }
}
