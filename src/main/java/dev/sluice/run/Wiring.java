package dev.sluice.run;

import static org.apache.spark.sql.functions.col;

import dev.sluice.problem.Place;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.step.count.CountedRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Builds the lazy plan of a job: sources, then steps, with the counts that prove that no row is
 * lost observed in the pass that writes the result. Rows marked as dropped or rejected leave the
 * table behind the stage that marked them.
 */
final class Wiring {

  private static final Set<String> CONTROL_COLUMNS =
      Set.of(
          ControlColumns.DROP, ControlColumns.REJECT, ControlColumns.FOLDED, ControlColumns.SIDE);

  private final Instant asOf;
  private final Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
  private final Map<String, Stage> lastStages = new LinkedHashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();

  Wiring(Instant asOf) {
    this.asOf = asOf;
  }

  /**
   * Adds a source; its rows may carry {@link ControlColumns#REJECT}.
   *
   * @param rowCount how many rows its metadata says it has: unless more than that is to be known,
   *     the pass that reads them need not count them, which costs as much as reading some columns
   */
  void source(
      String table, Place place, Dataset<Row> rows, List<String> controls, OptionalLong rowCount) {
    List<String> exact = exactColumns(rows, controls);
    boolean mayReject = Arrays.asList(rows.columns()).contains(ControlColumns.REJECT);
    OptionalLong known = mayReject || !exact.isEmpty() ? OptionalLong.empty() : rowCount;
    Stage stage =
        new Stage(
            observation(table),
            table,
            "source",
            place,
            null,
            Map.of(),
            rows,
            Measures.of(rows, exact),
            exact,
            Map.of(),
            known);
    add(
        stage,
        known.isPresent() ? rows : kept(observed(rows, stage.observation(), stage.measures())));
  }

  /** Adds a step. */
  void step(PlannedStep planned) {
    StepResult result = planned.step().apply(new Tables(tables, asOf));
    Map<String, Stage> before = Map.copyOf(lastStages);
    result.tables().forEach((table, made) -> made(planned, table, made, before));
    result
        .certified()
        .forEach(
            what ->
                claims.add(new Claim(planned, what, before, stageOf(lastStages, what.items()))));
  }

  private void made(
      PlannedStep planned, String table, StepResult.Made made, Map<String, Stage> before) {
    Map<String, Stage> inputs = new LinkedHashMap<>();
    made.flow().inputs().forEach(input -> inputs.put(input, stageOf(before, input)));
    List<String> controls = controls(made, inputs);
    if (needsNoCount(made)) {
      tables.put(table, made.rows());
      lastStages.put(table, inputs.values().iterator().next().withControls(controls));
      return;
    }
    Stage stage =
        new Stage(
            observation(table),
            table,
            planned.spec().type(),
            planned.spec().place(),
            made.flow(),
            inputs,
            made.rows(),
            Measures.of(made, controls),
            controls,
            made.errorColumns(),
            OptionalLong.empty());
    StepResult.Made judged = made.judged();
    add(
        stage,
        made.finished(
            kept(observed(judged.rows(), stage.observation(), Measures.of(judged, controls)))));
  }

  /** A projection is one row for one row; only what it marks must be counted. */
  private static boolean needsNoCount(StepResult.Made made) {
    List<String> columns = Arrays.asList(made.rows().columns());
    return made.flow() instanceof Flow.Projects
        && made.errorColumns().isEmpty()
        && !columns.contains(ControlColumns.DROP)
        && !columns.contains(ControlColumns.REJECT);
  }

  private static Stage stageOf(Map<String, Stage> stages, String table) {
    Stage stage = stages.get(table);
    if (stage == null) {
      throw new IllegalStateException("table " + table + " was never counted");
    }
    return stage;
  }

  private String observation(String table) {
    return "sluice-" + stages.size() + "-" + table;
  }

  private void add(Stage stage, Dataset<Row> rows) {
    stages.add(stage);
    lastStages.put(stage.table(), stage);
    tables.put(stage.table(), rows);
  }

  private static Dataset<Row> observed(Dataset<Row> made, String observation, Measures measures) {
    if (measures.isPlainCount()) {
      return CountedRows.of(made, observation);
    }
    List<Column> columns = measures.columns();
    return made.observe(
        observation, columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  /** Only the rows that go on, without control columns. */
  private static Dataset<Row> kept(Dataset<Row> made) {
    Dataset<Row> rows = made;
    List<String> columns = Arrays.asList(made.columns());
    for (String mark : List.of(ControlColumns.REJECT, ControlColumns.DROP)) {
      if (columns.contains(mark)) {
        rows = rows.filter(col(mark).isNull());
      }
    }
    return rows.drop(columns.stream().filter(CONTROL_COLUMNS::contains).toArray(String[]::new));
  }

  /** Control columns go on where one row stays one row and the column is still there, unchanged. */
  private List<String> controls(StepResult.Made made, Map<String, Stage> inputs) {
    boolean comparable =
        made.flow() instanceof Flow.Projects
            || made.flow() instanceof Flow.Keeps
            || made.flow() instanceof Flow.Combines;
    if (!comparable) {
      return List.of();
    }
    List<Stage> stagesIn = List.copyOf(inputs.values());
    return exactColumns(made.rows(), stagesIn.get(0).controls()).stream()
        .filter(control -> !made.replaced().contains(control))
        .filter(control -> stagesIn.stream().allMatch(in -> in.controls().contains(control)))
        .toList();
  }

  private static List<String> exactColumns(Dataset<Row> rows, List<String> columns) {
    List<String> present = Arrays.asList(rows.columns());
    return columns.stream()
        .filter(present::contains)
        .filter(column -> Measures.isExact(rows.schema().apply(column).dataType()))
        .toList();
  }

  /** From here on the steps read a table from where it was written. */
  void replace(String table, Dataset<Row> written) {
    tables.put(table, written);
  }

  /** A finished table. */
  Dataset<Row> table(String name) {
    return new Tables(tables, asOf).table(name);
  }

  /** The stage that counted a table last. */
  Stage lastStage(String table) {
    return stageOf(lastStages, table);
  }

  /** What steps let the run certify, in the order of the plan. */
  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** All stages in the order of the plan. */
  List<Stage> stages() {
    return List.copyOf(stages);
  }
}
