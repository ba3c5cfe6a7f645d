package dev.sluice.operation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Splits a text column into several columns, as Excel's Text to Columns does, or into rows. No
 * shuffle.
 */
public record Split(
    InputTable table, ColumnReference column, SplitBy by, Target target, boolean trims)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new SplitType();

  /** Where the parts go. */
  sealed interface Target {}

  /**
   * Each part into a column of its own.
   *
   * @param fewer what a text with fewer parts is
   * @param more what a text with more parts is
   */
  record IntoColumns(List<ColumnReference> names, Misfit fewer, Misfit more, OnError onError)
      implements Target {
    IntoColumns {
      names = List.copyOf(names);
    }
  }

  /**
   * Each part into a row of its own.
   *
   * @param position the column that gets the number of the part
   */
  record IntoRows(ColumnReference name, Optional<ColumnReference> position) implements Target {}

  /** What a text with another number of parts is. */
  enum Misfit {
    /** An error. */
    ERROR,
    /** Fine: missing parts are blank, those too many stay in the last. */
    FITS
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    TableSchemas.requireColumn(table.name(), schema, column.name(), column.place(), problems)
        .filter(field -> !(field.dataType() instanceof StringType))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                            column.place(),
                            "wrong-column-type",
                            "only a text can be split; column \""
                                + column.name()
                                + "\" is "
                                + TypeNames.written(field.dataType()))
                        .withHint("cast it to text before")));
    ResultColumns result = new ResultColumns(problems);
    List<ColumnReference> made = made();
    boolean isReplaced = made.stream().anyMatch(to -> to.name().equals(column.name()));
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      if (!field.name().equals(column.name()) || !isReplaced) {
        result.add(field, table.place());
      }
    }
    made.forEach(
        to -> result.add(DataTypes.createStructField(to.name(), typeOf(to), true), to.place()));
    for (StructField companion : companions()) {
      result.add(companion, column.place());
    }
    return SplitPlan.inOrder(result.schema(), schema, column.name());
  }

  /** The columns that it makes or replaces. */
  List<ColumnReference> made() {
    if (target instanceof IntoColumns columns) {
      return columns.names();
    }
    IntoRows rows = (IntoRows) target;
    return rows.position()
        .map(position -> List.of(rows.name(), position))
        .orElse(List.of(rows.name()));
  }

  private DataType typeOf(ColumnReference made) {
    boolean isPosition =
        target instanceof IntoRows rows && rows.position().filter(made::equals).isPresent();
    return isPosition ? DataTypes.LongType : DataTypes.StringType;
  }

  private List<StructField> companions() {
    return target instanceof IntoColumns columns
            && columns.onError() == OnError.KEEP
            && SplitPlan.canFail(columns, by)
        ? columns.names().stream().map(name -> CellFaults.companionField(name.name())).toList()
        : List.of();
  }

  @Override
  public StepResult apply(Tables tables) {
    StructType schema = tables.table(table.name()).schema();
    List<String> visible = List.of(result(schema, new Problems()).fieldNames());
    return StepResult.of(
        table.into(), new SplitPlan(this, tables.table(table.name()), visible).made());
  }

  @Override
  public List<String> explain() {
    return List.of(
        "split "
            + column.name()
            + " of "
            + table.described()
            + " "
            + by.described()
            + " into "
            + (target instanceof IntoRows ? "rows of " : "")
            + made().stream().map(ColumnReference::name).collect(Collectors.joining(", "))
            + "; no shuffle");
  }
}
