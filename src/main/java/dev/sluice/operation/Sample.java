package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps a sample of the rows, the same one in every run: which rows it takes follows from a seed
 * and from what is in them, not from their order or partitions. Of equal rows the first ones are
 * told from the second ones and so on, so that a row that stands there twice may be drawn once.
 *
 * <p>A share by key columns costs no shuffle, any other share or count one or two.
 *
 * @param by rows that agree in these columns are a group, of which so many rows are drawn
 * @param key rows that agree in these columns are drawn together; empty for all columns
 */
public record Sample(
    InputTable table, Size size, long seed, List<ColumnReference> by, List<ColumnReference> key)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new SampleType();

  /** How large a sample is. */
  sealed interface Size {}

  /** About this share of the rows, more than 0 and at most 1. */
  record Share(BigDecimal share) implements Size {}

  /** Exactly so many rows, or all when there are fewer. */
  record Count(int rows) implements Size {}

  static final String REASON = "not in the sample";

  private static final String OCCURRENCE = HiddenColumns.PREFIX + "occurrence";
  private static final String HASH = HiddenColumns.PREFIX + "hash";
  private static final String PLACE = HiddenColumns.PREFIX + "place";
  private static final String BUCKET = HiddenColumns.PREFIX + "bucket";
  private static final int BUCKETS = 64;

  public Sample {
    by = List.copyOf(by);
    key = List.copyOf(key);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(
        schema -> {
          checkColumns(by, schema, problems);
          checkColumns(key, schema, problems);
        });
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  private void checkColumns(List<ColumnReference> columns, StructType schema, Problems problems) {
    for (StructField field : ColumnReference.require(columns, table.name(), schema, problems)) {
      if (!isOrdered(field)) {
        problems.report(
            Problem.user(
                columns.get(0).place(),
                "no-order",
                "rows cannot be drawn by column \""
                    + field.name()
                    + "\": its values have no order"));
      }
    }
  }

  private static boolean isOrdered(StructField field) {
    return RowOrdering$.MODULE$.isOrderable(field.dataType());
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<Column> results = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> results.add(ColumnReference.named(name)));
    Dataset<Row> drawn =
        size instanceof Count count ? counted(hashed(rows), count.rows()) : hashed(rows);
    results.add(when(isLeftOut(), REASON).as(ControlColumns.DROP));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                drawn.select(results.toArray(Column[]::new)), new Flow.Keeps(table.name()))
            .dropping(REASON));
  }

  private Column isLeftOut() {
    if (size instanceof Count count) {
      return ColumnReference.named(PLACE).gt(lit(count.rows()));
    }
    // The hash is any of 2^64 numbers, half of them negative.
    BigInteger bound =
        ((Share) size)
            .share()
            .multiply(new BigDecimal(BigInteger.TWO.pow(Long.SIZE)))
            .toBigInteger()
            .subtract(BigInteger.TWO.pow(Long.SIZE - 1));
    return bound.bitLength() >= Long.SIZE
        ? lit(false)
        : ColumnReference.named(HASH).geq(lit(bound.longValueExact()));
  }

  /** The rows with a number that their content and the seed decide. */
  private Dataset<Row> hashed(Dataset<Row> rows) {
    List<Column> content = content(rows.schema());
    if (!key.isEmpty()) {
      return rows.withColumn(HASH, hash(key.stream().map(ColumnReference::column).toList()));
    }
    List<Column> numbered = new ArrayList<>(content);
    numbered.add(ColumnReference.named(OCCURRENCE));
    return rows.withColumn(
            OCCURRENCE,
            row_number()
                .over(
                    Window.partitionBy(content.toArray(Column[]::new))
                        .orderBy(place(rows.schema()).toArray(Column[]::new))))
        .withColumn(HASH, hash(numbered));
  }

  /** Blanks are no part of a hash by themselves, so that (1, blank) would be (blank, 1). */
  private Column hash(List<Column> columns) {
    List<Column> parts = new ArrayList<>();
    parts.add(lit(seed));
    columns.forEach(
        column -> {
          parts.add(column);
          parts.add(column.isNull());
        });
    return xxhash64(parts.toArray(Column[]::new));
  }

  private static List<Column> content(StructType schema) {
    return Arrays.stream(TableSchemas.visibleOnly(schema).fields())
        .filter(Sample::isOrdered)
        .map(field -> ColumnReference.named(field.name()))
        .toList();
  }

  private static List<Column> place(StructType schema) {
    return Companions.hasRowOrder(schema)
        ? List.of(ColumnReference.named(HiddenColumns.ROW_ORDER))
        : content(schema);
  }

  /**
   * The rows with their place in their group. Without groups, the rows are first numbered in
   * buckets, and only those that can still be drawn meet in one partition.
   */
  private Dataset<Row> counted(Dataset<Row> rows, int count) {
    List<Column> order = new ArrayList<>();
    order.add(ColumnReference.named(HASH));
    order.addAll(content(rows.schema()));
    order.addAll(place(rows.schema()));
    Column[] ordered = order.toArray(Column[]::new);
    if (!by.isEmpty()) {
      Column[] groups = by.stream().map(ColumnReference::column).toArray(Column[]::new);
      return rows.withColumn(PLACE, row_number().over(Window.partitionBy(groups).orderBy(ordered)));
    }
    Column bucket = pmod(ColumnReference.named(HASH), lit(BUCKETS));
    Column inBucket = ColumnReference.named(PLACE);
    return rows.withColumn(BUCKET, bucket)
        .withColumn(
            PLACE,
            row_number().over(Window.partitionBy(ColumnReference.named(BUCKET)).orderBy(ordered)))
        .withColumn(
            BUCKET,
            when(inBucket.leq(lit(count)), lit(-1L)).otherwise(ColumnReference.named(BUCKET)))
        .withColumn(
            PLACE,
            when(inBucket.gt(lit(count)), inBucket)
                .otherwise(
                    row_number()
                        .over(Window.partitionBy(ColumnReference.named(BUCKET)).orderBy(ordered))));
  }

  @Override
  public List<String> explain() {
    String what =
        size instanceof Count count
            ? count.rows() + " rows"
            : ((Share) size).share() + " of the rows";
    String groups =
        by.isEmpty()
            ? ""
            : " of each "
                + by.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
    int shuffles = (key.isEmpty() ? 1 : 0) + (size instanceof Share ? 0 : by.isEmpty() ? 2 : 1);
    return List.of(
        "sample "
            + what
            + groups
            + " from "
            + table.described()
            + ", seed "
            + seed
            + (shuffles == 0 ? "; no shuffle" : "; shuffles all rows, times " + shuffles));
  }
}
