package dev.sluice.formula;

import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.formula.compile.KeyPair;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.JavaConverters;

/** Joins in the user's words. */
final class JoinDescription {

  private JoinDescription() {}

  static String of(JoinPlan join) {
    if (join instanceof JoinPlan.Lookup lookup) {
      String key = columns(lookup.request().tableKey());
      return switch (lookup.request().mode()) {
        case EXACT -> "lookup in " + table(join) + " by " + key + ": one join";
        case WILDCARD ->
            "lookup in "
                + table(join)
                + " by pattern on "
                + key
                + ": distinct patterns against the table, then one join";
        case NOT_LARGER, NOT_SMALLER ->
            "nearest "
                + key
                + " in "
                + table(join)
                + ": distinct keys sorted with the table's, then one join";
      };
    }
    if (join instanceof JoinPlan.Collected collected) {
      return columns(collected.values())
          + " of "
          + table(join)
          + " as an array: collected in one task, one row joined by broadcast";
    }
    JoinPlan.Aggregates aggregates = (JoinPlan.Aggregates) join;
    String count =
        aggregates.measures().size()
            + (aggregates.measures().size() == 1 ? " aggregate" : " aggregates");
    if (aggregates.keys().isEmpty()) {
      return count + " of " + table(join) + ": one row joined by broadcast";
    }
    String keys =
        aggregates.keys().stream()
            .map(KeyPair::table)
            .map(JoinDescription::columns)
            .collect(Collectors.joining(", "));
    return count + " of " + table(join) + " by " + keys + ": one group and one join";
  }

  private static String table(JoinPlan join) {
    return join.table().name();
  }

  private static String columns(List<Expression> expressions) {
    return expressions.stream()
        .map(JoinDescription::columns)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String columns(Expression expression) {
    return JavaConverters.seqAsJavaList(expression.references().toSeq()).stream()
        .map(attribute -> attribute.name())
        .collect(Collectors.joining(", "));
  }
}
