package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Tables;
import java.util.List;
import org.apache.spark.sql.Row;

/** Holds the equations of a flow against the rows that a step was given and made. */
final class FlowProof {

  private FlowProof() {}

  /** Fails when a row was lost or came from nowhere. */
  static void prove(Flow flow, Tables given, List<Row> made) {
    if (flow instanceof Flow.Projects projects) {
      assertThat((long) made.size()).as("rows made").isEqualTo(count(given, projects.input()));
    } else if (flow instanceof Flow.Keeps keeps) {
      assertThat((long) made.size()).as("rows made").isEqualTo(count(given, keeps.input()));
    } else if (flow instanceof Flow.Combines combines) {
      assertThat((long) made.size())
          .as("rows made")
          .isEqualTo(combines.inputs().stream().mapToLong(name -> count(given, name)).sum());
    } else if (flow instanceof Flow.Repeats repeats) {
      assertThat((long) made.size())
          .as("rows made")
          .isEqualTo(repeats.times() * count(given, repeats.input()));
    } else if (flow instanceof Flow.Folds folds) {
      assertThat(made.stream().mapToLong(row -> row.getAs(ControlColumns.FOLDED)).sum())
          .as("rows folded")
          .isEqualTo(folds.inputs().stream().mapToLong(input -> count(given, input)).sum());
    } else if (flow instanceof Flow.Pairs pairs) {
      pairs(pairs, given, made);
    }
  }

  private static void pairs(Flow.Pairs pairs, Tables given, List<Row> made) {
    assertThat(made).allSatisfy(row -> assertThat(side(row)).isIn("both", "left", "right"));
    long both = made.stream().filter(row -> side(row).equals("both")).count();
    if (pairs.rightIsUnique()) {
      assertThat(both + made.stream().filter(row -> side(row).equals("left")).count())
          .as("both + left")
          .isEqualTo(count(given, pairs.left()));
    }
    if (pairs.leftIsUnique()) {
      assertThat(both + made.stream().filter(row -> side(row).equals("right")).count())
          .as("both + right")
          .isEqualTo(count(given, pairs.right()));
    }
  }

  private static String side(Row row) {
    return String.valueOf(row.<Object>getAs(ControlColumns.SIDE));
  }

  private static long count(Tables given, String table) {
    return given.table(table).count();
  }
}
