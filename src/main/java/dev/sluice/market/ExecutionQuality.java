package dev.sluice.market;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;

import dev.sluice.market.execution.DropReason;
import dev.sluice.market.execution.FillColumns;
import dev.sluice.market.execution.FillColumns.Part;
import dev.sluice.market.execution.QualityRows;
import dev.sluice.market.execution.TradingHours;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import dev.sluice.step.rows.SortedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Statistics on how well orders were executed, in the shape of Rule 605 of Regulation NMS as
 * amended in 2024: one row for each key, type and size of orders. A row of the table is an order
 * with one of its executions, or an order without any; what stands in it about the order must be
 * the same in all its rows. Rows that cannot be reported are dropped by reason, and a row is either
 * counted or dropped.
 *
 * <p>Sums are exact decimals, averages doubles rounded once. Cost: one shuffle by the key and one
 * sort by key and order; the times of all executions of a key are kept while it is worked on, since
 * percentiles are exact.
 *
 * @param by the columns to report by
 * @param columns the columns of the table that are read
 * @param midpoints columns with the midpoint of the best quote some time after the execution, by
 *     the name of the time
 */
public record ExecutionQuality(
    ColumnReference table,
    ColumnReference into,
    List<ColumnReference> by,
    Map<Part, ColumnReference> columns,
    Map<String, ColumnReference> midpoints,
    TradingHours hours)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new ExecutionQualityType();

  private static final String PART = HiddenColumns.PREFIX + "fill_";
  private static final String IMMEDIATE = "ioc";

  public ExecutionQuality {
    by = List.copyOf(by);
    columns = new LinkedHashMap<>(columns);
    midpoints = new LinkedHashMap<>(midpoints);
  }

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
    if (HiddenColumns.isHidden(into.name())) {
      problems.report(
          Problem.user(
              into.place(),
              "hidden-name",
              "\"" + into.name() + "\" cannot be the name of a table"));
    }
    Optional<StructType> rows = tables.require(table.name(), table.place(), problems);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    StructType schema = rows.get();
    columns.forEach((part, column) -> checkColumn(part.type(), part, column, schema, problems));
    midpoints
        .values()
        .forEach(column -> checkColumn(FillColumns.PRICE, Part.BID, column, schema, problems));
    ResultColumns result = new ResultColumns(problems);
    List<StructField> keys = ColumnReference.require(by, table.name(), schema, problems);
    for (StructField key : keys) {
      checkKey(key, problems);
      result.add(key, placeOf(key));
    }
    for (StructField field : function(new StructType()).statistics().fields()) {
      result.add(field, table.place());
    }
    return problems.count() == before
        ? Optional.of(Map.of(into.name(), result.schema()))
        : Optional.empty();
  }

  private void checkKey(StructField key, Problems problems) {
    if (key.dataType() instanceof DoubleType || key.dataType() instanceof FloatType) {
      problems.report(
          Problem.user(
              placeOf(key),
              "wrong-column-type",
              "\"" + key.name() + "\" is double, which nothing can be reported by"));
    }
  }

  private Place placeOf(StructField key) {
    return by.stream()
        .filter(column -> column.name().equals(key.name()))
        .findFirst()
        .map(ColumnReference::place)
        .orElse(table.place());
  }

  private void checkColumn(
      DataType wanted, Part part, ColumnReference column, StructType schema, Problems problems) {
    TableSchemas.requireColumn(table.name(), schema, column.name(), column.place(), problems)
        .filter(field -> !fits(field.dataType(), wanted, part))
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
                                + ", no "
                                + (part == Part.ORDER ? "text or integer" : wantedText(wanted)))
                        .withHint(
                            wanted instanceof DecimalType
                                ? "sums are exact: declare or cast it as decimal"
                                : null)));
  }

  private static boolean fits(DataType found, DataType wanted, Part part) {
    if (part == Part.ORDER) {
      return found instanceof StringType || found instanceof IntegralType;
    }
    if (part == Part.IS_IMMEDIATE || wanted instanceof StringType) {
      return found instanceof StringType;
    }
    if (wanted instanceof BooleanType) {
      return found instanceof BooleanType;
    }
    if (wanted instanceof TimestampType) {
      return found instanceof TimestampType;
    }
    return found instanceof IntegralType
        || found instanceof DecimalType decimal
            && decimal.scale() <= ((DecimalType) wanted).scale();
  }

  private static String wantedText(DataType wanted) {
    if (wanted instanceof DecimalType decimal) {
      return "integer or decimal with at most " + decimal.scale() + " decimals";
    }
    return TypeNames.written(wanted);
  }

  private QualityRows function(StructType keys) {
    return new QualityRows(
        keys, List.copyOf(midpoints.keySet()), columns.containsKey(Part.AWAY), hours);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<Column> parts = new ArrayList<>();
    List<String> order = new ArrayList<>();
    by.forEach(key -> parts.add(key.column()));
    for (Part part : Part.values()) {
      order.add(PART + part.name());
      parts.add(part(part).as(PART + part.name()));
    }
    midpoints.forEach(
        (horizon, column) -> {
          order.add(PART + horizon);
          parts.add(column.column().cast(FillColumns.PRICE).as(PART + horizon));
        });
    Dataset<Row> fills = rows.select(parts.toArray(Column[]::new));
    List<String> keys = by.stream().map(ColumnReference::name).toList();
    QualityRows function =
        function(
            new StructType(
                Stream.of(fills.schema().fields()).limit(by.size()).toArray(StructField[]::new)));
    Dataset<Row> made =
        SortedRows.transform(
            fills,
            keys,
            Stream.concat(keys.stream(), order.stream()).toList(),
            function.result(),
            function);
    return StepResult.of(
        into.name(),
        StepResult.Made.of(made, new Flow.Folds(table.name())).dropping(DropReason.texts()));
  }

  private Column part(Part part) {
    ColumnReference column = columns.get(part);
    if (column == null) {
      return lit(null).cast(part.type());
    }
    return part == Part.IS_IMMEDIATE
        ? lower(trim(column.column())).equalTo(IMMEDIATE)
        : column.column().cast(part.type());
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.name()
            + " into "
            + into.name()
            + " by "
            + String.join(", ", by.stream().map(ColumnReference::name).toList())
            + ": one shuffle by these, one sort");
  }
}
