package dev.sluice.operation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Names the range that a number is in, or the age of a date in days: 0-30, 31-60 and so on. Ranges
 * stand in the job or in a table of it. A blank and a number in no range get {@code otherwise}, or
 * a blank; a number that is an error stays one.
 *
 * <p>Ranges in the job cost no shuffle. Those of a table cost what an approximate lookup does: the
 * distinct numbers are sorted in one task, then one left join.
 *
 * @param ranges those in the job; empty when there is a table
 * @param otherwise the name for what is in no range
 * @param days a new column for the number of days
 */
public record Bucket(
    InputTable table,
    BucketValue value,
    Optional<BucketRanges> ranges,
    Optional<BucketTable> rangeTable,
    NewColumn column,
    Optional<NewColumn> days,
    Optional<TypedConstant> otherwise)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new BucketType();

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(table.name()));
    rangeTable.ifPresent(ranged -> inputs.add(ranged.in().name()));
    return List.copyOf(inputs);
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> rows = table.check(tables, problems);
    Optional<DataType> nameType =
        rangeTable.isPresent()
            ? rangeTable.get().check(tables, problems)
            : Optional.of(DataTypes.StringType);
    rows.flatMap(schema -> value.check(table.name(), schema, problems))
        .ifPresent(type -> ranges.ifPresent(written -> written.check(type, problems)));
    nameType.ifPresent(type -> checkOtherwise(type, problems));
    Optional<StructType> result =
        rows.map(
            schema -> result(schema, nameType.orElse(DataTypes.StringType), problems).schema());
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private void checkOtherwise(DataType type, Problems problems) {
    otherwise
        .filter(constant -> constant.as(type).isEmpty())
        .ifPresent(
            constant ->
                problems.report(
                    Problem.user(
                        constant.place(),
                        "bad-default",
                        "\""
                            + constant.written()
                            + "\" is no "
                            + TypeNames.written(type)
                            + ", which the names of the ranges are")));
  }

  /** The user's columns: those of the rows, then the number of days, then the range. */
  ResultColumns result(StructType rows, DataType nameType, Problems problems) {
    ResultColumns result = NewColumn.behind(table, rows, problems);
    days.ifPresent(added -> added.addTo(result, DataTypes.IntegerType, table, rows, problems));
    column.addTo(result, nameType, table, rows, problems);
    return result;
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(table.into(), new BucketPlan(this, tables).made());
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.described()
            + ": "
            + column.name()
            + " = range of "
            + value.described()
            + rangeTable
                .map(
                    ranged ->
                        " in " + ranged.in().name() + ": distinct numbers sorted, one left join")
                .orElseGet(
                    () ->
                        " among "
                            + ranges.map(BucketRanges::described).orElse("")
                            + ": no shuffle"));
  }
}
