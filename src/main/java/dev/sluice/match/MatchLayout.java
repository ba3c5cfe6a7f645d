package dev.sluice.match;

import dev.sluice.formula.compile.LosslessType;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.match.block.VerdictColumns;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.TypeNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The types in a match: what both tables' values have in common.
 *
 * @param amount of all amounts
 * @param columns the user's columns of both tables, one below the other; those with the same name
 *     are one
 * @param formulas the types of the hidden columns that formulas are computed into
 * @param common the type in which the two sides of a value are compared
 */
record MatchLayout(
    DecimalType amount,
    StructType columns,
    Map<String, DataType> formulas,
    Map<SideValue, DataType> common) {

  MatchLayout {
    formulas = new LinkedHashMap<>(formulas);
    common = new LinkedHashMap<>(common);
  }

  /** The layout of a match of two tables; nothing when anything was reported. */
  static Optional<MatchLayout> of(
      Match match, StructType left, StructType right, TableSchemas tables, Problems problems) {
    int before = problems.count();
    SideValues values = new SideValues(match);
    Map<String, DataType> leftTypes = values.types(false, left, tables, problems);
    Map<String, DataType> rightTypes = values.types(true, right, tables, problems);
    StructType columns = columns(match, left, right, problems);
    Reader reader = new Reader(match, leftTypes, rightTypes, problems);
    Optional<DecimalType> amount = reader.amount();
    match.date().ifPresent(reader::requireDate);
    Map<SideValue, DataType> common = reader.common();
    if (problems.count() > before || amount.isEmpty()) {
      return Optional.empty();
    }
    Map<String, DataType> formulas = new LinkedHashMap<>();
    values.hiddenColumns(false).forEach(name -> formulas.put(name, type(leftTypes, name)));
    values
        .hiddenColumns(true)
        .forEach(
            name ->
                formulas.merge(
                    name,
                    type(rightTypes, name),
                    (one, other) -> LosslessType.of(one, other).orElse(DataTypes.StringType)));
    return Optional.of(new MatchLayout(amount.get(), columns, formulas, common));
  }

  private static DataType type(Map<String, DataType> types, String column) {
    return Objects.requireNonNull(types.get(column), column);
  }

  DataType common(SideValue value) {
    return Objects.requireNonNull(common.get(value), value.described());
  }

  /** Columns of the same name become one column, which must hold the values of both as they are. */
  private static StructType columns(
      Match match, StructType left, StructType right, Problems problems) {
    Map<String, StructField> columns = new LinkedHashMap<>();
    for (StructField field : TableSchemas.visibleOnly(left).fields()) {
      columns.put(field.name(), field);
    }
    for (StructField field : TableSchemas.visibleOnly(right).fields()) {
      StructField same = columns.get(field.name());
      Optional<DataType> type =
          same == null
              ? Optional.of(field.dataType())
              : LosslessType.of(same.dataType(), field.dataType());
      if (type.isEmpty() && same != null) {
        problems.report(
            Problem.user(
                    match.place(),
                    "different-types",
                    "column \""
                        + field.name()
                        + "\" is "
                        + TypeNames.written(same.dataType())
                        + " in \""
                        + match.left().table()
                        + "\" and "
                        + TypeNames.written(field.dataType())
                        + " in \""
                        + match.right().table()
                        + "\"")
                .withHint("cast or rename one of them in a step before"));
      }
      columns.put(
          field.name(),
          DataTypes.createStructField(field.name(), type.orElse(field.dataType()), true));
    }
    return new StructType(columns.values().toArray(StructField[]::new));
  }

  /** Compares the types of the two sides; one that is not known has been reported. */
  private record Reader(
      Match match, Map<String, DataType> left, Map<String, DataType> right, Problems problems) {

    Optional<DecimalType> amount() {
      SideValue value = match.amount();
      DecimalType leftType = exact(value.left(), left);
      DecimalType rightType = exact(value.right(), right);
      if (leftType == null || rightType == null) {
        return Optional.empty();
      }
      DecimalType common = Numbers.common(leftType, rightType);
      if (common == null) {
        problems.report(
            Problem.user(
                    value.right().place(),
                    "different-types",
                    "no decimal of 38 digits holds both "
                        + leftType.simpleString()
                        + " and "
                        + rightType.simpleString())
                .withHint("cast one of the amounts in a step before"));
      }
      return Optional.ofNullable(common);
    }

    private @Nullable DecimalType exact(SideValue.Written written, Map<String, DataType> types) {
      DataType type = types.get(SideValues.column(written));
      if (type == null) {
        return null;
      }
      DecimalType decimal = Numbers.decimalType(type);
      if (decimal == null) {
        problems.report(
            Problem.user(
                    written.place(),
                    "no-exact-amount",
                    "\""
                        + written.text()
                        + "\" is "
                        + TypeNames.written(type)
                        + "; amounts must be decimal or whole numbers")
                .withHint("declare it in the source, as in decimal(18,2), or cast it in a step"));
      }
      return decimal;
    }

    void requireDate(SideValue date) {
      requireDate(date.left(), left);
      requireDate(date.right(), right);
    }

    private void requireDate(SideValue.Written written, Map<String, DataType> types) {
      DataType type = types.get(SideValues.column(written));
      if (type != null && !(type instanceof DateType || type instanceof TimestampType)) {
        problems.report(
            Problem.user(
                    written.place(),
                    "no-date",
                    "\"" + written.text() + "\" is " + TypeNames.written(type) + ", no date")
                .withHint("declare it as date in the source, or cast it in a step"));
      }
    }

    /** Keys of both sides must be comparable; other values become texts. */
    Map<SideValue, DataType> common() {
      Map<SideValue, DataType> common = new LinkedHashMap<>();
      match.rules().forEach(rule -> rule.keys().forEach(key -> addKey(key, common)));
      match.breaks().keys().forEach(key -> addKey(key, common));
      return common;
    }

    private void addKey(SideValue key, Map<SideValue, DataType> common) {
      DataType leftType = left.get(SideValues.column(key.left()));
      DataType rightType = right.get(SideValues.column(key.right()));
      if (leftType == null || rightType == null) {
        return;
      }
      Optional<DataType> type = LosslessType.of(leftType, rightType);
      if (type.isEmpty() && !common.containsKey(key)) {
        problems.report(
            Problem.user(
                    key.right().place(),
                    "different-types",
                    "key \""
                        + key.left().text()
                        + "\" of \""
                        + match.left().table()
                        + "\" is "
                        + TypeNames.written(leftType)
                        + " and \""
                        + key.right().text()
                        + "\" of \""
                        + match.right().table()
                        + "\" is "
                        + TypeNames.written(rightType)
                        + ": these cannot be compared")
                .withHint("cast one of them in a step before, or write a formula"));
      }
      common.put(key, type.orElse(leftType));
    }
  }

  /** The type of differences. */
  DecimalType difference() {
    return VerdictColumns.difference(amount);
  }
}
