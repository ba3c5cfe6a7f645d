package dev.sluice.step.rows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns added to sorted rows. The oracle is Spark's own windows over the same rows. */
class AddedToRowsTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("k", DataTypes.StringType)
          .add("n", DataTypes.LongType)
          .add("note", DataTypes.StringType);

  /** For each row {@code n} of the row so many rows further in the partition, null at its end. */
  private record Ahead(int distance, int surplus) implements RowsFunction {

    @Override
    public Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows) {
      List<Object> read = new ArrayList<>();
      return new Iterator<>() {
        private int given;
        private int rest = surplus;

        @Override
        public boolean hasNext() {
          while (read.size() <= given + distance && rows.hasNext()) {
            InternalRow row = rows.next();
            read.add(row.isNullAt(1) ? Long.MIN_VALUE : row.getLong(1));
          }
          return given < read.size() + Math.min(rest, 0) || (given >= read.size() && rest > 0);
        }

        @Override
        public InternalRow next() {
          if (given >= read.size()) {
            rest--;
          }
          int at = given + distance;
          given++;
          return new GenericInternalRow(new Object[] {at < read.size() ? read.get(at) : null});
        }
      };
    }
  }

  private static StructType column(String name) {
    return new StructType().add(name, DataTypes.LongType);
  }

  private static Dataset<Row> rows(int count, long seed, int partitions) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          RowFactory.create(
              random.nextInt(9) == 0
                  ? null
                  : List.of("a", "b", "ключ", "😀").get(random.nextInt(4)),
              random.nextInt(12) == 0 ? null : (long) random.nextInt(50),
              "x".repeat(random.nextInt(40)) + i));
    }
    return SharedSpark.session().createDataFrame(rows, SCHEMA).repartition(partitions);
  }

  private static Dataset<Row> added(Dataset<Row> rows, String name, int distance) {
    return SortedRows.adding(
        rows, List.of("k"), List.of("k", "n", "note"), column(name), new Ahead(distance, 0));
  }

  /** The whole partition is one sequence, as the rows of the window over the partition's id. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 17, 1000})
  void eachRowKeepsItsAnswer(int distance) {
    Dataset<Row> result = added(rows(400, distance, 3), "ahead", distance);
    List<Row> given = result.collectAsList();
    List<Row> laidOut =
        SortedRows.transform(
                rows(400, distance, 3),
                List.of("k"),
                List.of("k", "n", "note"),
                SCHEMA.add("p", DataTypes.IntegerType),
                new Partition())
            .collectAsList();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < laidOut.size(); i++) {
      Row row = laidOut.get(i);
      int at = i + distance;
      boolean isThere = at < laidOut.size() && laidOut.get(at).getInt(3) == row.getInt(3);
      Object n = isThere ? laidOut.get(at).get(1) : null;
      if (isThere && n == null) {
        n = Long.MIN_VALUE;
      }
      expected.add(row.get(0) + "|" + row.get(1) + "|" + row.get(2) + "|" + n);
    }
    assertThat(given.stream().map(row -> row.mkString("|")).toList())
        .containsExactlyElementsOf(expected);
  }

  /** The rows with the number of their task. */
  private record Partition() implements RowsFunction {

    @Override
    public Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows) {
      int id = org.apache.spark.TaskContext.getPartitionId();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public InternalRow next() {
          InternalRow row = rows.next();
          Object n = row.isNullAt(1) ? null : row.getLong(1);
          return new GenericInternalRow(
              new Object[] {row.getUTF8String(0), n, row.getUTF8String(2), id});
        }
      };
    }
  }

  @Test
  void furtherCallsPlanNoFurtherShuffleAndNoFurtherSort() {
    Dataset<Row> first = added(rows(50, 1, 2), "one", 1);
    Dataset<Row> between =
        first
            .observe("seen", count(lit(1)).as("n"))
            .filter("note <> 'x'")
            .select(col("note"), col("n"), col("one"), col("k"), col("one").plus(1).as("more"));
    Dataset<Row> second = added(between, "two", 2);
    Dataset<Row> third =
        SortedRows.adding(
            second, List.of("k"), List.of("k", "n"), column("three"), new Ahead(3, 0));
    third.collectAsList();
    String plan = third.queryExecution().executedPlan().toString();
    String last = plan.contains("== Initial Plan ==") ? plan.split("== Initial Plan ==")[0] : plan;
    assertThat(last.lines().filter(line -> line.contains("Sort [")).count()).isEqualTo(1);
    assertThat(last.lines().filter(line -> line.contains("Exchange hashpartitioning(")).count())
        .isEqualTo(1);
    assertThat(third.columns()).containsExactly("note", "n", "one", "k", "more", "two", "three");
  }

  @Test
  void rowsJoinWithThemselvesAndWithWhatTheyWereMadeOf() {
    Dataset<Row> rows = rows(60, 3, 2);
    Dataset<Row> more = added(rows, "ahead", 1);
    Dataset<Row> twice = more.as("l").join(more.as("r"), col("l.note").equalTo(col("r.note")));
    assertThat(twice.filter(col("l.ahead").eqNullSafe(col("r.ahead"))).count()).isEqualTo(60);
    Dataset<Row> both = rows.as("l").join(more.as("r"), col("l.note").equalTo(col("r.note")));
    assertThat(both.filter(col("l.n").eqNullSafe(col("r.n"))).count()).isEqualTo(60);
    Dataset<Row> other = more.as("l").join(rows.as("r"), col("l.note").equalTo(col("r.note")));
    assertThat(other.filter(col("l.n").eqNullSafe(col("r.n"))).count()).isEqualTo(60);
    assertThat(more.union(more).distinct().count()).isEqualTo(60);
  }

  @Test
  void emptyRowsStayEmptyAndColumnsCanBeLeftOut() {
    assertThat(added(rows(0, 1, 1), "ahead", 5).collectAsList()).isEmpty();
    assertThat(
            added(rows(1, 1, 1), "ahead", 1).select("note").collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aFunctionThatMiscountsIsAnInternalError(int surplus) {
    Dataset<Row> wrong =
        SortedRows.adding(
            rows(20, 1, 1), List.of("k"), List.of("n"), column("x"), new Ahead(0, surplus));
    assertThatThrownBy(wrong::collectAsList)
        .hasStackTraceContaining(surplus < 0 ? "fewer rows than there are" : "more rows than it");
  }
}
