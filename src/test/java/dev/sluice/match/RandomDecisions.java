package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about items of a run, whatever had become of them: a match of three, a
 * match of which one item is not there, items that are closed and one that is commented.
 */
record RandomDecisions(
    List<Row> matched, List<Row> incomplete, List<Row> closed, Row commented, List<Row> rows) {

  static final StructType COLUMNS =
      new StructType()
          .add("decision", DataTypes.StringType)
          .add("side", DataTypes.StringType)
          .add("item_id", DataTypes.StringType)
          .add("group", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("comment", DataTypes.StringType);

  static RandomDecisions on(List<Row> items, long seed) {
    List<Row> left = shuffled(items, Entry.LEFT, seed);
    List<Row> right = shuffled(items, Entry.RIGHT, seed);
    List<Row> matched = List.of(left.get(0), right.get(0), right.get(1));
    List<Row> incomplete = List.of(left.get(1), right.get(2));
    List<Row> closed = List.of(left.get(2), right.get(3));
    Row commented = left.get(3);
    List<Row> rows = new ArrayList<>();
    matched.forEach(item -> rows.add(row("match", item, "g1", "seen", null)));
    incomplete.forEach(item -> rows.add(row("Match", item, "g2", null, null)));
    rows.add(RowFactory.create("match", Entry.LEFT, "nowhere", "g2", null, null));
    closed.forEach(item -> rows.add(row(" close", item, null, "written off", null)));
    rows.add(row("comment", commented, null, null, "asked the bank"));
    return new RandomDecisions(matched, incomplete, closed, commented, rows);
  }

  private static Row row(
      String decision,
      Row item,
      @Nullable String group,
      @Nullable String reason,
      @Nullable String comment) {
    return RowFactory.create(
        decision, item.getAs("side"), item.getAs("item_id"), group, reason, comment);
  }

  /** Items whose id stands for nothing else. */
  private static List<Row> shuffled(List<Row> items, String side, long seed) {
    Map<Object, Long> ids =
        items.stream()
            .filter(row -> row.getAs("side").equals(side) && row.getAs("item_id") != null)
            .collect(Collectors.groupingBy(row -> row.getAs("item_id"), Collectors.counting()));
    List<Row> single =
        new ArrayList<>(
            items.stream()
                .filter(row -> row.getAs("side").equals(side))
                .filter(row -> row.getAs("item_id") != null)
                .filter(row -> ids.getOrDefault(row.<Object>getAs("item_id"), 0L) == 1)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
    Collections.shuffle(single, new Random(seed));
    return single;
  }

  void requireHonoured(List<Row> items) {
    List<Row> group = matched.stream().map(item -> now(items, item)).toList();
    assertThat(group).allMatch(row -> row.getAs("bucket").equals("confirmed"));
    assertThat(group).allMatch(row -> row.getAs("reason").equals("seen"));
    assertThat(group).allMatch(row -> row.getAs("match_id").equals(group.get(0).getAs("match_id")));
    assertThat(items.stream().filter(row -> row.getAs("bucket").equals("confirmed"))).hasSize(3);
    for (Row item : incomplete) {
      Row now = now(items, item);
      if (!now.getAs("bucket").equals("suggested") && now.getAs("match_id") == null) {
        assertThat(now.<String>getAs("reason")).contains("the decided match is not complete");
      }
    }
    for (Row item : closed) {
      assertThat(now(items, item).<String>getAs("bucket")).isEqualTo("closed");
      assertThat(now(items, item).<String>getAs("reason")).isEqualTo("written off");
    }
    assertThat(items.stream().filter(row -> row.getAs("bucket").equals("closed"))).hasSize(2);
    assertThat(now(items, commented).<String>getAs("comment")).isEqualTo("asked the bank");
  }

  private static Row now(List<Row> items, Row item) {
    return items.stream()
        .filter(row -> row.getAs("side").equals(item.getAs("side")))
        .filter(row -> item.getAs("item_id").equals(row.getAs("item_id")))
        .findFirst()
        .orElseThrow();
  }
}
