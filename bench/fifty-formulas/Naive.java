import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The fifty formulas of job.yaml as one would write them at first: a Java function for each, each
 * added by withColumn, and a join for each conditional aggregate.
 *
 * <pre>java -cp ... Naive LEDGER RATES OUT</pre>
 */
public final class Naive {

  private static final DataType MONEY = DataTypes.createDecimalType(38, 6);
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);

  private final SparkSession spark;
  private Dataset<Row> rows;
  private final List<Column> totals = new ArrayList<>();

  private Naive(SparkSession spark, Dataset<Row> rows) {
    this.spark = spark;
    this.rows = rows;
  }

  private <A, R> void one(String name, DataType type, UDF1<A, R> function, String input) {
    spark.udf().register(name, function, type);
    rows = rows.withColumn(name, callUDF(name, col(input)));
    total(name, type);
  }

  private <A, B, R> void two(
      String name, DataType type, UDF2<A, B, R> function, String first, String second) {
    spark.udf().register(name, function, type);
    rows = rows.withColumn(name, callUDF(name, col(first), col(second)));
    total(name, type);
  }

  private <A, B, C, R> void three(
      String name, DataType type, UDF3<A, B, C, R> function, String a, String b, String c) {
    spark.udf().register(name, function, type);
    rows = rows.withColumn(name, callUDF(name, col(a), col(b), col(c)));
    total(name, type);
  }

  private void total(String name, DataType type) {
    boolean added =
        !type.equals(DataTypes.StringType)
            && !type.equals(DataTypes.BooleanType)
            && !type.equals(DataTypes.DateType);
    totals.add((added ? sum(name) : max(name)).as(name));
  }

  private void aggregate(String name, Column value) {
    Dataset<Row> groups = rows.groupBy("account").agg(value.as(name));
    rows = rows.join(groups, "account");
    totals.add(sum(name).as(name));
  }

  private static BigDecimal rounded(BigDecimal number, int places) {
    return number.setScale(places, RoundingMode.HALF_UP);
  }

  private static LocalDate day(Date date) {
    return date.toLocalDate();
  }

  private static long workingDays(LocalDate from, LocalDate to) {
    long days = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      days += weekend ? 0 : 1;
    }
    return days;
  }

  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "16")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    Naive naive = new Naive(spark, spark.read().parquet(arguments[0]));
    naive.numbers();
    naive.texts();
    naive.dates();
    naive.aggregates(spark.read().option("header", "true").csv(arguments[1]));
    naive
        .rows
        .groupBy("currency")
        .agg(count(lit(1)).as("rows"), naive.totals.toArray(Column[]::new))
        .write()
        .mode("overwrite")
        .parquet(arguments[2]);
  }

  private void numbers() {
    DataType integer = DataTypes.LongType;
    DataType real = DataTypes.DoubleType;
    DataType truth = DataTypes.BooleanType;
    one("fee", MONEY, (BigDecimal a) -> rounded(a.multiply(new BigDecimal("0.0025")), 2), "amount");
    two("net", MONEY, (BigDecimal a, BigDecimal b) -> a.subtract(b), "amount", "fee");
    one("tax", MONEY, (BigDecimal a) -> rounded(a.multiply(new BigDecimal("0.19")), 2), "net");
    two("gross", MONEY, (BigDecimal a, BigDecimal b) -> a.add(b), "net", "tax");
    one("magnitude", MONEY, (BigDecimal a) -> a.abs(), "amount");
    one("thousands", real, (BigDecimal a) -> (double) (long) (a.doubleValue() / 1000), "amount");
    one("upper_limit", real, (BigDecimal a) -> Math.ceil(a.doubleValue() / 50) * 50, "magnitude");
    one("lower_limit", real, (BigDecimal a) -> Math.floor(a.doubleValue() / 50) * 50, "magnitude");
    one("remainder", integer, (BigDecimal a) -> a.longValue() % 97, "magnitude");
    one("direction", integer, (BigDecimal a) -> (long) a.signum(), "amount");
    two(
        "larger",
        MONEY,
        (BigDecimal a, BigDecimal b) -> a.max(b).max(BigDecimal.ZERO),
        "net",
        "tax");
    two(
        "smaller",
        MONEY,
        (BigDecimal a, BigDecimal b) -> a.min(b).min(BigDecimal.ZERO),
        "net",
        "tax");
    one("root", real, (BigDecimal a) -> Math.sqrt(a.doubleValue()), "magnitude");
    one("interest", real, (BigDecimal a) -> a.doubleValue() * Math.pow(1.0002, 30), "magnitude");
    one("size", DataTypes.StringType, Naive::size, "magnitude");
    two(
        "needs_review",
        truth,
        (String a, String b) -> a.equalsIgnoreCase("large") && !b.equalsIgnoreCase("settled"),
        "size",
        "status");
    one(
        "is_open",
        truth,
        (String a) -> a.equalsIgnoreCase("open") || a.equalsIgnoreCase("pending"),
        "status");
    one("stage", integer, Naive::stage, "status");
    two("share", real, Naive::share, "tax", "gross");
    one("is_even", truth, (BigDecimal a) -> a.longValue() % 2 == 0, "magnitude");
  }

  private static String size(BigDecimal amount) {
    return amount.doubleValue() >= 40000
        ? "large"
        : amount.doubleValue() >= 1000 ? "medium" : "small";
  }

  private static Long stage(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "open" -> 1L;
      case "pending" -> 2L;
      case "settled" -> 3L;
      default -> 0L;
    };
  }

  private static Double share(BigDecimal tax, BigDecimal gross) {
    return gross.signum() == 0 ? 0d : tax.doubleValue() / gross.doubleValue();
  }

  private void texts() {
    DataType text = DataTypes.StringType;
    DataType integer = DataTypes.LongType;
    one("country", text, (String a) -> a.substring(0, 2), "account");
    one("branch", text, (String a) -> a.substring(4, 7), "account");
    one("account_number", text, (String a) -> a.substring(a.length() - 6), "account");
    one(
        "party",
        text,
        (String a) -> a.trim().replaceAll(" +", " ").toUpperCase(Locale.ROOT),
        "counterparty");
    one("party_short", text, (String a) -> a.replace(" LTD", ""), "party");
    one(
        "status_name",
        text,
        (String a) -> a.substring(0, 1).toUpperCase(Locale.ROOT) + a.substring(1),
        "status");
    one("length", integer, (String a) -> (long) a.length(), "description");
    one("number_at", integer, (String a) -> (long) a.indexOf("no-") + 1, "description");
    one(
        "has_invoice",
        DataTypes.BooleanType,
        (String a) -> a.toLowerCase(Locale.ROOT).contains("invoice"),
        "description");
    one(
        "document",
        DataTypes.DoubleType,
        (String a) -> Double.parseDouble(a.substring(a.length() - 7)),
        "description");
    two("label", text, (String a, String b) -> a + " " + b, "currency", "account");
    three(
        "joined",
        text,
        (String a, String b, String c) -> String.join("|", a, b, c),
        "currency",
        "country",
        "status");
    one("masked", text, (String a) -> a.substring(0, 4) + "******" + a.substring(10), "account");
    one("first_code", integer, (String a) -> (long) a.charAt(0), "status");
    one(
        "shown",
        text,
        (BigDecimal a) ->
            new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(a),
        "amount");
  }

  private void dates() {
    DataType integer = DataTypes.LongType;
    one("booked_year", integer, (Date a) -> (long) day(a).getYear(), "booked_on");
    one("booked_month", integer, (Date a) -> (long) day(a).getMonthValue(), "booked_on");
    one("day_of_week", integer, (Date a) -> (long) day(a).getDayOfWeek().getValue(), "booked_on");
    one("quarter", integer, (Long a) -> (a + 2) / 3, "booked_month");
    one(
        "month_end",
        DataTypes.DateType,
        (Date a) -> Date.valueOf(day(a).withDayOfMonth(day(a).lengthOfMonth())),
        "booked_on");
    one(
        "due_on",
        DataTypes.DateType,
        (Date a) -> Date.valueOf(day(a).plusMonths(1)),
        "value_on");
    two(
        "days_to_value",
        integer,
        (Date a, Date b) -> day(a).toEpochDay() - day(b).toEpochDay(),
        "value_on",
        "booked_on");
    two(
        "working_days",
        integer,
        (Date a, Date b) -> workingDays(day(a), day(b)),
        "booked_on",
        "due_on");
    one(
        "week",
        integer,
        (Date a) -> (long) day(a).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        "booked_on");
    one("months_old", integer, (Date a) -> ChronoUnit.MONTHS.between(day(a), TODAY), "booked_on");
  }

  private void aggregates(Dataset<Row> rates) {
    aggregate("account_total", sum("amount"));
    aggregate("account_rows", count(lit(1)));
    aggregate("account_mean", avg("amount"));
    aggregate("account_largest", max("amount"));
    Dataset<Row> known =
        rates.select(
            lower(col("currency")).as("key"), col("rate").cast("decimal(10,4)").as("found"));
    rows =
        rows.join(known, lower(col("currency")).equalTo(col("key")), "left")
            .withColumn("rate", coalesce(col("found"), lit(1)));
    totals.add(sum("rate").as("rate"));
  }
}
