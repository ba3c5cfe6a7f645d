package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.Decimals;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Builds the lazy result of a {@link CurrencyConvert}. */
final class CurrencyConvertPlan {

  private static final String CONVERTED = HiddenColumns.PREFIX + "converted";
  private static final String FAULT = HiddenColumns.PREFIX + "conversion_fault";
  private static final String BLANK = "blank currency or date";
  private static final String UNFIT = "the result does not fit";

  private final CurrencyConvert step;
  private final Dataset<Row> rows;
  private final Dataset<Row> rates;
  private final StructType schema;
  private final Column from;
  private final Column target;
  private final Column day;
  private final String noRate;
  private final String oldRate;
  private final String differ;
  private final String otherError;

  CurrencyConvertPlan(CurrencyConvert step, Tables tables) {
    this.step = step;
    this.rows = tables.table(step.table().name());
    this.rates = tables.table(step.rates().in().name());
    this.schema = rows.schema();
    this.from = step.currency().column();
    this.target =
        step.to().column().map(ColumnReference::column).orElseGet(() -> lit(step.to().written()));
    this.day = step.date().day();
    String name = step.rates().in().name();
    this.noRate = "no rate in " + name;
    this.oldRate = "no rate in " + name + " that is new enough";
    this.differ = "rates of one day differ in " + name;
    this.otherError = "error in what is converted or in the rate";
  }

  Made made() {
    DataType rateType = rates.schema().apply(step.rates().rate().name()).dataType();
    Dataset<Row> computed =
        step.rates()
            .join(rows, rates, from, target, day)
            .withColumn(CONVERTED, converted(rateType))
            .withColumn(FAULT, fault());
    Column fault = col(FAULT);
    Column error = error(fault);
    FailingColumn failing =
        new FailingColumn(
            step.result().name(),
            error,
            step.currency().name(),
            concat_ws(" ", from, day.cast(DataTypes.StringType)),
            when(fault.startsWith("#"), fault).otherwise(concat_ws(": ", error, fault)),
            when(fault.startsWith("#"), otherError).otherwise(fault));
    List<FailingColumn> all = List.of(failing);
    List<Column> results = new ArrayList<>(values(rateType, error));
    results.addAll(FailingColumn.outcome(all, step.onError()));
    Made made =
        Made.of(
            computed.select(results.toArray(Column[]::new)), new Flow.Keeps(step.table().name()));
    return FailingColumn.kept(
        step.onError() == OnError.DROP
            ? made.dropping(BLANK, noRate, oldRate, differ, UNFIT, otherError)
            : made,
        all,
        step.onError());
  }

  private Column converted(DataType rateType) {
    DataType amountType = schema.apply(step.amount().name()).dataType();
    DecimalType type = step.resultType(amountType);
    Column amount = step.amount().column().cast(CurrencyConvert.exact(amountType));
    Column rate = col(RateTable.RATE).cast(CurrencyConvert.exact(rateType));
    String method =
        step.quote() == CurrencyConvert.Quote.DIRECT ? "roundedProduct" : "roundedQuotient";
    return when(isSame(), call("roundedProduct", type, amount, lit(1).cast("decimal(1,0)")))
        .otherwise(call(method, type, amount, rate));
  }

  private static Column call(String method, DecimalType type, Column left, Column right) {
    return new Column(
        Expressions.call(
            Decimals.class,
            method,
            type,
            left.expr(),
            right.expr(),
            Expressions.literal(type.precision()),
            Expressions.literal(type.scale())));
  }

  private Column isSame() {
    return coalesce(RateTable.folded(from).equalTo(RateTable.folded(target)), lit(false));
  }

  /** Why an amount cannot be converted: the error of a cell, or a reason in words; or null. */
  private Column fault() {
    Column nothing = FailingColumn.nothing();
    Column fault = when(errorOfCells().isNotNull(), errorOfCells());
    Column isOld =
        step.maxAgeDays().isPresent()
            ? datediff(day, col(RateTable.DAY)).gt(step.maxAgeDays().getAsLong())
            : lit(false);
    return fault
        .when(step.amount().column().isNull(), nothing)
        .when(isSame(), when(col(CONVERTED).isNull(), UNFIT))
        .when(from.isNull().or(target.isNull()).or(day.isNull()), BLANK)
        .when(col(RateTable.DAY).isNull(), noRate)
        .when(isOld, oldRate)
        .when(col(RateTable.ERROR).isNotNull(), col(RateTable.ERROR))
        .when(col(RateTable.DIFFERS), differ)
        .when(col(CONVERTED).isNull(), unfit());
  }

  private Column unfit() {
    return step.quote() == CurrencyConvert.Quote.INVERSE
        ? when(col(RateTable.RATE).equalTo(0), ExcelError.DIV0.code()).otherwise(UNFIT)
        : lit(UNFIT);
  }

  private Column error(Column fault) {
    return when(fault.startsWith("#"), fault)
        .when(fault.equalTo(differ), ExcelError.VALUE.code())
        .when(fault.equalTo(UNFIT), ExcelError.NUM.code())
        .when(fault.isNotNull(), ExcelError.NA.code());
  }

  /** The error of a cell that was kept by a step before. */
  private Column errorOfCells() {
    List<String> there = List.of(schema.fieldNames());
    List<Column> errors = new ArrayList<>();
    Stream.concat(
            Stream.of(step.amount(), step.currency(), step.date().reference()),
            step.to().column().stream())
        .map(column -> FormulaProjection.errorColumn(column.name()))
        .filter(there::contains)
        .forEach(column -> errors.add(ColumnReference.named(column)));
    errors.add(FailingColumn.nothing());
    return coalesce(errors.toArray(Column[]::new));
  }

  /** The user's columns, then the hidden ones that the rows had. */
  private List<Column> values(DataType rateType, Column error) {
    List<String> there = List.of(schema.fieldNames());
    Optional<String> rateColumn = step.rateColumn().map(NewColumn::name);
    List<Column> values = new ArrayList<>();
    for (String name : step.result(schema, rateType, new Problems()).schema().fieldNames()) {
      if (there.contains(name)) {
        values.add(ColumnReference.named(name));
      } else if (name.equals(step.result().name())) {
        values.add(when(col(FAULT).isNull(), col(CONVERTED)).as(name));
      } else if (rateColumn.filter(name::equals).isPresent()) {
        values.add(rate(CurrencyConvert.shownRate(rateType)).as(name));
      } else {
        values.add(error.as(name));
      }
    }
    String own = FormulaProjection.errorColumn(step.result().name());
    there.stream()
        .filter(name -> HiddenColumns.isHidden(name) && !name.equals(own))
        .forEach(name -> values.add(ColumnReference.named(name)));
    return values;
  }

  private Column rate(DataType type) {
    return when(
        col(FAULT).isNull().and(col(CONVERTED).isNotNull()),
        when(isSame(), lit(1).cast(type)).otherwise(col(RateTable.RATE).cast(type)));
  }
}
