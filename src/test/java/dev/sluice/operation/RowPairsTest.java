package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pairs of keys that repeat. The oracle is brute force: of two lists of the rows of a key, equal
 * rows are taken out pair by pair, and the rest is paired in order.
 */
class RowPairsTest {

  private static final List<@Nullable String> KEYS =
      Arrays.asList(null, "", "k", "K", "ключ", "𝔎", "a,b", " k");
  private static final List<@Nullable String> TEXTS =
      Arrays.asList(null, "", "v", "V", "ä", "ä", "😀", "\0");
  private static final StructType SCHEMA =
      new StructType()
          .add("k", DataTypes.StringType)
          .add("v", DataTypes.StringType)
          .add("w", DataTypes.DoubleType);

  private record Line(@Nullable String k, @Nullable String v, @Nullable Double w) {

    private static final Comparator<@Nullable String> BYTES =
        Comparator.nullsFirst(
            Comparator.comparing(
                text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Arrays::compareUnsigned));

    static final Comparator<Line> VALUES =
        Comparator.<Line, @Nullable String>comparing(Line::v, BYTES)
            .thenComparing(
                line -> line.w == null ? null : line.w + 0.0,
                Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Of equal values the smaller bits come first: -0 before 0. */
    static final Comparator<Line> ORDER =
        VALUES.thenComparing(
            Line::w, Comparator.nullsFirst(Comparator.comparingLong(Double::doubleToRawLongBits)));

    Row row() {
      return RowFactory.create(k, v, w);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 60, 60",
    "2, 2, 60, 80",
    "3, 7, 300, 40",
    "4, 7, 0, 30",
    "5, 2, 30, 0",
    "6, 1, 0, 0",
    "7, 7, 800, 800"
  })
  void pairsAreThoseOfTheOracle(long seed, int partitions, int lefts, int rights) {
    Random random = new Random(seed);
    List<Line> left = lines(random, lefts);
    List<Line> right = lines(random, rights);

    assertThat(statuses(left, right, partitions)).isEqualTo(expected(left, right));
    TableDiff diff = diff(left, right, partitions);
    assertThat(counted(diff)).isEqualTo(summed(left, right));
  }

  @Test
  void aKeyWithMoreRowsThanAreKeptAsObjectsIsPairedToo() {
    List<Line> left = new ArrayList<>();
    List<Line> right = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      left.add(new Line("k", "a" + i % 7, i * 1.0));
      right.add(new Line("k", i % 2 == 0 ? "a" + i % 7 : "b", i * 1.0));
    }
    assertThat(counted(diff(left, right, 3))).isEqualTo(summed(left, right));
    Collections.reverse(left);
    assertThat(statuses(left, right, 2)).isEqualTo(expected(left, right));
  }

