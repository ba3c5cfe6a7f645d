package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.testing.GivenDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A step as a test writes it: the options in YAML.
 *
 * @param documents the texts of the documents that it names, by path
 */
record WrittenStep(StepType type, String options, Map<String, String> documents) {

  private static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");

  /** A step that names no document. */
  WrittenStep(StepType type, String options) {
    this(type, options, Map.of());
  }

  /** The step, which must be sound as far as its options go. */
  Step step() {
    Problems problems = new Problems();
    Optional<Step> step = read(problems);
    assertThat(problems.all()).isEmpty();
    return step.orElseThrow();
  }

  private Optional<Step> read(Problems problems) {
    GivenDocuments given =
        new GivenDocuments(path -> Optional.ofNullable(documents.get(path)), problems);
    return DocumentParser.parse("step.yaml", options, problems)
        .flatMap(node -> ShapeChecker.read(node, type.options(), problems))
        .flatMap(fields -> type.read(fields, given, problems));
  }

  /** Every fault of the options and of what they say of the tables, as the user sees it. */
  List<String> problems(Map<String, StructType> tables) {
    Problems problems = new Problems();
    Optional<Map<String, StructType>> checked =
        read(problems).flatMap(step -> step.check(new TableSchemas(tables, AS_OF), problems));
    assertThat(checked.isPresent() || !problems.isEmpty())
        .as("a step without a fault knows what it makes")
        .isTrue();
    return problems.all().stream().map(Problem::render).toList();
  }

  /**
   * The result over a table, whose columns must be those that the check foretold.
   *
   * @param name the name of the table, which the step replaces
   */
  StepResult.Made made(String name, Dataset<Row> table) {
    Step step = step();
    Tables tables = new Tables(Map.of(name, table), AS_OF);
    Problems problems = new Problems();
    Optional<Map<String, StructType>> checked = step.check(tables.schemas(), problems);
    assertThat(problems.all()).isEmpty();
    Map<String, StepResult.Made> made = step.apply(tables).tables();
    assertThat(made).containsOnlyKeys(name);
    StepResult.Made result = Objects.requireNonNull(made.get(name));
    StructType foretold = Objects.requireNonNull(checked.orElseThrow().get(name));
    assertThat(nullable(TableSchemas.visibleOnly(result.rows().schema())))
        .isEqualTo(nullable(foretold));
    return result;
  }

  /** What may be null is Spark's to find out; names, types and their order are the promise. */
  private static StructType nullable(StructType schema) {
    StructType nullable = new StructType();
    for (StructField field : schema.fields()) {
      nullable = nullable.add(DataTypes.createStructField(field.name(), field.dataType(), true));
    }
    return nullable;
  }
}
