package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a run does with steps, on small data: it holds what each promised (columns, flow, reasons)
 * against what it made, counts the marked rows, and takes them and the marks away.
 *
 * @param dropped how many rows by table and reason
 * @param rejected how many rows by table, column, text and reason
 */
record Trial(
    Map<String, TypedCsv> tables,
    Map<List<@Nullable String>, Long> dropped,
    Map<List<@Nullable String>, Long> rejected) {

  static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");

  private static final StructType PLACE =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("block", DataTypes.LongType)
          .add("position", DataTypes.LongType);

  /** Runs sound steps one after the other; every promise that is not kept fails the test. */
  static Trial of(List<Step> steps, Map<String, Dataset<Row>> inputs) {
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>(inputs);
    Trial trial = new Trial(new TreeMap<>(), order(), order());
    for (Step step : steps) {
      trial.run(step, tables);
    }
    return trial;
  }

  private static Map<List<@Nullable String>, Long> order() {
    return new TreeMap<>((left, right) -> left.toString().compareTo(right.toString()));
  }

  /** The rows of a file in a random order in some partitions; each knows its place in the file. */
  static Dataset<Row> dataset(String name, TypedCsv csv, int partitions, long seed) {
    List<Row> rows = new ArrayList<>();
    for (Row row : csv.rows()) {
      Object[] values = new Object[row.length() + 1];
      for (int i = 0; i < row.length(); i++) {
        values[i] = row.get(i);
      }
      values[row.length()] = RowFactory.create(name + ".csv", 0L, (long) rows.size());
      rows.add(RowFactory.create(values));
    }
    Collections.shuffle(rows, new Random(seed));
    JavaSparkContext spark = new JavaSparkContext(SharedSpark.session().sparkContext());
    return SharedSpark.session()
        .createDataFrame(
            spark.parallelize(rows, partitions), csv.schema().add(HiddenColumns.ROW_ORDER, PLACE));
  }

  private void run(Step step, Map<String, Dataset<Row>> tables) {
    Tables given = new Tables(tables, AS_OF);
    Problems problems = new Problems();
    Optional<Map<String, StructType>> foretold = step.check(given.schemas(), problems);
    assertThat(problems.all().stream().map(Problem::render)).as("problems of the check").isEmpty();
    assertThat(tables.keySet()).containsAll(step.inputs());
    assertThat(step.explain()).isNotEmpty();
    Map<String, StepResult.Made> made = step.apply(given).tables();
    assertThat(made.keySet()).isEqualTo(foretold.orElseThrow().keySet());
    made.forEach(
        (name, table) -> {
          StructType columns = Objects.requireNonNull(foretold.orElseThrow().get(name));
          assertThat(nullable(TableSchemas.visibleOnly(withoutControl(table.rows().schema()))))
              .as("columns of " + name + " against those that the check foretold")
              .isEqualTo(nullable(columns));
          List<Row> rows = table.rows().collectAsList();
          FlowProof.prove(table.flow(), given, rows);
          tables.put(name, settled(name, table, rows));
        });
  }

  /** Counts what is marked; what stays is a table of plain rows. */
  private Dataset<Row> settled(String name, StepResult.Made made, List<Row> rows) {
    StructType all = made.rows().schema();
    StructType schema = withoutControl(all);
    List<Row> kept = new ArrayList<>();
    List<String> columns = Arrays.asList(all.fieldNames());
    for (Row row : rows) {
      Row reject =
          columns.contains(ControlColumns.REJECT) ? row.getAs(ControlColumns.REJECT) : null;
      String drop = columns.contains(ControlColumns.DROP) ? row.getAs(ControlColumns.DROP) : null;
      if (reject != null) {
        rejected.merge(
            Arrays.asList(
                name, reject.getAs("column"), reject.getAs("text"), reject.getAs("reason")),
            1L,
            Long::sum);
      } else if (drop != null) {
        assertThat(made.dropReasons()).as("reasons to drop").contains(drop);
        dropped.merge(Arrays.asList(name, drop), 1L, Long::sum);
      } else {
        kept.add(values(row, columns, schema));
      }
    }
    StructType visible = TableSchemas.visibleOnly(schema);
    tables.put(
        name,
        new TypedCsv(
            visible,
            kept.stream().map(row -> values(row, List.of(schema.fieldNames()), visible)).toList()));
    return SharedSpark.session().createDataFrame(kept, schema);
  }

  private static Row values(Row row, List<String> columns, StructType wanted) {
    return RowFactory.create(
        Arrays.stream(wanted.fieldNames()).map(name -> row.get(columns.indexOf(name))).toArray());
  }

  private static StructType withoutControl(StructType schema) {
    List<String> control =
        List.of(
            ControlColumns.DROP, ControlColumns.REJECT, ControlColumns.FOLDED, ControlColumns.SIDE);
    return new StructType(
        Arrays.stream(schema.fields())
            .filter(field -> !control.contains(field.name()))
            .toArray(StructField[]::new));
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
