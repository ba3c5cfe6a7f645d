package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.step.Flow;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A point of the plan at which rows are counted: a source, or a step that could lose or multiply
 * rows.
 *
 * @param observation the name under which the counts come back
 * @param flow how the rows come from the inputs; null for a source
 * @param inputs the stages that counted the inputs last, by table
 * @param made the rows with their control columns
 * @param controls columns whose sums are accounted for
 * @param errorColumns columns that may hold errors, each with the column of its errors
 * @param known how many rows there are, where the metadata of a source says so and nothing else is
 *     to be counted
 */
record Stage(
    String observation,
    String table,
    String step,
    Place place,
    @Nullable Flow flow,
    Map<String, Stage> inputs,
    Dataset<Row> made,
    Measures measures,
    List<String> controls,
    Map<String, String> errorColumns,
    OptionalLong known) {

  /**
   * The same count seen from behind a projection that needs none of its own: of the control columns
   * only those are left that it did not replace.
   */
  Stage withControls(List<String> remaining) {
    return new Stage(
        observation,
        table,
        step,
        place,
        flow,
        inputs,
        made,
        measures,
        remaining,
        errorColumns,
        known);
  }
}
