package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * {@code ColumnLength}: the length of each text in characters (Unicode code points). A null counts
 * as a text of length 0. (Source: "ColumnLength", null behavior, in the DQDL rule type reference of
 * AWS Glue.)
 */
record ColumnLengthRule() implements RuleType {

  @Override
  public String ruleName() {
    return "ColumnLength";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, Shape.Condition.NUMBER, true, false);
  }

  @Override
  public String example() {
    return "ColumnLength \"isin\" = 12";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean where = table.understandsWhere(rule, problems);
    Optional<StructField> field = table.column(rule, rule.parameter(), problems);
    if (field.isPresent() && !field.get().dataType().equals(DataTypes.StringType)) {
      problems.report(
          Faults.of(
              rule,
              "wrong-column-type",
              "ColumnLength needs text, but column \"%s\" is %s"
                  .formatted(rule.parameter(), field.get().dataType().simpleString()),
              rule.parameter()));
      return Optional.empty();
    }
    return where && field.isPresent()
        ? Optional.of(survey -> ask(survey, rule, table))
        : Optional.empty();
  }

  private static Answer ask(Survey survey, WrittenRule rule, Table table) {
    Column length =
        functions.coalesce(functions.length(Names.column(rule.parameter())), functions.lit(0));
    Column condition =
        new ValuePredicate(length, DataTypes.IntegerType, table.now()).of(rule.requiredCondition());
    return RowRule.ask(survey, rule, condition, "compliance");
  }
}
