package dev.sluice.match;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks a match against its tables, without data. */
final class MatchCheck {

  private final Match match;
  private final TableSchemas tables;
  private final Problems problems;

  MatchCheck(Match match, TableSchemas tables, Problems problems) {
    this.match = match;
    this.tables = tables;
    this.problems = problems;
  }

  /** The columns of the items; nothing when anything was reported. */
  Optional<StructType> items() {
    int before = problems.count();
    requireFreeNames();
    Optional<StructType> left =
        tables.require(match.left().table(), match.left().place(), problems);
    Optional<StructType> right =
        tables.require(match.right().table(), match.right().place(), problems);
    match.holidays().ifPresent(this::checkHolidays);
    match.previous().ifPresent(this::checkPrevious);
    match.decisions().ifPresent(this::checkDecisions);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (match.left().table().equals(match.right().table())) {
      problems.report(
          Problem.user(
              match.right().place(),
              "same-table",
              "\"" + match.right().table() + "\" cannot be matched with itself"));
      return Optional.empty();
    }
    Optional<MatchLayout> layout = MatchLayout.of(match, left.get(), right.get(), tables, problems);
    checkOrder(TableSchemas.visible(left.get()), TableSchemas.visible(right.get()));
    Optional<StructType> items = layout.map(found -> items(found, problems));
    return problems.count() == before ? items : Optional.empty();
  }

  /** The columns of the items: those that every match makes, then those of the two tables. */
  private StructType items(MatchLayout layout, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    List<StructField> own = ItemColumns.fields(layout.amount(), layout.difference());
    own.forEach(field -> result.add(field, match.place()));
    List<String> names = own.stream().map(StructField::name).toList();
    for (StructField field : layout.columns().fields()) {
      if (names.contains(field.name())) {
        problems.report(
            Problem.user(
                    match.place(),
                    "column-clash",
                    "the items of a match have a column \"" + field.name() + "\" of their own")
                .withHint("rename that of \"" + owner(field.name()) + "\" in a step before"));
      } else {
        result.add(field, match.place());
      }
    }
    return result.schema();
  }

  private String owner(String column) {
    return tables
        .require(match.left().table(), match.place(), new Problems())
        .filter(schema -> List.of(schema.fieldNames()).contains(column))
        .map(schema -> match.left().table())
        .orElse(match.right().table());
  }

  private void requireFreeNames() {
    for (String name : match.names().all()) {
      if (tables.tables().containsKey(name)) {
        problems.report(
            Problem.user(
                    match.place(),
                    "table-clash",
                    "the match makes a table \"" + name + "\", and there is one already")
                .withHint("give it another name with into: {...}"));
      }
    }
  }

  private void checkOrder(List<String> left, List<String> right) {
    List<String> columns = Stream.concat(left.stream(), right.stream()).distinct().toList();
    for (ColumnReference reference : match.order()) {
      if (!columns.contains(reference.name())) {
        problems.report(
            Problem.user(
                    reference.place(),
                    "unknown-column",
                    "column \"" + reference.name() + "\" is in neither table")
                .withHint(Suggestion.hint(reference.name(), columns).orElse(null)));
      }
    }
  }

  private void checkHolidays(Match.Holidays holidays) {
    tables
        .require(holidays.table().name(), holidays.table().place(), problems)
        .flatMap(
            schema ->
                TableSchemas.requireColumn(
                    holidays.table().name(),
                    schema,
                    holidays.column().name(),
                    holidays.column().place(),
                    problems))
        .filter(field -> !(field.dataType() instanceof DateType))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                        holidays.column().place(),
                        "no-date",
                        "\"" + field.name() + "\" of the holidays is no date")));
  }

  private void checkPrevious(ColumnReference previous) {
    require(
        previous,
        List.of(
            ItemColumns.SIDE,
            ItemColumns.ID,
            ItemColumns.AMOUNT,
            ItemColumns.FIRST_SEEN,
            ItemColumns.AS_OF));
  }

  private void checkDecisions(ColumnReference decisions) {
    for (String column : List.of(Decisions.DECISION, Decisions.SIDE, Decisions.ITEM)) {
      tables
          .require(
              decisions.name(),
              decisions.place(),
              column.equals(Decisions.DECISION) ? problems : new Problems())
          .flatMap(
              schema ->
                  TableSchemas.requireColumn(
                      decisions.name(), schema, column, decisions.place(), problems))
          .filter(field -> !(field.dataType() instanceof StringType))
          .ifPresent(field -> problems.report(noText(decisions.place(), field.name())));
    }
  }

  private static Problem noText(Place place, String column) {
    return Problem.user(place, "no-text", "\"" + column + "\" of the decisions is no text")
        .withHint("declare it as text in the source");
  }

  private void require(ColumnReference table, List<String> columns) {
    tables
        .require(table.name(), table.place(), problems)
        .ifPresent(
            schema ->
                columns.forEach(
                    column ->
                        TableSchemas.requireColumn(
                            table.name(), schema, column, table.place(), problems)));
  }
}
