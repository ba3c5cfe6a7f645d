package dev.sluice.run;

import dev.sluice.io.table.Days;
import dev.sluice.spec.Incremental;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * The days that a run of an incremental job computes anew, and why.
 *
 * @param days as far as they are known
 * @param reasons a sentence for each thing that changed
 * @param open changed keys of which it is not yet known on which days they are used
 */
record Recomputation(Days days, List<String> reasons, List<UsedKeys> open) {

  /** Keys of a lookup whose rows changed. */
  record UsedKeys(String lookup, Incremental.Lookup spec, Set<Object> keys) {}

  Recomputation {
    reasons = List.copyOf(reasons);
    open = List.copyOf(open);
  }

  static Recomputation everything(String reason) {
    return new Recomputation(Days.every(), List.of(reason), List.of());
  }

  /** True when no day changed. */
  boolean isNothing() {
    return days.isEmpty() && open.isEmpty();
  }

  /** Adds what another table of the same job needs. */
  Recomputation and(Recomputation other) {
    List<String> both = new ArrayList<>(reasons);
    other.reasons.stream().filter(reason -> !both.contains(reason)).forEach(both::add);
    List<UsedKeys> keys = new ArrayList<>(open);
    other.open.stream().filter(used -> !keys.contains(used)).forEach(keys::add);
    return new Recomputation(days.and(other.days), both, keys);
  }

  /**
   * Finds the days that use changed keys: one pass over two columns of the source.
   *
   * @return the same with all days known
   */
  Recomputation resolved(JobPlan plan, SparkSession spark) {
    Days all = days;
    List<String> why = new ArrayList<>(reasons);
    for (UsedKeys used : open) {
      Days using = all.all() ? Days.none() : daysUsing(used, plan, spark);
      why.add(used.lookup() + ": " + used.keys().size() + " keys changed, on " + described(using));
      all = all.and(using);
    }
    return new Recomputation(all, why, List.of());
  }

  private static Days daysUsing(UsedKeys used, JobPlan plan, SparkSession spark) {
    String source = used.spec().in();
    PlannedSource planned = plan.source(source);
    StructField day = planned.schema().apply(plan.dayColumn(source).orElseThrow());
    Column key = new Column("`" + used.spec().column().replace("`", "``") + "`");
    Dataset<Row> days =
        planned
            .read(spark)
            .filter(key.isInCollection(used.keys()))
            .select(Days.day(day).as("day"))
            .distinct();
    Days found = Days.none();
    for (Row row : days.collectAsList()) {
      found =
          found.and(
              row.isNullAt(0)
                  ? Days.ofNoDate()
                  : Days.between(row.getDate(0).toLocalDate(), row.getDate(0).toLocalDate()));
    }
    return found;
  }

  static String described(Days days) {
    if (days.all()) {
      return "all days";
    }
    List<String> written = days.written();
    int shown = Math.min(written.size(), 5);
    String list = String.join(", ", written.subList(0, shown));
    return written.isEmpty()
        ? "no day"
        : written.size()
            + (written.size() == 1 ? " day: " : " days: ")
            + list
            + (shown < written.size() ? " ..." : "");
  }
}
