package dev.sluice.step;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.HiddenColumns;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of a job at one point between its steps, as far as they are known without data.
 *
 * @param tables the columns of each table, hidden ones included
 * @param asOf the run's as-of time: the only clock a step may read
 */
public record TableSchemas(Map<String, StructType> tables, Instant asOf) {

  public TableSchemas {
    tables = new LinkedHashMap<>(tables);
  }

  /** The columns of a table; a table that is not there is reported. */
  public Optional<StructType> require(String table, Place place, Problems problems) {
    StructType schema = tables.get(table);
    if (schema == null) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-table",
                  "there is no table \""
                      + table
                      + "\" here; there is "
                      + String.join(", ", tables.keySet()))
              .withHint(Suggestion.hint(table, tables.keySet()).orElse(null)));
    }
    return Optional.ofNullable(schema);
  }

  /** A column of a table; one that is not there, or that is hidden, is reported. */
  public static Optional<StructField> requireColumn(
      String table, StructType schema, String column, Place place, Problems problems) {
    if (!HiddenColumns.isHidden(column)) {
      for (StructField field : schema.fields()) {
        if (field.name().equals(column)) {
          return Optional.of(field);
        }
      }
    }
    List<String> visible = visible(schema);
    problems.report(
        Problem.user(
                place,
                "unknown-column",
                "column \""
                    + column
                    + "\" is not in \""
                    + table
                    + "\"; it has "
                    + String.join(", ", visible))
            .withHint(Suggestion.hint(column, visible).orElse(null)));
    return Optional.empty();
  }

  /** The names of the user's columns. */
  public static List<String> visible(StructType schema) {
    return Arrays.stream(schema.fieldNames())
        .filter(name -> !HiddenColumns.isHidden(name))
        .toList();
  }

  /** Only the user's columns. */
  public static StructType visibleOnly(StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .filter(field -> !HiddenColumns.isHidden(field.name()))
            .toArray(StructField[]::new));
  }
}
