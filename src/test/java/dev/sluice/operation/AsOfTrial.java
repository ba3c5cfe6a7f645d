package dev.sluice.operation;

import dev.sluice.step.ControlColumns;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * An as-of join of small random tables, and what comes out of it by brute force: for each left row
 * and horizon all right rows of its key are looked at, one by one. Times are whole ticks, which are
 * written in a type whose arithmetic is exact for them.
 */
record AsOfTrial(List<Left> lefts, List<Right> rights, Mode mode) {

  /** A row of the left table. */
  record Left(int id, @Nullable String key, @Nullable Integer tick) {}

  /** A row of the right table. */
  record Right(
      @Nullable String key,
      @Nullable Integer tick,
      @Nullable Integer seq,
      @Nullable Integer bid,
      @Nullable String note) {

    private static final Comparator<@Nullable String> BYTES =
        Comparator.nullsFirst(
            Comparator.comparing(
                text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    static final Comparator<Right> TAKEN =
        Comparator.<Right, @Nullable Integer>comparing(
                Right::bid, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Right::note, BYTES);

    static final Comparator<Right> SEQUENCE =
        Comparator.<Right, @Nullable Integer>comparing(
                Right::seq, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TAKEN);
  }

  /** A type of times and how a tick is written in it. */
  enum Time {
    TIMESTAMP(DataTypes.TimestampType, "us", 1),
    TIMESTAMP_IN_MINUTES(DataTypes.TimestampType, "min", 60_000_000),
    DATE(DataTypes.DateType, "d", 1),
    BIGINT(DataTypes.LongType, "", 1),
    INTEGER(DataTypes.IntegerType, "", 1),
    DECIMAL(DataTypes.createDecimalType(12, 3), "", 1),
    DOUBLE(DataTypes.DoubleType, "", 1);

    private final DataType type;
    private final String unit;
    private final long factor;

    Time(DataType type, String unit, long factor) {
      this.type = type;
      this.unit = unit;
      this.factor = factor;
    }

    @Nullable Object value(@Nullable Integer tick) {
      if (tick == null) {
        return null;
      }
      long at = tick * factor;
      return switch (this) {
        case TIMESTAMP, TIMESTAMP_IN_MINUTES ->
            Timestamp.from(
                Instant.ofEpochSecond(
                    Math.floorDiv(at, 1_000_000L), Math.floorMod(at, 1_000_000L) * 1000));
        case DATE -> Date.valueOf(LocalDate.ofEpochDay(at));
        case BIGINT -> at;
        case INTEGER -> (int) at;
        case DECIMAL -> BigDecimal.valueOf(at * 25, 2);
        case DOUBLE -> at * 0.25;
      };
    }

    String written(int ticks) {
      return switch (this) {
        case DECIMAL, DOUBLE -> BigDecimal.valueOf(ticks * 25L, 2).toPlainString();
        default -> ticks + unit;
      };
    }
  }

  /** The options. */
  record Mode(
      Time time,
      String direction,
      boolean strict,
      @Nullable Integer tolerance,
      @Nullable String ties,
      boolean sequenced,
      String unmatched,
      List<Integer> horizons,
      String brackets,
      int partitions,
      boolean onTwo) {

    String written() {
      StringBuilder text =
          new StringBuilder("{left: l, right: r, into: out, time: {left: t, right: at}");
      text.append(", on: ").append(onTwo ? "{k: key, grp: part}" : "{k: key}");
      text.append(", direction: ").append(direction).append(", strict: ").append(strict);
      text.append(", unmatched: ").append(unmatched).append(", brackets: ").append(brackets);
      text.append(", take: [bid, note], matched: found");
      if (tolerance != null) {
        text.append(", tolerance: \"").append(time.written(tolerance)).append('"');
      }
      if (ties != null) {
        text.append(", ties: ").append(ties);
      }
      if (sequenced) {
        text.append(", sequence: [seq]");
      }
      if (!horizons.isEmpty()) {
        text.append(", horizons: [")
            .append(
                String.join(", ", horizons.stream().map(h -> '"' + time.written(h) + '"').toList()))
            .append(']');
      }
      return text.append('}').toString();
    }

    List<Integer> looks() {
      return horizons.isEmpty() ? List.of(0) : horizons;
    }
  }

  private static final List<@Nullable String> KEYS =
      Arrays.asList("a", "a", "a", "a", "a", "b", "", "ключ", "😀", "A", null);

  /** A session that compiles nothing and shares work among so many tasks. */
  static SparkSession session(int tasks) {
    SparkSession session = SharedSpark.session().newSession();
    session.conf().set("spark.sql.codegen.wholeStage", "false");
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.shuffle.partitions", String.valueOf(tasks));
    session.conf().set("spark.sql.adaptive.enabled", "false");
    return session;
  }

  /** Any options. */
  static Mode anyMode(Random random, String brackets) {
    return new Mode(
        Time.values()[random.nextInt(Time.values().length)],
        List.of("backward", "forward", "nearest").get(random.nextInt(3)),
        random.nextBoolean(),
        Arrays.asList(null, 0, 3).get(random.nextInt(3)),
        Arrays.asList(null, "first", "last").get(random.nextInt(3)),
        random.nextBoolean(),
        List.of("keep", "drop", "reject").get(random.nextInt(3)),
        random.nextBoolean() ? List.of(0, 2, -3, 7) : List.of(),
        brackets,
        List.of(1, 2, 7).get(random.nextInt(3)),
        random.nextInt(3) == 0);
  }

  /** Random tables: one key has many rows, few times, blanks in every column. */
  static AsOfTrial random(Random random, Mode mode, int lefts, int rights) {
    int ticks = 1 + random.nextInt(80);
    List<Left> left = new ArrayList<>();
    for (int i = 0; i < lefts; i++) {
      left.add(new Left(i, pick(random), random.nextInt(15) == 0 ? null : tick(random, ticks)));
    }
    List<Right> right = new ArrayList<>();
    for (int i = 0; i < rights; i++) {
      right.add(
          new Right(
              pick(random),
              random.nextInt(15) == 0 ? null : tick(random, ticks),
              random.nextInt(6) == 0 ? null : random.nextInt(3),
              random.nextInt(4) == 0 ? null : random.nextInt(9),
              random.nextInt(4) == 0 ? null : List.of("", "x", "ä", "z😀").get(random.nextInt(4))));
    }
    return new AsOfTrial(left, right, mode);
  }

  private static int tick(Random random, int ticks) {
    return random.nextInt(ticks) - ticks / 3;
  }

  private static @Nullable String pick(Random random) {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  /** For each left row what the step makes of it: what was found, dropped or rejected. */
  Map<Integer, String> found(SparkSession spark) {
    StructType left =
        new StructType()
            .add("id", DataTypes.IntegerType)
            .add("k", DataTypes.StringType)
            .add("grp", DataTypes.IntegerType)
            .add("t", mode.time().type);
    StructType right =
        new StructType()
            .add("key", DataTypes.StringType)
            .add("part", DataTypes.LongType)
            .add("at", mode.time().type)
            .add("seq", DataTypes.IntegerType)
            .add("bid", DataTypes.IntegerType)
            .add("note", DataTypes.StringType);
    Dataset<Row> l =
        table(
            spark,
            left,
            lefts.stream()
                .map(row -> RowFactory.create(row.id, row.key, 7, mode.time().value(row.tick))));
    Dataset<Row> r =
        table(
            spark,
            right,
            rights.stream()
                .map(
                    row ->
                        RowFactory.create(
                            row.key, 7L, mode.time().value(row.tick), row.seq, row.bid, row.note)));
    StepResult.Made made =
        Objects.requireNonNull(
            new WrittenStep(AsOfJoin.TYPE, mode.written())
                .step()
                .apply(new Tables(Map.of("l", l, "r", r), Trial.AS_OF))
                .tables()
                .get("out"));
    Map<Integer, String> found = new TreeMap<>();
    for (Row row : made.rows().collectAsList()) {
      found.merge(row.getAs("id"), shown(row), (one, other) -> one + " and " + other);
    }
    return found;
  }

  private String shown(Row row) {
    List<String> columns = Arrays.asList(row.schema().fieldNames());
    if (columns.contains(ControlColumns.DROP) && row.getAs(ControlColumns.DROP) != null) {
      return "drop: " + row.getAs(ControlColumns.DROP);
    }
    if (columns.contains(ControlColumns.REJECT) && row.getAs(ControlColumns.REJECT) != null) {
      return "reject: " + row.<Row>getAs(ControlColumns.REJECT).<String>getAs("reason");
    }
    StringBuilder text = new StringBuilder();
    for (int look : mode.looks()) {
      String suffix = look == 0 ? "" : "_" + mode.time().written(look).replace("-", "minus_");
      for (String name : List.of("found", "bid", "note")) {
        text.append(row.<Object>getAs(name + suffix)).append('|');
      }
    }
    return text.toString();
  }

  private Dataset<Row> table(SparkSession spark, StructType schema, Stream<Row> rows) {
    List<Row> all = new ArrayList<>(rows.toList());
    Collections.shuffle(all, new Random(mode.partitions()));
    return spark.createDataFrame(
        new JavaSparkContext(spark.sparkContext()).parallelize(all, mode.partitions()), schema);
  }

  /** The same by brute force. */
  Map<Integer, String> expected() {
    Map<Integer, String> expected = new TreeMap<>();
    for (Left left : lefts) {
      StringBuilder text = new StringBuilder();
      boolean isFirst = true;
      boolean isMissing = false;
      for (int look : mode.looks()) {
        Right right = right(left, look);
        isMissing |= isFirst && right == null;
        isFirst = false;
        text.append(right != null).append('|');
        text.append(right == null ? null : right.bid).append('|');
        text.append(right == null ? null : right.note).append('|');
      }
      expected.put(
          left.id,
          !isMissing || mode.unmatched().equals("keep")
              ? text.toString()
              : mode.unmatched() + ": no right row");
    }
    return expected;
  }

  private @Nullable Right right(Left left, int look) {
    if (left.key == null || left.tick == null) {
      return null;
    }
    int at = left.tick + look;
    Right best = null;
    for (Right right : rights) {
      if (right.tick == null || !left.key.equals(right.key)) {
        continue;
      }
      int distance = right.tick - at;
      boolean fits =
          switch (mode.direction()) {
            case "backward" -> distance <= 0;
            case "forward" -> distance >= 0;
            default -> true;
          };
      if (fits
          && !(mode.strict() && distance == 0)
          && (mode.tolerance() == null || Math.abs(distance) <= mode.tolerance())
          && (best == null || isBetter(right, best, at))) {
        best = right;
      }
    }
    return best;
  }

  private boolean isBetter(Right right, Right best, int at) {
    int one = right.tick == null ? 0 : right.tick - at;
    int other = best.tick == null ? 0 : best.tick - at;
    if (Math.abs(one) != Math.abs(other)) {
      return Math.abs(one) < Math.abs(other);
    }
    if (one != other) {
      return one < other;
    }
    boolean isAfter = one > 0 || one == 0 && mode.direction().equals("forward");
    String tie = mode.ties() == null ? isAfter ? "first" : "last" : mode.ties();
    int order = (mode.sequenced() ? Right.SEQUENCE : Right.TAKEN).compare(right, best);
    return tie.equals("first") ? order < 0 : order > 0;
  }
}
