package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Gives each row the value of the first pattern that its text fits, such as the group that an
 * exchange belongs to. Patterns and values stand in a file of their own, which is part of the job.
 * A text that is an error stays one. One projection of native expressions, no shuffle; it costs as
 * many comparisons as there are patterns before the one that fits.
 *
 * @param unmatched what a text that fits no pattern gets, and a blank
 */
public record Classify(
    InputTable table,
    ColumnReference column,
    ClassRules rules,
    NewColumn added,
    Unmatched unmatched)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new ClassifyType();

  /**
   * What becomes of a row whose text fits no pattern.
   *
   * @param value the value it gets; nothing for a blank
   * @param rejects whether it goes to quarantine instead
   */
  record Unmatched(Optional<String> value, boolean rejects) {}

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> rows = table.check(tables, problems);
    rows.ifPresent(schema -> checkColumn(schema, problems));
    Optional<StructType> result = rows.map(schema -> result(schema, problems).schema());
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private void checkColumn(StructType schema, Problems problems) {
    TableSchemas.requireColumn(table.name(), schema, column.name(), column.place(), problems)
        .filter(field -> !(field.dataType() instanceof StringType))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                            column.place(),
                            "wrong-column-type",
                            "\""
                                + field.name()
                                + "\" of \""
                                + table.name()
                                + "\" is "
                                + TypeNames.written(field.dataType())
                                + ", no text")
                        .withHint("make it a text with a cast step before")));
  }

  private ResultColumns result(StructType schema, Problems problems) {
    ResultColumns result = NewColumn.behind(table, schema, problems);
    added.addTo(result, DataTypes.StringType, table, schema, problems);
    return result;
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Optional<Column> error = error(rows.schema());
    Column text = column.column();
    Column otherwise = lit(unmatched.value().orElse(null)).cast(DataTypes.StringType);
    Column value = rules.valueOf(text, otherwise);
    List<Column> columns = new ArrayList<>();
    TableSchemas.visible(rows.schema()).forEach(name -> columns.add(ColumnReference.named(name)));
    columns.add(error.map(failed -> when(failed.isNull(), value)).orElse(value).as(added.name()));
    String own = FormulaProjection.errorColumn(added.name());
    Arrays.stream(rows.columns())
        .filter(name -> HiddenColumns.isHidden(name) && !name.equals(own))
        .forEach(name -> columns.add(ColumnReference.named(name)));
    error.ifPresent(failed -> columns.add(failed.as(own)));
    if (unmatched.rejects()) {
      columns.add(rejection(text, error).as(ControlColumns.REJECT));
    }
    Dataset<Row> made = rows.select(columns.toArray(Column[]::new));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
            made,
            unmatched.rejects() ? new Flow.Keeps(table.name()) : new Flow.Projects(table.name())));
  }

  private Column rejection(Column text, Optional<Column> error) {
    Column unknown = not(rules.fits(text));
    return ControlColumns.rejectWhen(
        error.map(failed -> unknown.and(failed.isNull())).orElse(unknown),
        column.name(),
        coalesce(text, lit("")),
        lit("fits no pattern of " + rules.path()));
  }

  private Optional<Column> error(StructType schema) {
    String name = FormulaProjection.errorColumn(column.name());
    return List.of(schema.fieldNames()).contains(name)
        ? Optional.of(ColumnReference.named(name))
        : Optional.empty();
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.described()
            + ": "
            + added.name()
            + " = first of "
            + rules.rules().size()
            + " patterns of "
            + rules.path()
            + " that "
            + column.name()
            + " fits: no shuffle");
  }
}
