package dev.sluice.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Tables of costly steps, where more than one output is made of them and they have not been
 * written: they are computed once and kept on local disk as long as the run lasts.
 */
final class KeptTables implements AutoCloseable {

  private final List<PlannedStep> steps;
  private final Set<String> published;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  KeptTables(List<PlannedStep> steps, Set<String> published) {
    this.steps = List.copyOf(steps);
    this.published = Set.copyOf(published);
  }

  /**
   * Keeps what a step made, if it is to be kept and read more than once.
   *
   * @param step its place in the list
   * @param written the tables that have been written
   */
  void after(int step, Wiring wiring, Set<String> written) {
    if (!steps.get(step).step().isKept()) {
      return;
    }
    for (String table : steps.get(step).makes()) {
      if (!written.contains(table) && readers(step, table) > 1) {
        Dataset<Row> rows = wiring.table(table).persist(StorageLevel.DISK_ONLY());
        kept.add(rows);
        wiring.replace(table, rows);
      }
    }
  }

  private long readers(int step, String table) {
    long readers =
        steps.subList(step + 1, steps.size()).stream()
            .filter(later -> later.step().inputs().contains(table))
            .count();
    return readers + (published.contains(table) ? 1 : 0);
  }

  @Override
  public void close() {
    kept.forEach(rows -> rows.unpersist(false));
  }
}
