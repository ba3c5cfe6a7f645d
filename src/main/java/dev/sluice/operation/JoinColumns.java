package dev.sluice.operation;

import dev.sluice.formula.compile.LosslessType;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns of the right table a join takes, and under which names.
 *
 * @param chosen those that the user names; empty for all but the keys that both tables call the
 *     same
 * @param prefix what a name gets in front when the left table has it too
 * @param suffix what it gets behind
 */
record JoinColumns(List<ColumnChoice> chosen, Optional<String> prefix, Optional<String> suffix) {

  JoinColumns {
    chosen = List.copyOf(chosen);
  }

  /** The columns taken, each with its name in the result. */
  List<ColumnChoice> taken(StructType left, StructType right, JoinKeys keys, Place place) {
    Set<String> leftNames =
        TableSchemas.visible(left).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<ColumnChoice> taken = new ArrayList<>(chosen);
    if (chosen.isEmpty()) {
      TableSchemas.visible(right).stream()
          .filter(name -> !keys.isShared(name))
          .forEach(name -> taken.add(new ColumnChoice(name, place, name, place)));
    }
    taken.replaceAll(
        choice ->
            choice.keepsName() && leftNames.contains(choice.name().toLowerCase(Locale.ROOT))
                ? new ColumnChoice(
                    prefix.orElse("") + choice.name() + suffix.orElse(""),
                    choice.namePlace(),
                    choice.column(),
                    choice.columnPlace())
                : choice);
    return taken;
  }

  /**
   * The columns of the result: those of the left table, then those taken.
   *
   * @param merged true when a shared key may come from either side
   */
  StructType result(
      JoinTables tables, JoinKeys keys, KeySource source, Place place, Problems problems) {
    StructType left = tables.leftSchema();
    StructType right = tables.rightSchema();
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(left).fields()) {
      result.add(
          keys.isShared(field.name()) && source == KeySource.EITHER
              ? mergedKey(field, tables, keys, problems)
              : field,
          place);
    }
    List<String> leftNames = TableSchemas.visible(left);
    for (ColumnChoice choice : taken(left, right, keys, place)) {
      Optional<StructField> field =
          TableSchemas.requireColumn(
              tables.right(), right, choice.column(), choice.columnPlace(), problems);
      if (field.isEmpty()) {
        continue;
      }
      if (choice.keepsName() && leftNames.contains(choice.name())) {
        problems.report(clash(choice, tables, keys));
      } else {
        result.add(
            DataTypes.createStructField(choice.name(), field.get().dataType(), true),
            choice.namePlace());
      }
    }
    return result.schema();
  }

  /** Where the value of a key comes from that both tables call the same. */
  enum KeySource {
    LEFT,
    EITHER
  }

  private static StructField mergedKey(
      StructField field, JoinTables tables, JoinKeys keys, Problems problems) {
    DataType other = tables.rightSchema().apply(field.name()).dataType();
    Optional<DataType> both = LosslessType.of(field.dataType(), other);
    if (both.isEmpty()) {
      Place place =
          keys.on().stream()
              .filter(pair -> pair.name().equals(field.name()))
              .map(ColumnChoice::columnPlace)
              .findFirst()
              .orElseThrow();
      problems.report(
          Problem.user(
                  place,
                  "types-differ",
                  "the result has one column \""
                      + field.name()
                      + "\" for both tables, but it is "
                      + TypeNames.written(field.dataType())
                      + " in \""
                      + tables.left()
                      + "\" and "
                      + TypeNames.written(other)
                      + " in \""
                      + tables.right()
                      + "\", and no type holds both without loss")
              .withHint("rename one of them with select before"));
    }
    return DataTypes.createStructField(field.name(), both.orElse(field.dataType()), true);
  }

  private static Problem clash(ColumnChoice choice, JoinTables tables, JoinKeys keys) {
    return Problem.user(
            choice.namePlace(),
            "column-clash",
            "column \""
                + choice.name()
                + "\" is in \""
                + tables.left()
                + "\" and in \""
                + tables.right()
                + "\"")
        .withHint(
            keys.isShared(choice.name())
                ? "leave it out, since both are the key, or give it another name"
                : "give it another name under columns, or set prefix or suffix");
  }

  /** The two tables as far as they are known without data. */
  record JoinTables(String left, StructType leftSchema, String right, StructType rightSchema) {}
}
