package dev.sluice.operation;

import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Adds columns of all rows that are found in another table: a row is there once for each match. A
 * row without a match is there once, with blanks, or is dropped and counted. Keys are equal when
 * those of a lookup are: texts without regard to case, and a blank key never.
 *
 * <p>The run proves that no row of the table was lost: the first match of a row, or the row without
 * any, stands for it, and their number must be that of the table.
 *
 * <p>Cost: the other table is shuffled and sorted by key, which numbers the matches; then a left
 * join on the same key, which shuffles the rows unless the other table is small.
 *
 * @param number the new column with the number of the match, if one is wanted
 */
public record LookupMany(Lookup lookup, Unmatched unmatched, Optional<ColumnReference> number)
    implements Step {

  /** What becomes of a row without a match. */
  enum Unmatched {
    KEEP,
    DROP
  }

  /** How users write it. */
  public static final StepType TYPE = new LookupManyType();

  @Override
  public List<String> inputs() {
    return lookup.inputs();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<ResultColumns> result = lookup.checked(tables, problems);
    result.ifPresent(
        columns ->
            number.ifPresent(
                column ->
                    columns.add(
                        DataTypes.createStructField(column.name(), DataTypes.LongType, true),
                        column.place())));
    return problems.count() == before
        ? result.map(columns -> Map.of(lookup.table().into(), columns.schema()))
        : Optional.empty();
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(lookup.table().into(), new LookupManyPlan(this, tables).made());
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + lookup.table().described()
            + ": "
            + lookup.keys().described()
            + ", a row for each match"
            + (unmatched == Unmatched.KEEP ? ", those without one stay" : "")
            + ": "
            + lookup.in().name()
            + " is shuffled and sorted by key, then one left join",
        lookup.returns());
  }
}
