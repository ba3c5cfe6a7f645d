package dev.sluice.match;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.Scope;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One row a break: a pair of open items that belong together and differ, or an open item that has
 * no counterpart. The difference is right less left, where a missing side counts as 0, so that the
 * differences add up to what the two sides are apart. No shuffle.
 *
 * @param left the name of the left side
 * @param labels the user's names for breaks
 */
record Breaks(String items, String into, String left, List<BreakOptions.Label> labels, Place place)
    implements Step {

  private static final String LABEL = "label";
  private static final String IS_LABEL = ItemColumns.HIDDEN + "is_label_";
  private static final String NOT_OPEN = "not open";
  private static final String WITH_PARTNER = "told with its partner";

  Breaks {
    labels = List.copyOf(labels);
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(items));
    for (BreakOptions.Label label : labels) {
      Formula.parse(label.when(), new Problems())
          .ifPresent(formula -> inputs.addAll(formula.tables()));
    }
    inputs.remove(into);
    return List.copyOf(inputs);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> schema =
        tables.require(items, Place.file(""), problems).map(Breaks::unlabelled);
    schema.ifPresent(columns -> checkNames(columns, problems));
    schema.ifPresent(
        columns -> labels.forEach(label -> compiled(0, label, columns, tables, problems)));
    return schema.map(columns -> Map.of(into, columns.add(LABEL, DataTypes.StringType)));
  }

  private Optional<FormulaProjection> compiled(
      int number,
      BreakOptions.Label label,
      StructType schema,
      TableSchemas tables,
      Problems problems) {
    return Formula.parse(label.when(), problems)
        .flatMap(
            formula ->
                FormulaProjection.compileCondition(
                    IS_LABEL + number,
                    formula,
                    new Scope(into, schema, tables.tables(), tables.asOf()),
                    problems));
  }

  /** The columns of breaks without the label and without those of the two tables. */
  private static StructType own(StructType items) {
    DataType amount = items.apply(ItemColumns.AMOUNT).dataType();
    DataType difference = items.apply(ItemColumns.DIFFERENCE).dataType();
    return new StructType()
        .add(ItemColumns.BREAK_ID, DataTypes.StringType)
        .add(ItemColumns.BREAK_TYPE, DataTypes.StringType)
        .add(ItemColumns.REASON, DataTypes.StringType)
        .add(ItemColumns.RULE, DataTypes.StringType)
        .add(ItemColumns.ACCOUNT, DataTypes.StringType)
        .add(ItemColumns.CURRENCY, DataTypes.StringType)
        .add("left_id", DataTypes.StringType)
        .add("right_id", DataTypes.StringType)
        .add("left_amount", amount)
        .add("right_amount", amount)
        .add(ItemColumns.DIFFERENCE, difference)
        .add("left_date", DataTypes.DateType)
        .add("right_date", DataTypes.DateType)
        .add(ItemColumns.DAYS_APART, DataTypes.IntegerType)
        .add(ItemColumns.FIRST_SEEN, DataTypes.DateType)
        .add(ItemColumns.AGE_DAYS, DataTypes.IntegerType)
        .add(ItemColumns.AGEING, DataTypes.StringType)
        .add(ItemColumns.COMMENT, DataTypes.StringType)
        .add(ItemColumns.AS_OF, DataTypes.DateType);
  }

  /** Then those of the row that speaks for the break. */
  private static StructType unlabelled(StructType items) {
    StructType columns = own(items);
    List<String> made =
        ItemColumns.fields(DataTypes.LongType, DataTypes.LongType).stream()
            .map(StructField::name)
            .toList();
    for (StructField field : TableSchemas.visibleOnly(items).fields()) {
      if (!made.contains(field.name())) {
        columns = columns.add(field);
      }
    }
    return columns;
  }

  /** Columns of the two tables that would stand beside one of the same name. */
  private void checkNames(StructType columns, Problems problems) {
    Set<String> seen = new LinkedHashSet<>(Set.of(LABEL));
    for (String name : columns.fieldNames()) {
      if (!seen.add(name)) {
        problems.report(
            Problem.user(
                    place, "column-clash", "the breaks have a column \"" + name + "\" of their own")
                .withHint("rename the column of your table in a step before"));
      }
    }
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(items);
    StructType schema = unlabelled(rows.schema());
    List<Column> columns = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      columns.add(value(name).cast(schema.apply(name).dataType()).as(name));
    }
    Column isOpen = col(ItemColumns.BUCKET).isin(ItemsTable.STILL_OPEN.toArray());
    Column isTold = not(isLeft()).and(col(ItemColumns.PARTNER_ID).isNotNull());
    columns.add(when(not(isOpen), NOT_OPEN).when(isTold, WITH_PARTNER).as(ControlColumns.DROP));
    Dataset<Row> breaks = rows.select(columns.toArray(Column[]::new));
    return StepResult.of(
        into,
        StepResult.Made.of(labelled(breaks, schema, tables), new Flow.Keeps(items))
            .dropping(NOT_OPEN, WITH_PARTNER));
  }

  /** The label of the first condition that holds; one that fails does not hold. */
  private Dataset<Row> labelled(Dataset<Row> breaks, StructType schema, Tables tables) {
    Dataset<Row> judged = breaks;
    Column label = lit(null).cast(DataTypes.StringType);
    for (int i = labels.size() - 1; i >= 0; i--) {
      judged =
          compiled(i, labels.get(i), schema, tables.schemas(), new Problems())
              .orElseThrow()
              .apply(judged, tables.byName());
      label = when(col(IS_LABEL + i), labels.get(i).label()).otherwise(label);
    }
    List<Column> columns = new ArrayList<>();
    Arrays.stream(schema.fieldNames()).forEach(name -> columns.add(ColumnReference.named(name)));
    columns.add(label.as(LABEL));
    columns.add(col(ControlColumns.DROP));
    return judged.select(columns.toArray(Column[]::new));
  }

  private Column isLeft() {
    return col(ItemColumns.SIDE).equalTo(left);
  }

  private Column value(String name) {
    return switch (name) {
      case "left_id" -> when(isLeft(), col(ItemColumns.ID));
      case "right_id" -> when(isLeft(), col(ItemColumns.PARTNER_ID)).otherwise(col(ItemColumns.ID));
      case "left_amount" -> when(isLeft(), col(ItemColumns.AMOUNT));
      case "right_amount" ->
          when(isLeft(), col(ItemColumns.PARTNER_AMOUNT)).otherwise(col(ItemColumns.AMOUNT));
      case ItemColumns.DIFFERENCE ->
          when(
                  col(ItemColumns.PARTNER_ID).isNotNull(),
                  coalesce(
                      col(ItemColumns.DIFFERENCE),
                      // A blank amount counts as 0.
                      when(
                          isLeft(),
                          coalesce(col(ItemColumns.PARTNER_AMOUNT), lit(0))
                              .minus(coalesce(col(ItemColumns.AMOUNT), lit(0))))))
              .when(isLeft(), negate(coalesce(col(ItemColumns.AMOUNT), lit(0))))
              .otherwise(coalesce(col(ItemColumns.AMOUNT), lit(0)));
      case "left_date" -> when(isLeft(), col(ItemColumns.DATE));
      case "right_date" ->
          when(isLeft(), col(ItemColumns.PARTNER_DATE)).otherwise(col(ItemColumns.DATE));
      default -> ColumnReference.named(name);
    };
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + items + ": no shuffle");
  }
}
