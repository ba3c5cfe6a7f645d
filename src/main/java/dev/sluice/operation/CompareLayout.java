package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a {@link Compare}: its keys, what it compares, and what it makes. */
record CompareLayout(Compare step, List<ComparedColumn> keys, List<ComparedColumn> columns) {

  /** The layout for two tables; every fault is reported. */
  static CompareLayout of(Compare step, StructType left, StructType right, Problems problems) {
    List<ComparedColumn> keys = pairs(step, step.keys(), left, right, problems);
    List<ColumnChoice> chosen =
        step.columns().isEmpty() ? shared(step, left, right) : step.columns();
    CompareLayout layout =
        new CompareLayout(step, keys, pairs(step, chosen, left, right, problems));
    List<String> names = chosen.stream().map(ColumnChoice::name).toList();
    step.tolerances()
        .forEach(
            (name, tolerance) -> layout.requireNumber(name, tolerance.place(), names, problems));
    step.differences()
        .forEach(column -> layout.requireNumber(column.name(), column.place(), names, problems));
    return layout;
  }

  /** The columns that both tables have under one name, but for the keys. */
  private static List<ColumnChoice> shared(Compare step, StructType left, StructType right) {
    Set<String> keys =
        step.keys().stream()
            .flatMap(key -> List.of(key.name(), key.column()).stream())
            .collect(Collectors.toSet());
    Place place = step.with().place();
    return TableSchemas.visible(left).stream()
        .filter(TableSchemas.visible(right)::contains)
        .filter(name -> !keys.contains(name))
        .map(name -> new ColumnChoice(name, place, name, place))
        .toList();
  }

  private static List<ComparedColumn> pairs(
      Compare step,
      List<ColumnChoice> choices,
      StructType left,
      StructType right,
      Problems problems) {
    List<ComparedColumn> pairs = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ColumnChoice choice : choices) {
      Optional<StructField> ofLeft =
          TableSchemas.requireColumn(
              step.table().name(), left, choice.name(), choice.namePlace(), problems);
      Optional<StructField> ofRight =
          TableSchemas.requireColumn(
              step.with().name(), right, choice.column(), choice.columnPlace(), problems);
      if (!seen.add(choice.name())) {
        problems.report(
            Problem.user(
                choice.namePlace(),
                "duplicate-column",
                "column \"" + choice.name() + "\" is named twice"));
        continue;
      }
      if (ofLeft.isPresent() && ofRight.isPresent()) {
        DataType leftType = ofLeft.get().dataType();
        DataType rightType = ofRight.get().dataType();
        Optional<DataType> common = ComparedColumn.common(leftType, rightType);
        if (common.isEmpty()) {
          problems.report(cannotCompare(step, choice, leftType, rightType));
        }
        common.ifPresent(
            type ->
                pairs.add(
                    new ComparedColumn(
                        choice,
                        leftType,
                        rightType,
                        type,
                        Optional.ofNullable(step.tolerances().get(choice.name())),
                        step.texts())));
      }
    }
    return pairs;
  }

  private static Problem cannotCompare(
      Compare step, ColumnChoice choice, DataType left, DataType right) {
    return Problem.user(
            choice.columnPlace(),
            "types-differ",
            "\""
                + choice.name()
                + "\" of \""
                + step.table().name()
                + "\" is "
                + TypeNames.written(left)
                + " and \""
                + choice.column()
                + "\" of \""
                + step.with().name()
                + "\" is "
                + TypeNames.written(right)
                + ": these cannot be compared")
        .withHint("convert one of them with a formula step before, or name the columns to compare");
  }

  private void requireNumber(String name, Place place, List<String> names, Problems problems) {
    Optional<ComparedColumn> column =
        columns.stream().filter(compared -> compared.name().equals(name)).findFirst();
    if (!names.contains(name)) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-column",
                  "\"" + name + "\" is not compared; there is " + String.join(", ", names))
              .withHint(Suggestion.hint(name, names).orElse(null)));
    } else if (column.isPresent() && !column.get().isNumber()) {
      problems.report(
          Problem.user(
              place,
              "no-number",
              "\"" + name + "\" is " + TypeNames.written(column.get().common()) + ", no number"));
    }
  }

  /** True when the result has the difference of a column. */
  boolean hasDifference(ComparedColumn column) {
    return step.differences().stream().anyMatch(named -> named.name().equals(column.name()));
  }

  /** The user's columns. */
  StructType result(Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (ComparedColumn key : keys) {
      add(result, key.name(), key.common(), key.choice().namePlace());
    }
    add(result, step.status().name(), DataTypes.StringType, step.status().place());
    add(result, step.changed().name(), DataTypes.StringType, step.changed().place());
    for (ComparedColumn column : columns) {
      Place place = column.choice().namePlace();
      add(result, leftName(column), column.left(), place);
      add(result, rightName(column), column.right(), place);
      if (hasDifference(column)) {
        add(result, differenceName(column), column.differenceType(), place);
      }
    }
    return result.schema();
  }

  private static void add(ResultColumns result, String name, DataType type, Place place) {
    result.add(DataTypes.createStructField(name, type, true), place);
  }

  String leftName(ComparedColumn column) {
    return column.name() + step.leftSuffix();
  }

  String rightName(ComparedColumn column) {
    return column.name() + step.rightSuffix();
  }

  String differenceName(ComparedColumn column) {
    return column.name() + Compare.DIFFERENCE;
  }
}
