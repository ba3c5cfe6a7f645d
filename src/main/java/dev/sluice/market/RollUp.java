package dev.sluice.market;

import static org.apache.spark.sql.functions.lit;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.sums.GroupedSums;
import dev.sluice.step.sums.GroupedSums.Total;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Groups of groups: stored sums are added up exactly, and ratios are computed anew of the sums, so
 * that a month rolled up of days is the same to the last bit as the month computed at once. The
 * columns keep their names, their types and the order that they have in the table, behind those of
 * {@code by}; therefore a roll-up can be rolled up again. A ratio that is no column of the table
 * stands at the end. All other columns are left out. Nulls are skipped; a sum that does not fit its
 * type sends its group to quarantine.
 *
 * <p>Costs one pass without a sort; the groups of each task go to one task.
 */
public record RollUp(SummedGroups groups, List<Ratio> ratios, List<ColumnReference> sums)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new RollUpType();

  public RollUp {
    ratios = List.copyOf(ratios);
    sums = List.copyOf(sums);
  }

  @Override
  public List<String> inputs() {
    return List.of(groups.table().name());
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return groups.check(
        tables,
        problems,
        schema -> {
          int before = problems.count();
          ColumnReference.require(sums, groups.table().name(), schema, problems);
          Map<String, ColumnReference> summed = new LinkedHashMap<>();
          ratioParts().forEach(column -> summed.putIfAbsent(column.name(), column));
          summed
              .values()
              .forEach(
                  column ->
                      TableSchemas.requireColumn(
                          groups.table().name(), schema, column.name(), column.place(), problems));
          sums.forEach(column -> summed.putIfAbsent(column.name(), column));
          summed.values().forEach(column -> checkExact(column, schema, problems));
          return problems.count() == before ? List.of(added(schema).fields()) : List.of();
        });
  }

  private Stream<ColumnReference> ratioParts() {
    return ratios.stream().flatMap(ratio -> Stream.of(ratio.sum(), ratio.weight()));
  }

  private static void checkExact(ColumnReference column, StructType schema, Problems problems) {
    for (StructField field : schema.fields()) {
      if (field.name().equals(column.name()) && !isExact(field.dataType())) {
        problems.report(
            Figure.wrong(column, field, "an exact number, an integer or a decimal")
                .withHint("roll the sums up that it was made of, or cast it to a decimal"));
      }
    }
  }

  private static boolean isExact(DataType type) {
    return type instanceof NumericType && !new Figure(lit(0), type).isReal();
  }

  /** The sums and ratios in the order of the table, then the ratios that it does not have. */
  private StructType added(StructType schema) {
    StructType added = new StructType();
    for (StructField field : schema.fields()) {
      if (isRatio(field.name())) {
        added = added.add(SummedGroups.field(field.name(), DataTypes.DoubleType));
      } else if (isSummed(field.name())) {
        added = added.add(SummedGroups.field(field.name(), summedType(field.dataType())));
      }
    }
    for (Ratio ratio : ratios) {
      if (!List.of(schema.fieldNames()).contains(ratio.name())) {
        added = added.add(SummedGroups.field(ratio.name(), DataTypes.DoubleType));
      }
    }
    return added;
  }

  private boolean isRatio(String name) {
    return ratios.stream().anyMatch(ratio -> ratio.name().equals(name));
  }

  private boolean isSummed(String name) {
    return Stream.concat(ratioParts(), sums.stream())
        .anyMatch(column -> column.name().equals(name));
  }

  /** Counts stay counts. */
  private static DataType summedType(DataType type) {
    return type instanceof IntegralType
        ? DataTypes.LongType
        : GroupedSums.type(new Figure(lit(0), type).scale());
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(groups.table().name());
    Map<String, Ratio> byName = new LinkedHashMap<>();
    ratios.forEach(ratio -> byName.put(ratio.name(), ratio));
    List<Total> totals = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      if (isSummed(field.name())) {
        Figure figure = new Figure(ColumnReference.named(field.name()), field.dataType());
        totals.add(new Total(field.name(), summedType(field.dataType()), figure.term()));
      }
    }
    List<Column> results = new ArrayList<>();
    for (StructField field : added(rows.schema()).fields()) {
      Ratio ratio = byName.get(field.name());
      results.add(
          ratio == null
              ? ColumnReference.named(field.name())
              : ExactRatio.of(summed(ratio.sum(), rows), summed(ratio.weight(), rows))
                  .as(field.name()));
    }
    return groups.made(rows, Optional.empty(), List.of(), totals, results);
  }

  private static Column summed(ColumnReference column, Dataset<Row> rows) {
    DataType type = summedType(rows.schema().apply(column.name()).dataType());
    return new Figure(column.column(), type).decimal();
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of("roll-up " + groups.described()),
            ratios.stream()
                .map(
                    ratio ->
                        "  "
                            + ratio.name()
                            + " = "
                            + ratio.sum().name()
                            + " / "
                            + ratio.weight().name()))
        .toList();
  }

  /** Something must be rolled up. */
  void requireSomething(Problems problems) {
    if (ratios.isEmpty() && sums.isEmpty()) {
      problems.report(
          Problem.user(
              groups.table().place(),
              "missing-key",
              "nothing is rolled up; say it with ratios, sums, or both"));
    }
  }
}
