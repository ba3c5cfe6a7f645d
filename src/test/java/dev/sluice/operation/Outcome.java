package dev.sluice.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What one step makes of the table {@code bank}, in a form in which equal outcomes are equal. */
final class Outcome {

  private Outcome() {}

  /** The rows of the result as sorted lines below the columns. */
  static String of(WrittenStep step, Dataset<Row> bank) {
    return table(Trial.of(List.of(step.step()), Map.of("bank", bank))).canonical();
  }

  /** The table that the step replaced. */
  static TypedCsv table(Trial trial) {
    return Objects.requireNonNull(trial.tables().get("bank"));
  }

  /** The outcome that an oracle expects, in the columns of another one. */
  static String expected(String outcome, List<Row> rows) {
    return outcome.substring(0, outcome.indexOf('\n') + 1)
        + new TypedCsv(new StructType(), rows).canonical().substring(1);
  }

  /** A row of cells that may be blank. */
  static Row row(@Nullable Object... cells) {
    return RowFactory.create(cells);
  }
}