  @Test
  void aTableOfThreeHundredColumnsIsCompared() {
    StructType schema = new StructType().add("id", DataTypes.IntegerType);
    for (int i = 0; i < 300; i++) {
      schema = schema.add("c" + i, i % 2 == 0 ? DataTypes.StringType : DataTypes.DoubleType);
    }
    Dataset<Row> a = SharedSpark.session().createDataFrame(wide(-1), schema);
    Dataset<Row> b = SharedSpark.session().createDataFrame(wide(7), schema);
    TableDiff diff = TableDiff.of(step("{table: A, with: B, keys: [id]}"), TextRule.EXACT, a, b);
    List<Row> changes = diff.changes(diff.rows()).collectAsList();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).<String>getAs("diff_columns")).isEqualTo("c299");
    assertThat(changes.get(0).<Integer>getAs("id")).isEqualTo(7);
  }

  private static List<Row> wide(int changed) {
    return IntStream.range(0, 20)
        .mapToObj(
            id -> {
              Object[] cells = new Object[301];
              cells[0] = id;
              for (int i = 0; i < 300; i++) {
                cells[i + 1] = i % 2 == 0 ? "t" + id + i : (Object) (double) (id * i);
              }
              if (id == changed) {
                cells[300] = -1.0;
              }
              return RowFactory.create(cells);
            })
        .toList();
  }

  private static List<Line> lines(Random random, int rows) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      lines.add(
          new Line(
              random.nextInt(3) == 0 ? "u" + random.nextInt(2 * rows) : pick(KEYS, random),
              pick(TEXTS, random),
              pick(Arrays.asList(null, 0.0, -0.0, 1.5, Double.NaN), random)));
    }
    return lines;
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static Step step(String options) {
    Problems problems = new Problems();
    Step step =
        DocumentParser.parse("step", options, problems)
            .flatMap(node -> ShapeChecker.read(node, Compare.TYPE.options(), problems))
            .flatMap(fields -> Compare.TYPE.read(fields, problems))
            .orElseThrow();
    assertThat(problems.all()).isEmpty();
    return step;
  }

  private static Dataset<Row> table(List<Line> lines, int partitions) {
    List<Row> rows = lines.stream().map(Line::row).collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(rows, new Random(partitions));
    return SharedSpark.session()
        .createDataFrame(
            new JavaSparkContext(SharedSpark.session().sparkContext())
                .parallelize(rows, partitions),
            SCHEMA);
  }

  private static TableDiff diff(List<Line> left, List<Line> right, int partitions) {
    return TableDiff.of(
        step("{table: A, with: B, keys: [k]}"),
        TextRule.EXACT,
        table(left, partitions),
        table(right, partitions));
  }

  /** Rows by status, and keys that repeat on either side. */
  private static List<Long> counted(TableDiff diff) {
    long[] counts = new long[6];
    for (Row row : diff.rows().collectAsList()) {
      int status = row.getInt(TableDiff.STATUS_AT);
      if (status == TableDiff.COUNTS) {
        counts[TableDiff.SAME] += row.getLong(TableDiff.COUNTS_AT);
        counts[4] += row.getLong(TableDiff.COUNTS_AT + 1);
        counts[5] += row.getLong(TableDiff.COUNTS_AT + 2);
      } else {
        counts[status]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private static List<Long> summed(List<Line> left, List<Line> right) {
    Map<String, Long> found = new TreeMap<>();
    expected(left, right)
        .forEach((pair, times) -> found.merge(pair.split(":", 2)[0], times, Long::sum));
    List<Long> counts = new ArrayList<>();
    for (String status : List.of("same", "changed", "only-left", "only-right")) {
      counts.add(found.getOrDefault(status, 0L));
    }
    counts.add(repeated(left));
    counts.add(repeated(right));
    return counts;
  }

  private static long repeated(List<Line> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(line -> String.valueOf(line.k()) + (line.k() == null)))
        .values()
        .stream()
        .filter(rows -> rows.size() > 1)
        .count();
  }

  private static Map<String, Long> statuses(List<Line> left, List<Line> right, int partitions) {
    Dataset<Row> made =
        Objects.requireNonNull(
                new WrittenStep(Compare.TYPE, "{table: A, with: B, keys: [k]}")
                    .step()
                    .apply(
                        new dev.sluice.step.Tables(
                            Map.of("A", table(left, partitions), "B", table(right, partitions)),
                            Trial.AS_OF))
                    .tables()
                    .get("A"))
            .rows();
    Map<String, Long> found = new TreeMap<>();
    for (Row row : made.collectAsList()) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row.get(0));
      IntStream.range(3, 7).forEach(i -> cells.add(row.get(i)));
      String pair = row.getString(1) + ":" + cells;
      found.merge(pair, 1L, Long::sum);
    }
    return found;
  }

  private static Map<String, Long> expected(List<Line> left, List<Line> right) {
    Map<@Nullable String, List<List<Line>>> keys = new LinkedHashMap<>();
    left.forEach(line -> sides(keys, line).get(0).add(line));
    right.forEach(line -> sides(keys, line).get(1).add(line));
    Map<String, Long> pairs = new TreeMap<>();
    keys.values()
        .forEach(
            sides -> {
              List<Line> lefts = sides.get(0);
              List<Line> rights = sides.get(1);
              lefts.sort(Line.ORDER);
              rights.sort(Line.ORDER);
              List<Line> alone = new ArrayList<>();
              for (Line line : lefts) {
                int at =
                    IntStream.range(0, rights.size())
                        .filter(i -> Line.VALUES.compare(line, rights.get(i)) == 0)
                        .findFirst()
                        .orElse(-1);
                if (at < 0) {
                  alone.add(line);
                } else {
                  add(pairs, "same", line, rights.remove(at));
                }
              }
              for (int i = 0; i < Math.max(alone.size(), rights.size()); i++) {
                Line one = i < alone.size() ? alone.get(i) : null;
                Line other = i < rights.size() ? rights.get(i) : null;
                String status =
                    one == null ? "only-right" : other == null ? "only-left" : "changed";
                add(pairs, status, one, other);
              }
            });
    return pairs;
  }

  private static List<List<Line>> sides(Map<@Nullable String, List<List<Line>>> keys, Line line) {
    return keys.computeIfAbsent(line.k(), key -> List.of(new ArrayList<>(), new ArrayList<>()));
  }

  private static void add(
      Map<String, Long> pairs, String status, @Nullable Line left, @Nullable Line right) {
    Line any = Objects.requireNonNull(left == null ? right : left);
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(any.k());
    cells.add(left == null ? null : left.v());
    cells.add(right == null ? null : right.v());
    cells.add(left == null ? null : left.w());
    cells.add(right == null ? null : right.w());
    String pair = status + ":" + cells;
    pairs.merge(pair, 1L, Long::sum);
  }
}
