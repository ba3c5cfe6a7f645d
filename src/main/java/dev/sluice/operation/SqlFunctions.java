package dev.sluice.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.aggregate.Average;
import org.apache.spark.sql.catalyst.expressions.aggregate.CentralMomentAgg;
import org.apache.spark.sql.catalyst.expressions.aggregate.Covariance;
import org.apache.spark.sql.catalyst.expressions.aggregate.PearsonCorrelation;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DateType;

/**
 * Functions of Spark whose result does not follow from the rows alone: from chance, from the clock,
 * from where a job runs, or from the order in which rows happen to come.
 */
final class SqlFunctions {

  private static final String CHANCE =
      "the sample step draws rows by a seed, the same ones in every run";
  private static final String CLOCK =
      "let the job have a parameter and write '${date}', so that a run can be repeated";
  private static final String HERE = "it says where a job runs, not what the data is";
  private static final String ORDER =
      "it takes what comes first, and rows have no order here; row_number() with an ORDER BY does"
          + " it, its ties are broken by all columns";
  private static final String COLLECTED =
      "it takes the order in which rows happen to come; the group step has text-join";
  private static final String ROUGH =
      "it depends on the order in which rows happen to come; percentile is exact";
  private static final String ROUNDED =
      "the last digits of a sum of doubles depend on the order of rows; cast to a decimal before,"
          + " or use the group step, which adds exactly";
  private static final Set<String> TIMES = Set.of("now", "today", "tomorrow", "yesterday");

  private static final Map<String, String> HINTS = hints();

  private SqlFunctions() {}

  private static Map<String, String> hints() {
    Map<String, String> hints = new HashMap<>();
    List.of("rand", "random", "randn", "uuid", "shuffle").forEach(name -> hints.put(name, CHANCE));
    List.of("now", "current_timestamp", "current_date", "curdate", "localtimestamp")
        .forEach(name -> hints.put(name, CLOCK));
    List.of(
            "monotonically_increasing_id",
            "spark_partition_id",
            "input_file_name",
            "input_file_block_start",
            "input_file_block_length",
            "current_user",
            "user",
            "current_catalog",
            "current_database",
            "current_schema",
            "version",
            "java_method",
            "reflect")
        .forEach(name -> hints.put(name, HERE));
    List.of("first", "first_value", "last", "last_value", "any_value", "max_by", "min_by", "mode")
        .forEach(name -> hints.put(name, ORDER));
    List.of("collect_list", "collect_set", "array_agg").forEach(name -> hints.put(name, COLLECTED));
    List.of("approx_percentile", "percentile_approx", "histogram_numeric")
        .forEach(name -> hints.put(name, ROUGH));
    return hints;
  }

  /** What to do instead of a function that may not be used; nothing for all others. */
  static Optional<String> refused(String name, int arguments) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("unix_timestamp") && arguments == 0
        ? Optional.of(CLOCK)
        : Optional.ofNullable(HINTS.get(lower));
  }

  /** What to do instead of an expression of a query whose types are known. */
  static Optional<String> refused(Expression expression) {
    Optional<String> byName = refused(expression.prettyName(), expression.children().size());
    if (byName.isPresent()) {
      return byName;
    }
    if (readsClock(expression)) {
      return Optional.of(CLOCK);
    }
    return isRounded(expression) ? Optional.of(ROUNDED) : Optional.empty();
  }

  /** The words of Spark that become a day of the clock when cast to a date. */
  private static boolean readsClock(Expression expression) {
    return expression instanceof Cast cast
        && cast.child() instanceof Literal literal
        && (cast.dataType() instanceof DateType || CellText.isMoment(cast.dataType()))
        && TIMES.contains(String.valueOf(literal.value()).strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isRounded(Expression expression) {
    if (expression instanceof Sum || expression instanceof Average) {
      return CellText.isFloating(expression.children().apply(0).dataType());
    }
    return expression instanceof CentralMomentAgg
        || expression instanceof Covariance
        || expression instanceof PearsonCorrelation
        || expression.prettyName().startsWith("regr_")
            && !expression.prettyName().equals("regr_count");
  }
}
