package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * The rules about how often the values of a column, or the combinations of several, occur.
 *
 * <p>Null is no value here, as in SQL: a row whose columns are all null does not count, neither as
 * a duplicate nor as a distinct value; a combination with a null in one part does count. Only
 * {@code IsPrimaryKey} asks that no part is null. Of no rows all values are unique, and the number
 * of distinct values and the entropy are 0.
 *
 * <p>All rules about the same columns and rows share one grouping, which shuffles.
 */
enum KeyRule implements RuleType {
  /** No value occurs twice. */
  IS_UNIQUE("IsUnique", Shape.Parameters.COLUMNS, "IsUnique \"txn_id\"") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      return unique(found.unique() == found.rowsWithValue(), found);
    }
  },
  /** No value occurs twice, and no part of a key is null. */
  IS_PRIMARY_KEY("IsPrimaryKey", Shape.Parameters.COLUMNS, "IsPrimaryKey \"account\" \"day\"") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      boolean complete = found.rowsWithNull() == 0;
      Finding unique = unique(found.unique() == found.rowsWithValue(), found);
      double completeness = new Share(found.rows() - found.rowsWithNull(), found.rows()).ratio();
      return new Finding(
          unique.met() && complete,
          List.of(unique.measured().get(0), Measurement.of("completeness", completeness)),
          complete
              ? unique.message()
              : "%s; %,d of %,d rows have a null in the key"
                  .formatted(unique.message(), found.rowsWithNull(), found.rows()));
    }
  },
  /** Values that occur once, among the rows with a value. */
  UNIQUENESS("Uniqueness", Shape.Parameters.COLUMNS, "Uniqueness \"email\" > 0.99") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      return unique(rule.requiredCondition().holdsForRatio(found.uniqueness()), found);
    }
  },
  /** Values that occur once, among the different values. */
  UNIQUE_VALUE_RATIO(
      "UniqueValueRatio", Shape.Parameters.COLUMNS, "UniqueValueRatio \"symbol\" < 0.5") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      return new Finding(
          rule.requiredCondition().holdsForRatio(found.uniqueValueRatio()),
          List.of(Measurement.of("unique value ratio", found.uniqueValueRatio())),
          "%,d of %,d different values occur once".formatted(found.unique(), found.distinct()));
    }
  },
  /** The number of different values. */
  DISTINCT_VALUES_COUNT(
      "DistinctValuesCount", Shape.Parameters.COLUMNS, "DistinctValuesCount \"currency\" <= 20") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      return Finding.of(
          rule.requiredCondition().holds(found.distinct()),
          Measurement.of("distinct values", found.distinct()));
    }
  },
  /** Shannon entropy of the values in nats, as Deequ has it. */
  ENTROPY("Entropy", Shape.Parameters.ONE_COLUMN, "Entropy \"exchange\" > 0.5") {
    @Override
    Finding judge(WrittenRule rule, Frequencies found) {
      return Finding.of(
          rule.requiredCondition().holdsForMeasured(found.entropy()),
          Measurement.of("entropy", found.entropy()));
    }
  };

  private final String ruleName;
  private final Shape.Parameters parameters;
  private final String written;

  KeyRule(String ruleName, Shape.Parameters parameters, String written) {
    this.ruleName = ruleName;
    this.parameters = parameters;
    this.written = written;
  }

  abstract Finding judge(WrittenRule rule, Frequencies found);

  @Override
  public String ruleName() {
    return ruleName;
  }

  @Override
  public Shape shape() {
    boolean measured = this != IS_UNIQUE && this != IS_PRIMARY_KEY;
    return new Shape(
        parameters, measured ? Shape.Condition.NUMBER : Shape.Condition.NONE, true, false);
  }

  @Override
  public String example() {
    return written;
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(Cost.Grouping.of(rule));
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean sound = table.understandsWhere(rule, problems);
    for (String column : rule.parameters()) {
      sound &= table.isComparable(rule, column, problems);
    }
    return sound ? Optional.of(survey -> ask(survey, rule)) : Optional.empty();
  }

  private Answer ask(Survey survey, WrittenRule rule) {
    GroupingPass grouping = survey.grouping(rule.parameters(), rule.where());
    Answer answer = Answer.of(() -> judge(rule, grouping.measure().value()));
    return switch (this) {
      case IS_UNIQUE, UNIQUENESS -> answer.showing(grouping::repeated);
      case IS_PRIMARY_KEY -> answer.showing(grouping::repeatedOrIncomplete);
      case UNIQUE_VALUE_RATIO, DISTINCT_VALUES_COUNT, ENTROPY -> answer;
    };
  }

  private static Finding unique(boolean met, Frequencies found) {
    long repeated = found.distinct() - found.unique();
    long rows = found.rowsWithValue() - found.unique();
    return new Finding(
        met,
        List.of(Measurement.of("uniqueness", found.uniqueness())),
        repeated == 0
            ? "all %,d values are unique".formatted(found.distinct())
            : "%,d of %,d values occur more than once, in %,d rows"
                .formatted(repeated, found.distinct(), rows));
  }
}
