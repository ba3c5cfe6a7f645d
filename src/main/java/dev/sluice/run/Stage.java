package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.step.Flow;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param replaced columns whose control totals cannot be compared with the input's
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
    Set<String> replaced) {}
