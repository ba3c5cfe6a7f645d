package dev.sluice.operation;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.operation.asof.LeftBrackets;
import dev.sluice.operation.asof.Look;
import dev.sluice.operation.asof.RightBrackets;
import dev.sluice.operation.asof.SideColumns;
import dev.sluice.operation.asof.TimeColumn;
import dev.sluice.operation.asof.TimeLine;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.SortedRows;
import dev.sluice.step.rows.Told;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Gives the rows of an as-of join the number of a bracket of time, where a key has very many rows.
 * Which keys these are, and where their times are cut, is told by a sample of both tables, a
 * subquery of the same query. What it finds decides how the work is shared, never what comes out.
 */
record AsOfCut(TimeScale scale, Look look) {

  private static final String BRACKET = HiddenColumns.PREFIX + "as_of_bracket";
  private static final String CHANCE = "chance";
  private static final String KEY = "key";
  private static final String TIME = "time";

  /** So many rows tell which keys have many, and where to cut. */
  private static final int SAMPLED = 16_384;

  /** A row is taken to have so many bytes at most, in files that hardly any row exceeds. */
  private static final int BYTES_OF_ROW = 128;

  /** So many times the sample are drawn by chance before the sample is taken of them. */
  private static final int DRAWN = 4;

  /** One of so many rows is drawn at least: Spark's guess of a size may be far too large. */
  private static final double MOST_DRAWN = 1024;

  /**
   * The same rows in brackets.
   *
   * @param sequence how many columns of the right rows stand between the time and what is taken
   */
  AsOfSides of(AsOfSides sides, int sequence) {
    Dataset<Row> left = sides.leftSide().rows();
    Dataset<Row> right = sides.rightSide().rows();
    List<String> leftOrder = sides.leftSide().order();
    List<String> rightOrder = sides.rightSide().order();
    int keys = leftOrder.size() - 1;
    long tested = tested(left, right);
    Told told =
        Told.cell(
            sampled(left, leftOrder, keys, scale.left(), tested)
                .union(
                    sampled(
                        right,
                        rightOrder.subList(0, Math.min(rightOrder.size(), keys + 1 + sequence)),
                        keys,
                        scale.right(),
                        tested))
                .orderBy(CHANCE, KEY, TIME)
                .limit(SAMPLED)
                .agg(collect_list(struct(KEY, TIME))));
    int tasks = Integer.parseInt(left.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    List<DataType> keyTypes = sides.keyTypes();
    List<Integer> leftPlaces = leftOrder.stream().map(List.of(left.columns())::indexOf).toList();
    StructType bracket = new StructType().add(BRACKET, DataTypes.IntegerType, false);
    List<StructField> rightFields = Arrays.asList(right.schema().fields());
    return sides.with(
        BRACKET,
        SortedRows.adding(
            left,
            List.of(),
            List.of(),
            bracket,
            told,
            new LeftBrackets(
                new SideColumns(
                    leftPlaces.subList(0, keys), keyTypes, scale.left(), leftPlaces.get(keys)),
                look,
                tasks,
                null)),
        SortedRows.transform(
            right,
            List.of(),
            List.of(),
            new StructType(
                Stream.concat(rightFields.stream(), Arrays.stream(bracket.fields()))
                    .toArray(StructField[]::new)),
            told,
            new RightBrackets(
                new SideColumns(
                    IntStream.range(0, keys).boxed().toList(), keyTypes, scale.right(), keys),
                rightFields.stream().map(StructField::dataType).toList(),
                look,
                tasks,
                null)));
  }

  /**
   * The hash of the key and the time of each row, and a number that is as good as random: the rows
   * with the smallest are the same sample however the rows lie.
   *
   * @param order the columns of the key, the time, and more that tell rows apart
   * @param tested the bits of that number that have to be 0
   */
  private static Dataset<Row> sampled(
      Dataset<Row> rows, List<String> order, int keys, TimeColumn type, long tested) {
    Column[] all = order.stream().map(ColumnReference::named).toArray(Column[]::new);
    Column time = all[keys];
    Dataset<Row> known = rows;
    for (int i = 0; i <= keys; i++) {
      known = known.filter(all[i].isNotNull());
    }
    if (TimeScale.isDouble(type.type())) {
      known = known.filter(not(isnan(time)));
    }
    return known
        .filter(xxhash64(all).bitwiseAND(lit(tested)).equalTo(lit(0L)))
        .select(
            xxhash64(all).as(CHANCE),
            xxhash64(Arrays.copyOf(all, keys)).as(KEY),
            number(time, type).as(TIME));
  }

  /**
   * Bits that are 0 in one of so many hashes that enough rows are left, by what Spark knows of the
   * size: most rows need not be looked at any further.
   */
  private static long tested(Dataset<Row> left, Dataset<Row> right) {
    double bytes =
        Stream.of(left, right)
            .mapToDouble(
                rows -> rows.queryExecution().optimizedPlan().stats().sizeInBytes().toDouble())
            .min()
            .orElse(0);
    double drawn = bytes / BYTES_OF_ROW / (DRAWN * SAMPLED);
    return drawn < 2 ? 0 : Long.highestOneBit((long) Math.min(drawn, MOST_DRAWN)) - 1;
  }

  /** About where a time stands on its line, which is enough for a place to cut. */
  private static Column number(Column time, TimeColumn type) {
    if (type.line() == TimeLine.DOUBLE) {
      return time.cast(DataTypes.DoubleType);
    }
    if (type.type() instanceof DateType) {
      return unix_date(time).cast(DataTypes.LongType);
    }
    if (!(type.type() instanceof NumericType)) {
      return unix_micros(time.cast(DataTypes.TimestampType));
    }
    double units =
        type.factor()
            * (type.type() instanceof DecimalType decimal ? Math.pow(10, decimal.scale()) : 1);
    return time.cast(DataTypes.DoubleType).multiply(units).cast(DataTypes.LongType);
  }
}
