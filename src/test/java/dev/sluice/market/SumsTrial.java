package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Runs a step over the table {@code rows}, which it replaces. */
record SumsTrial(StepType type, String options) {

  private static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");

  /** All rows that it makes, with the control columns; every row that went in is accounted for. */
  Dataset<Row> made(Dataset<Row> rows) {
    Problems problems = new Problems();
    Step step =
        DocumentParser.parse("step.yaml", options, problems)
            .flatMap(node -> ShapeChecker.read(node, type.options(), problems))
            .flatMap(fields -> type.read(fields, problems))
            .orElseThrow();
    Tables tables = new Tables(Map.of("rows", rows), AS_OF);
    StructType foretold =
        Objects.requireNonNull(step.check(tables.schemas(), problems).orElseThrow().get("rows"));
    assertThat(problems.all()).isEmpty();
    StepResult.Made made =
        Objects.requireNonNull(step.apply(tables).tables().get("rows"), "the table is replaced");
    assertThat(TableSchemas.visibleOnly(made.rows().schema()).names())
        .containsExactly(foretold.names());
    return made.rows();
  }

  /** The rows that stay, without control columns. */
  Dataset<Row> kept(Dataset<Row> rows) {
    Dataset<Row> made = made(rows);
    Dataset<Row> kept = made;
    for (String mark : List.of(ControlColumns.REJECT, ControlColumns.DROP)) {
      if (List.of(made.columns()).contains(mark)) {
        kept = kept.where(mark + " IS NULL");
      }
    }
    return kept.drop(ControlColumns.REJECT, ControlColumns.DROP, ControlColumns.FOLDED);
  }

  /** How many rows it counts, dropped and rejected ones included. */
  static long folded(Dataset<Row> made) {
    return made.collectAsList().stream().mapToLong(row -> row.getAs(ControlColumns.FOLDED)).sum();
  }
}
