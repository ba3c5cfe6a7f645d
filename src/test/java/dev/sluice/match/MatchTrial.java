package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A match as a test writes it, run on small data with all the tables that are made of it.
 *
 * @param options the options in YAML
 */
record MatchTrial(SparkSession spark, String options, LocalDate asOf) {

  /** A session that interprets its expressions: compiling takes longer than a tiny run. */
  static SparkSession interpreted(int shufflePartitions) {
    SparkSession spark = SharedSpark.session().newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    spark.conf().set("spark.sql.shuffle.partitions", shufflePartitions);
    return spark;
  }

  /** The rows of the tables that a match makes, and the schemas of all tables. */
  record Results(Map<String, List<Row>> rows, Map<String, Dataset<Row>> tables) {

    List<Row> table(String name) {
      return Objects.requireNonNull(rows.get(name), name);
    }

    /** The same rows for another run. */
    Dataset<Row> dataset(String name) {
      return Objects.requireNonNull(tables.get(name), name);
    }
  }

  private Step step() {
    Problems problems = new Problems();
    Optional<Step> step =
        DocumentParser.parse("step.yaml", options, problems)
            .flatMap(node -> ShapeChecker.read(node, Match.TYPE.options(), problems))
            .flatMap(fields -> Match.TYPE.read(fields, problems));
    requireNone(problems);
    return step.orElseThrow();
  }

  private void requireNone(Problems problems) {
    assertThat(problems.all().stream().map(Problem::render)).as(options).isEmpty();
  }

  /** Only the items, lazily. */
  Dataset<Row> items(Map<String, Dataset<Row>> inputs) {
    return made(step(), inputs).getValue().rows();
  }

  /** Everything. */
  Results run(Map<String, Dataset<Row>> inputs) {
    Step match = step();
    Results results = new Results(new LinkedHashMap<>(), new LinkedHashMap<>(inputs));
    add(match, results);
    match.followedBy().forEach(derived -> add(derived, results));
    return results;
  }

  private void add(Step step, Results results) {
    Map.Entry<String, StepResult.Made> table = made(step, results.tables);
    String name = table.getKey();
    Dataset<Row> all = table.getValue().rows();
    Dataset<Row> kept =
        Arrays.asList(all.columns()).contains(ControlColumns.DROP)
            ? all.filter(all.col(ControlColumns.DROP).isNull())
            : all;
    StructType visible = visible(all.schema());
    List<Row> rows =
        kept.selectExpr(
                Arrays.stream(visible.fieldNames()).map(c -> "`" + c + "`").toArray(String[]::new))
            .collectAsList();
    results.rows.put(name, rows);
    results.tables.put(name, spark.createDataFrame(rows, visible));
  }

  private Map.Entry<String, StepResult.Made> made(Step step, Map<String, Dataset<Row>> inputs) {
    Problems problems = new Problems();
    Tables tables = new Tables(inputs, asOf.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    step.check(tables.schemas(), problems);
    requireNone(problems);
    return step.apply(tables).tables().entrySet().iterator().next();
  }

  /** The columns without those that only the run reads. */
  private static StructType visible(StructType schema) {
    List<String> control =
        List.of(ControlColumns.DROP, ControlColumns.FOLDED, ControlColumns.REJECT);
    return TableSchemas.visibleOnly(
        new StructType(
            Arrays.stream(schema.fields())
                .filter(field -> !control.contains(field.name()))
                .toArray(StructField[]::new)));
  }
}
