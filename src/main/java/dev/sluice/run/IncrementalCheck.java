package dev.sluice.run;

import dev.sluice.io.table.Days;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Incremental;
import dev.sluice.spec.Publication;
import dev.sluice.spec.Source;
import dev.sluice.step.TableSchemas;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether the days of an incremental job can be told from its sources and in its results. */
record IncrementalCheck(
    Incremental incremental, Map<String, PlannedSource> sources, Problems problems) {

  void check(Map<String, StructType> tables, Collection<Publication> publications) {
    incremental
        .sources()
        .forEach(
            (name, day) -> {
              requireTable(name, day.place());
              requireColumn(name, day.column(), day.place())
                  .filter(field -> !Days.has(field.dataType()))
                  .ifPresent(field -> noDay(name, field, day.place()));
            });
    incremental
        .lookups()
        .forEach(
            (name, lookup) -> {
              requireTable(name, lookup.place());
              var key = requireColumn(name, lookup.key(), lookup.place());
              var used = requireColumn(lookup.in(), lookup.column(), lookup.place());
              if (key.isPresent()
                  && used.isPresent()
                  && !key.get().dataType().equals(used.get().dataType())) {
                problems.report(
                    Problem.user(
                        lookup.place(),
                        "different-types",
                        "keys cannot be found: \""
                            + lookup.key()
                            + "\" is "
                            + key.get().dataType().simpleString()
                            + " and \""
                            + lookup.column()
                            + "\" is "
                            + used.get().dataType().simpleString()));
              }
            });
    publications.forEach(
        publication -> {
          StructType columns = tables.get(publication.table());
          if (columns != null) {
            TableSchemas.requireColumn(
                    publication.table(), columns, incremental.by(), publication.place(), problems)
                .filter(field -> !field.dataType().equals(DataTypes.DateType))
                .ifPresent(field -> noDay(publication.table(), field, publication.place()));
          }
        });
  }

  private Optional<StructField> requireColumn(String source, String column, Place place) {
    PlannedSource planned = sources.get(source);
    return planned == null
        ? Optional.empty()
        : TableSchemas.requireColumn(source, planned.schema(), column, place, problems);
  }

  private void requireTable(String source, Place place) {
    PlannedSource planned = sources.get(source);
    if (planned != null && !(planned.spec().origin() instanceof Source.Table)) {
      problems.report(
          Problem.user(
                  place,
                  "not-a-table",
                  "\"" + source + "\" is read from files, and only tables know what changed")
              .withHint("load the files into a table by a job of their own"));
    }
  }

  private void noDay(String table, StructField field, Place place) {
    problems.report(
        Problem.user(
            place,
            "no-day",
            "column \""
                + field.name()
                + "\" of \""
                + table
                + "\" is "
                + field.dataType().simpleString()
                + ", which tells no day"));
  }
}
