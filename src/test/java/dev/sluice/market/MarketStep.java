package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A step on the one table {@code t}, as a test writes it; what it promised is held against what it
 * made.
 *
 * @param options the options in YAML, without the table
 */
record MarketStep(StepType type, String options) {

  private static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");

  /**
   * What became of the rows.
   *
   * @param kept the rows that stay
   * @param dropped how many rows by reason
   */
  record Outcome(List<Row> kept, Map<String, Long> dropped, long rejected) {

    /** The rows as sorted lines: equal outcomes are equal texts. */
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      kept.forEach(row -> lines.add(row.toString()));
      lines.sort(null);
      lines.add(dropped + " " + rejected);
      return lines;
    }
  }

  Step step() {
    Problems problems = new Problems();
    Step step =
        DocumentParser.parse("step.yaml", "{table: t, " + options + "}", problems)
            .flatMap(node -> ShapeChecker.read(node, type.options(), problems))
            .flatMap(fields -> type.read(fields, problems))
            .orElse(null);
    assertThat(problems.all().stream().map(Problem::render)).isEmpty();
    return Objects.requireNonNull(step);
  }

  /** The result, whose columns must be those that the check foretold. */
  StepResult.Made made(Dataset<Row> table) {
    Step step = step();
    Tables tables = new Tables(Map.of("t", table), AS_OF);
    Problems problems = new Problems();
    Map<String, StructType> foretold =
        step.check(new TableSchemas(tables.schemas().tables(), AS_OF), problems).orElse(Map.of());
    assertThat(problems.all().stream().map(Problem::render)).isEmpty();
    assertThat(step.explain()).isNotEmpty();
    StepResult.Made made = Objects.requireNonNull(step.apply(tables).tables().get("t"));
    assertThat(nullable(TableSchemas.visibleOnly(made.rows().schema())))
        .isEqualTo(nullable(Objects.requireNonNull(foretold.get("t"))));
    return made;
  }

  private static StructType nullable(StructType schema) {
    StructType nullable = new StructType();
    for (StructField field : schema.fields()) {
      nullable = nullable.add(DataTypes.createStructField(field.name(), field.dataType(), true));
    }
    return nullable;
  }

  /** Runs it and accounts for every row. */
  Outcome run(Dataset<Row> table) {
    return run(table, table.count());
  }

  /** The same over a table whose rows somebody has counted. */
  Outcome run(Dataset<Row> table, long rows) {
    StepResult.Made made = made(table);
    List<String> columns = Arrays.asList(made.rows().columns());
    List<Row> kept = new ArrayList<>();
    Map<String, Long> dropped = new TreeMap<>();
    StructType visible = TableSchemas.visibleOnly(made.rows().schema());
    long rejected = 0;
    long accounted = 0;
    for (Row row : made.rows().collectAsList()) {
      String drop = control(row, columns, ControlColumns.DROP);
      Long folded = control(row, columns, ControlColumns.FOLDED);
      long counted = folded == null ? 1 : folded;
      accounted += counted;
      if (control(row, columns, ControlColumns.REJECT) != null) {
        rejected += counted;
      } else if (drop != null) {
        assertThat(made.dropReasons()).contains(drop);
        dropped.merge(drop, counted, Long::sum);
      } else {
        kept.add(visible(row, columns, visible));
      }
    }
    assertThat(made.flow()).isNotInstanceOf(Flow.Makes.class);
    assertThat(accounted).as("every row is accounted for").isEqualTo(rows);
    return new Outcome(kept, dropped, rejected);
  }

  private static <T> @Nullable T control(Row row, List<String> columns, String name) {
    return columns.contains(name) ? row.getAs(name) : null;
  }

  private static Row visible(Row row, List<String> columns, StructType visible) {
    Object[] values =
        Arrays.stream(visible.fieldNames()).map(name -> row.get(columns.indexOf(name))).toArray();
    return new GenericRowWithSchema(values, visible);
  }
}
