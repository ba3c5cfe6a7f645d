package dev.sluice.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Collects what all rules need of a staged table and then measures it in as few reads as possible.
 * Everything that is asked for is analyzed at once, so that a condition that Spark does not
 * understand is the fault of one rule only.
 */
final class Survey implements AutoCloseable {

  /** The name under which a query or a condition may refer to the staged table. */
  static final String PRIMARY = "primary";

  private final Dataset<Row> staged;
  private final String view =
      "sluice_gate_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
  private final ScanPass scan;
  private final Map<GroupingKey, GroupingPass> groupings = new LinkedHashMap<>();
  private final List<Runnable> queries = new ArrayList<>();
  private boolean viewExists;

  Survey(Dataset<Row> staged) {
    this.staged = staged.alias(PRIMARY);
    this.scan = new ScanPass(this.staged);
  }

  /** Counts the rows in question. */
  Measure<Long> count(@Nullable String where) {
    return where == null ? scan.count() : scan.count(filter(where));
  }

  /** Counts the rows that meet a condition, which is never null, among those in question. */
  Supplier<Share> share(Column condition, @Nullable String where) {
    Column both = analyzed(where == null ? condition : filter(where).and(condition));
    Measure<Long> met = scan.count(both);
    Measure<Long> rows = count(where);
    return () -> new Share(met.value(), rows.value());
  }

  /** The shared pass, for statistics of columns. */
  ScanPass scan() {
    return scan;
  }

  /** A column that is null in the rows that are not in question. */
  Column values(String column, @Nullable String where) {
    Column value = Names.column(column);
    return analyzed(where == null ? value : functions.when(filter(where), value));
  }

  /** The pass about the values of these columns, shared by all rules that name the same ones. */
  GroupingPass grouping(List<String> columns, @Nullable String where) {
    return groupings.computeIfAbsent(
        new GroupingKey(new HashSet<>(columns), where),
        added -> new GroupingPass(rows(where), columns));
  }

  /** Runs a query over {@link #PRIMARY} and takes a value from its first two rows. */
  <T> Measure<T> query(String sql, Function<Dataset<Row>, T> reading) {
    Dataset<Row> result = select(sql);
    Measure<T> measure = new Measure<>();
    queries.add(
        () -> {
          try {
            measure.measured(reading.apply(result));
          } catch (Exception e) {
            measure.failed(e);
          }
        });
    return measure;
  }

  /**
   * A query over the staged table, not yet run. The table is a view with a name that nobody else
   * has, put in front of the query as a common table expression: no view called {@code primary} is
   * read or left behind.
   */
  Dataset<Row> select(String sql) {
    if (!viewExists) {
      staged.createOrReplaceTempView(view);
      viewExists = true;
    }
    return staged
        .sparkSession()
        .sql(
            "WITH %s AS (SELECT * FROM %s)\nSELECT * FROM (\n%s\n)"
                .formatted(Names.quoted(PRIMARY), view, sql));
  }

  /** The staged rows that are in question, not yet read. */
  Dataset<Row> rows(@Nullable String where) {
    return where == null ? staged : staged.filter(filter(where));
  }

  /** Measures all that was asked for. */
  void run() {
    if (!scan.isEmpty()) {
      scan.run();
    }
    groupings.values().forEach(GroupingPass::run);
    queries.forEach(Runnable::run);
  }

  /** Forgets the staged table. */
  @Override
  public void close() {
    if (viewExists) {
      staged.sparkSession().catalog().dropTempView(view);
    }
  }

  private Column filter(String where) {
    return analyzed(functions.coalesce(functions.expr(where), functions.lit(false)));
  }

  private Column analyzed(Column column) {
    // Selecting analyzes: it throws now, in the name of the rule that asks, and reads nothing.
    var unused = staged.select(column).schema();
    return column;
  }

  private record GroupingKey(Set<String> columns, @Nullable String where) {}
}
