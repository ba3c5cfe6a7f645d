package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.functions;

/**
 * {@code CustomSql}: a query of the user over the staged table, which it calls {@code primary}.
 *
 * <p>With a condition the query returns one number, which is compared. Without one it is a {@link
 * RowQuery}: the rows that it returns meet the rule, all others break it.
 *
 * <p>A query that returns a number is a read of its own; a row query shares the pass of the other
 * rules, unless it reads other tables or gives {@code primary} another name.
 */
record CustomSqlRule() implements RuleType {

  @Override
  public String ruleName() {
    return "CustomSql";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.QUERY, Shape.Condition.OPTIONAL_NUMBER, false, true);
  }

  @Override
  public String example() {
    return "CustomSql \"select count(*) from primary where ask < bid\" = 0";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    if (rule.condition() != null) {
      return List.of(new Cost.OwnQuery());
    }
    return rowQuery(rule).sharable()
        ? List.of(new Cost.SharedScan())
        : List.of(new Cost.SharedScan(), new Cost.OwnQuery());
  }

  @Override
  public Optional<String> fault(WrittenRule rule) {
    try {
      if (rule.condition() != null && rule.threshold() != null) {
        return Optional.of("CustomSql takes a condition or a threshold, not both");
      }
      if (rule.condition() != null) {
        var unused = Sql.query(rule.parameter());
        return Optional.empty();
      }
      return RowQuery.of(rule.parameter()).isPresent()
          ? Optional.empty()
          : Optional.of(
              "CustomSql without a condition tells good rows from bad ones only when it is written"
                  + " \"select <columns> from primary where <condition>\"; found another query");
    } catch (ParseException e) {
      return Optional.of("the query of CustomSql is no SQL: " + Sql.describe(e));
    }
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    if (rule.condition() != null) {
      return Optional.of(survey -> askNumber(survey, rule, rule.requiredCondition()));
    }
    RowQuery query = rowQuery(rule);
    if (!query.sharable()) {
      return Optional.of(survey -> askAlone(survey, rule, query));
    }
    return table.understands(rule, query.condition(), problems)
        ? Optional.of(survey -> askShared(survey, rule, query))
        : Optional.empty();
  }

  private static RowQuery rowQuery(WrittenRule rule) {
    try {
      return RowQuery.of(rule.parameter()).orElseThrow();
    } catch (ParseException e) {
      throw new IllegalStateException("checked when the rule was read: " + rule.text(), e);
    }
  }

  private static Answer askShared(Survey survey, WrittenRule rule, RowQuery query) {
    Column condition = functions.coalesce(functions.expr(query.condition()), functions.lit(false));
    return RowRule.ask(survey, rule, condition, "compliance");
  }

  private static Answer askAlone(Survey survey, WrittenRule rule, RowQuery query) {
    String from = "FROM %s %s".formatted(Survey.PRIMARY, Names.quoted(query.alias()));
    Measure<Long> rows = survey.count(null);
    Measure<Long> met =
        survey.query(
            "SELECT count(*) %s WHERE (\n%s\n)".formatted(from, query.condition()),
            result -> result.first().getLong(0));
    Supplier<Dataset<Row>> broken =
        () ->
            survey.select(
                "SELECT * %s WHERE NOT coalesce((\n%s\n), false)"
                    .formatted(from, query.condition()));
    return Answer.of(
            () -> RowRule.finding(new Share(met.value(), rows.value()), rule, "compliance"))
        .showing(broken);
  }

  private static Answer askNumber(Survey survey, WrittenRule rule, Comparison condition) {
    Measure<List<Row>> rows = survey.query(rule.parameter(), result -> firstTwo(result));
    return Answer.of(() -> judge(rows.value(), condition));
  }

  private static List<Row> firstTwo(Dataset<Row> result) {
    if (result.columns().length != 1) {
      throw new IllegalArgumentException(
          "the query must return one column, not " + result.columns().length);
    }
    return result.takeAsList(2);
  }

  private static Finding judge(List<Row> rows, Comparison condition) {
    if (rows.size() > 1) {
      throw new IllegalArgumentException("the query must return one row, not several");
    }
    Object value = rows.isEmpty() ? null : rows.get(0).get(0);
    if (value == null) {
      return new Finding(false, List.of(Measurement.none("result")), "the query returned no value");
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Finding.of(condition.holdsForMeasured(number), Measurement.of("result", number));
    }
    if (value instanceof Number) {
      BigDecimal number = new BigDecimal(value.toString());
      return Finding.of(condition.holds(number), Measurement.of("result", number));
    }
    throw new IllegalArgumentException("the query must return a number, not " + value);
  }
}
