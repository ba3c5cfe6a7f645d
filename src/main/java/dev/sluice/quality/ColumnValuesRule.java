package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;

/** {@code ColumnValues}: each value meets a comparison; see {@link ValuePredicate} for nulls. */
record ColumnValuesRule() implements RuleType {

  @Override
  public String ruleName() {
    return "ColumnValues";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, Shape.Condition.VALUE, true, true);
  }

  @Override
  public String example() {
    return "ColumnValues \"currency\" in [\"EUR\", \"USD\"] with threshold > 0.99";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean where = table.understandsWhere(rule, problems);
    Optional<StructField> field =
        table
            .column(rule, rule.parameter(), problems)
            .filter(column -> fits(rule, column, problems));
    return where
        ? field.map(column -> survey -> ask(survey, rule, column, table))
        : Optional.empty();
  }

  private static boolean fits(WrittenRule rule, StructField column, Problems problems) {
    Optional<String> fault = ValueFit.fault(column, rule.requiredCondition());
    fault.ifPresent(
        words ->
            problems.report(
                Faults.of(rule, "wrong-column-type", "ColumnValues: " + words, rule.parameter())));
    return fault.isEmpty();
  }

  private static Answer ask(Survey survey, WrittenRule rule, StructField column, Table table) {
    Column condition =
        new ValuePredicate(Names.column(column.name()), column.dataType(), table.now())
            .of(rule.requiredCondition());
    return RowRule.ask(survey, rule, condition, "compliance");
  }
}
