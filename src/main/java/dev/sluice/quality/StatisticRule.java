package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The rules about one number that sums up a column of numbers. Nulls are left out. Sum and mean of
 * integers and decimals are exact; everything else is double arithmetic, see {@link
 * Comparison#holdsForMeasured}. Of no values the sum is 0, and a mean or a standard deviation does
 * not exist: the rule fails.
 */
enum StatisticRule implements RuleType {
  SUM("Sum", "Sum \"amount\" = 0"),
  MEAN("Mean", "Mean \"price\" between 40 and 80"),
  /** Of the population, as Deequ has it. */
  STANDARD_DEVIATION("StandardDeviation", "StandardDeviation \"price\" < 100");

  /** Wide enough for every bigint; Spark's sum adds ten digits and so cannot overflow. */
  private static final DataType INTEGERS = DataTypes.createDecimalType(20, 0);

  private final String ruleName;
  private final String written;

  StatisticRule(String ruleName, String written) {
    this.ruleName = ruleName;
    this.written = written;
  }

  @Override
  public String ruleName() {
    return ruleName;
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, Shape.Condition.NUMBER, true, false);
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
    boolean where = table.understandsWhere(rule, problems);
    if (!table.isNumeric(rule, rule.parameter(), problems) || !where) {
      return Optional.empty();
    }
    DataType type = table.schema().apply(rule.parameter()).dataType();
    boolean exact =
        this != STANDARD_DEVIATION
            && !type.equals(DataTypes.DoubleType)
            && !type.equals(DataTypes.FloatType);
    return Optional.of(
        survey -> {
          Column values = survey.values(rule.parameter(), rule.where());
          return exact
              ? askExactly(
                  survey, rule, type instanceof DecimalType ? values : values.cast(INTEGERS))
              : ask(survey, rule, values);
        });
  }

  private Answer askExactly(Survey survey, WrittenRule rule, Column values) {
    Measure<Total> total = survey.scan().total(values);
    return Answer.of(
        () -> {
          Optional<BigDecimal> value =
              this == SUM ? Optional.of(total.value().sum()) : total.value().mean();
          return value
              .map(
                  number ->
                      Finding.of(
                          rule.requiredCondition().holds(number), Measurement.of(words(), number)))
              .orElseGet(this::noValues);
        });
  }

  private Answer ask(Survey survey, WrittenRule rule, Column values) {
    Measure<OptionalDouble> measured =
        switch (this) {
          case SUM -> survey.scan().sum(values);
          case MEAN -> survey.scan().mean(values);
          case STANDARD_DEVIATION -> survey.scan().standardDeviation(values);
        };
    return Answer.of(
        () -> {
          if (measured.value().isEmpty() && this != SUM) {
            return noValues();
          }
          double value = measured.value().orElse(0.0);
          return Finding.of(
              rule.requiredCondition().holdsForMeasured(value), Measurement.of(words(), value));
        });
  }

  private Finding noValues() {
    return new Finding(
        false,
        List.of(Measurement.none(words())),
        "there are no values to take the %s of".formatted(words()));
  }

  private String words() {
    return switch (this) {
      case SUM -> "sum";
      case MEAN -> "mean";
      case STANDARD_DEVIATION -> "standard deviation";
    };
  }
}
