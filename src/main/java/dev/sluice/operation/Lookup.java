package dev.sluice.operation;

import dev.sluice.formula.LookupSearch;
import dev.sluice.formula.Pick;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What all lookups share: columns of rows of another table go to the rows of a table, by key.
 *
 * @param returned new columns and the columns of the other table that they come from
 */
record Lookup(
    InputTable table,
    LookupKeys keys,
    LookupSearch search,
    List<ColumnChoice> returned,
    Misses misses,
    OnError onError) {

  Lookup {
    returned = List.copyOf(returned);
  }

  /** The tables that are read. */
  List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(table.name()));
    inputs.addAll(keys.tables());
    return List.copyOf(inputs);
  }

  ColumnReference in() {
    return keys.in();
  }

  /** The columns of the result; every fault is reported. */
  Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<ResultColumns> result = checked(tables, problems);
    return problems.count() == before
        ? result.map(columns -> Map.of(table.into(), columns.schema()))
        : Optional.empty();
  }

  /** The same for a step that has more columns to add; nothing when a table is not there. */
  Optional<ResultColumns> checked(TableSchemas tables, Problems problems) {
    Optional<StructType> rows = table.check(tables, problems);
    Optional<StructType> other = tables.require(in().name(), in().place(), problems);
    keys.check(table, rows, other, search.match(), tables, problems);
    other.ifPresent(schema -> misses.check(returned, in(), schema, problems));
    return rows.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(result(rows.get(), other.get(), tables, problems));
  }

  /** The user's columns of the result: those of the rows, then each new one. */
  ResultColumns result(StructType rows, StructType other, TableSchemas tables, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(rows).fields()) {
      result.add(field, table.place());
    }
    List<String> there = TableSchemas.visible(rows);
    Set<String> failing = columnsThatCanFail(rows, other, tables);
    for (ColumnChoice choice : returned) {
      Optional<StructField> field =
          TableSchemas.requireColumn(
              in().name(), other, choice.column(), choice.columnPlace(), problems);
      if (there.contains(choice.name())) {
        problems.report(
            Problem.user(
                    choice.namePlace(),
                    "column-clash",
                    "\"" + table.name() + "\" has a column \"" + choice.name() + "\" already")
                .withHint("give the new one another name, as in {new_name: their_column}"));
        continue;
      }
      field.ifPresent(
          found -> result.add(nullable(choice.name(), found.dataType()), choice.namePlace()));
      if (onError == OnError.KEEP && failing.contains(choice.name())) {
        result.add(
            nullable(FailingColumn.companion(choice.name()), DataTypes.StringType),
            choice.namePlace());
      }
    }
    return result;
  }

  private static StructField nullable(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** The new columns that can hold an error. */
  Set<String> columnsThatCanFail(StructType rows, StructType other, TableSchemas tables) {
    boolean all = misses.fail() || keys.canFail(table.name(), rows, tables);
    return returned.stream()
        .filter(
            choice ->
                all
                    || !Companions.ofColumns(other, Map.of(choice.name(), choice.column()))
                        .isEmpty())
        .map(ColumnChoice::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What it does and what it costs. */
  List<String> explain(String operation) {
    return List.of(
        operation
            + " "
            + table.described()
            + ": "
            + keys.described()
            + ", "
            + search.match().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + " match, the "
            + search.pick().name().toLowerCase(Locale.ROOT)
            + " counts: "
            + cost(),
        returns());
  }

  private String cost() {
    return switch (search.match()) {
      case EXACT ->
          search.pick() == Pick.FIRST
              ? "one hash join; "
                  + in().name()
                  + " goes to every task if it is small, else both tables are shuffled by key"
              : in().name() + " is grouped by key (one shuffle), then one left join";
      case NEXT_SMALLER, NEXT_LARGER ->
          "the distinct keys are sorted with those of " + in().name() + ", then one left join";
      case WILDCARD ->
          "the distinct patterns are held against the keys of "
              + in().name()
              + ", then one left join";
    };
  }

  /** The new columns in words. */
  String returns() {
    return "  returns "
        + returned.stream()
            .map(choice -> choice.name() + " = " + choice.column())
            .collect(Collectors.joining(", "));
  }
}
