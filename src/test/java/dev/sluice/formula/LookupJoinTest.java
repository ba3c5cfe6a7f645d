package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First-match lookups; the oracle is a loop over the table in file order. */
class LookupJoinTest {

  private static final StructType ROWS =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("code", DataTypes.StringType)
          .add("size", DataTypes.IntegerType);
  private static final StructType TABLE =
      new StructType()
          .add("Code", DataTypes.StringType)
          .add("size", DataTypes.LongType)
          .add("name", DataTypes.StringType)
          .add(
              "__row",
              new StructType()
                  .add("file", DataTypes.StringType)
                  .add("block", DataTypes.LongType)
                  .add("position", DataTypes.LongType));
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>(Map.of("found", "name"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void exactFindsTheFirstRowInFileOrder(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    List<Row> table = new ArrayList<>();
    List<String> codes = Arrays.asList("a", "A", "b", "Ä", "ä", null, "", "zz");
    for (int i = 0; i < 40; i++) {
      rows.add(RowFactory.create(i, codes.get(random.nextInt(codes.size())), random.nextInt(3)));
    }
    for (int i = 0; i < 25; i++) {
      String code = codes.get(random.nextInt(codes.size() - 1));
      table.add(
          RowFactory.create(
              code, (long) random.nextInt(3), "n" + i, RowFactory.create("f", 0L, (long) i)));
    }
    for (int partitions : new int[] {1, 7}) {
      List<Row> result =
          LookupJoin.exact(
                  frame(rows, ROWS).repartition(partitions),
                  List.of("code", "size"),
                  frame(table, TABLE).repartition(partitions),
                  List.of("Code", "size"),
                  COLUMNS,
                  "matched")
              .orderBy("id")
              .collectAsList();
      assertThat(result).hasSize(rows.size());
      for (Row row : result) {
        String expected = null;
        for (Row candidate : table) {
          boolean same =
              !row.isNullAt(1)
                  && !candidate.isNullAt(0)
                  && row.getString(1)
                      .toLowerCase(Locale.ROOT)
                      .equals(candidate.getString(0).toLowerCase(Locale.ROOT))
                  && row.getInt(2) == candidate.getLong(1);
          if (same && expected == null) {
            expected = candidate.getString(2);
          }
        }
        assertThat(row.<String>getAs("found")).as(row.toString()).isEqualTo(expected);
        assertThat(row.<Boolean>getAs("matched")).isEqualTo(expected != null);
      }
    }
  }

  @Test
  void approximateFindsTheLargestKeyThatIsNotLarger() {
    List<Row> table =
        List.of(
            RowFactory.create("x", 10L, "ten", RowFactory.create("f", 0L, 0L)),
            RowFactory.create("x", 20L, "first twenty", RowFactory.create("f", 0L, 1L)),
            RowFactory.create("x", 20L, "last twenty", RowFactory.create("f", 0L, 2L)));
    List<Row> rows =
        Arrays.asList(
            RowFactory.create(1, "a", 9),
            RowFactory.create(2, "a", 10),
            RowFactory.create(3, "a", 19),
            RowFactory.create(4, "a", 500),
            RowFactory.create(5, "a", null));
    assertThat(
            new LookupSearch(LookupMatch.NEXT_SMALLER, Pick.LAST)
                    .join(
                        frame(rows, ROWS),
                        List.of("size"),
                        frame(table, TABLE),
                        List.of("size"),
                        COLUMNS,
                        "matched")
                    .orderBy("id")
                    .collectAsList()
                    .stream()
                    .map(row -> String.valueOf(row.<String>getAs("found"))))
        .containsExactly("null", "ten", "ten", "last twenty", "null");
  }

  @Test
  void wildcardsInTheKeyFitTheFirstText() {
    List<Row> table =
        List.of(
            RowFactory.create("Apple", 0L, "fruit", RowFactory.create("f", 0L, 5L)),
            RowFactory.create("apricot", 0L, "stone", RowFactory.create("f", 0L, 1L)),
            RowFactory.create("a*", 0L, "star", RowFactory.create("f", 0L, 9L)));
    List<Row> rows =
        Arrays.asList(
            RowFactory.create(1, "AP*", 0),
            RowFactory.create(2, "?pple", 0),
            RowFactory.create(3, "a~*", 0),
            RowFactory.create(4, "apple", 0),
            RowFactory.create(5, "b*", 0),
            RowFactory.create(6, null, 0));
    assertThat(
            new LookupSearch(LookupMatch.WILDCARD, Pick.FIRST)
                    .join(
                        frame(rows, ROWS),
                        List.of("code"),
                        frame(table, TABLE),
                        List.of("Code"),
                        COLUMNS,
                        "matched")
                    .orderBy("id")
                    .collectAsList()
                    .stream()
                    .map(row -> String.valueOf(row.<String>getAs("found"))))
        .containsExactly("stone", "fruit", "star", "fruit", "null", "null");
  }

  @Test
  void anEmptyTableMatchesNothing() {
    Dataset<Row> result =
        LookupJoin.exact(
            frame(List.of(RowFactory.create(1, "a", 1)), ROWS),
            List.of("code"),
            frame(List.of(), TABLE),
            List.of("Code"),
            COLUMNS,
            "matched");
    assertThat(result.first().<Boolean>getAs("matched")).isFalse();
    assertThat(result.columns()).containsExactly("id", "code", "size", "found", "matched");
  }

  private static Dataset<Row> frame(List<Row> rows, StructType type) {
    return SharedSpark.session().createDataFrame(rows, type);
  }
}
