package dev.sluice.operation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns an as-of join takes from the right row, and under which names.
 *
 * @param chosen those that the user names; empty for all but the keys and a time of the same name
 * @param prefix what a name gets in front that the user did not give it
 * @param matched the column that says whether there was a row
 */
record AsOfColumns(
    List<ColumnChoice> chosen, Optional<String> prefix, Optional<NewColumn> matched) {

  AsOfColumns {
    chosen = List.copyOf(chosen);
  }

  /** The columns taken, each with its name before the suffix of a horizon. */
  List<ColumnChoice> taken(
      StructType right, JoinKeys keys, AsOfTimes times, ColumnReference rightTable) {
    List<ColumnChoice> taken = new ArrayList<>(chosen);
    if (chosen.isEmpty()) {
      List<String> without = new ArrayList<>();
      keys.on().forEach(pair -> without.add(pair.column()));
      if (times.left().name().equals(times.right().name())) {
        without.add(times.right().name());
      }
      TableSchemas.visible(right).stream()
          .filter(name -> !without.contains(name))
          .forEach(
              name ->
                  taken.add(new ColumnChoice(name, rightTable.place(), name, rightTable.place())));
    }
    taken.replaceAll(
        choice ->
            choice.keepsName()
                ? new ColumnChoice(
                    prefix.orElse("") + choice.name(),
                    choice.namePlace(),
                    choice.column(),
                    choice.columnPlace())
                : choice);
    return taken;
  }

  /** Adds the columns of all horizons behind those of the left table; every fault is reported. */
  void addTo(
      ResultColumns result,
      InputTable table,
      StructType left,
      ColumnReference rightTable,
      StructType right,
      List<ColumnChoice> taken,
      List<Span> horizons,
      Problems problems) {
    List<StructField> fields = new ArrayList<>();
    List<ColumnChoice> found = new ArrayList<>();
    for (ColumnChoice choice : taken) {
      TableSchemas.requireColumn(
              rightTable.name(), right, choice.column(), choice.columnPlace(), problems)
          .filter(field -> isSortable(choice, field.dataType(), problems))
          .ifPresent(
              field -> {
                fields.add(field);
                found.add(choice);
              });
    }
    List<String> there = TableSchemas.visible(left);
    int before = problems.count();
    for (Span horizon : horizons) {
      if (problems.count() > before) {
        // What is wrong with a name is wrong with it at every horizon.
        return;
      }
      for (int i = 0; i < found.size(); i++) {
        String name = found.get(i).name() + horizon.suffix();
        if (there.contains(name)) {
          problems.report(
              Problem.user(
                      found.get(i).namePlace(),
                      "column-clash",
                      "\"" + table.name() + "\" has a column \"" + name + "\" already")
                  .withHint(
                      "give it another name under take, as in {new_name: their_column}, or set"
                          + " prefix"));
        } else {
          result.add(nullable(name, fields.get(i).dataType()), found.get(i).namePlace());
        }
      }
      matched.ifPresent(
          column ->
              new NewColumn(column.name() + horizon.suffix(), column.place())
                  .addTo(result, DataTypes.BooleanType, table, left, problems));
    }
  }

  private static boolean isSortable(ColumnChoice choice, DataType type, Problems problems) {
    if (RowOrdering$.MODULE$.isOrderable(type)) {
      return true;
    }
    problems.report(
        Problem.user(
                choice.columnPlace(),
                "not-sortable",
                "column \""
                    + choice.column()
                    + "\" is "
                    + type.simpleString()
                    + ", which has no order: rows of one time could not be told apart")
            .withHint("name the columns to take, without it"));
    return false;
  }

  private static StructField nullable(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
