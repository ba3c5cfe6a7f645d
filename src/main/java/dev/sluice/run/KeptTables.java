package dev.sluice.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Tables that several tables of one step are made of and that nobody published: what the step makes
 * is computed once and kept on local disk as long as the run lasts. A published one is read from
 * where it was written.
 */
final class KeptTables implements AutoCloseable {

  private final List<PlannedStep> steps;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  KeptTables(List<PlannedStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Keeps what a step made, if more than one of the steps that it implies reads it.
   *
   * @param step its place in the list
   * @param written the tables that have been written
   */
  void after(int step, Wiring wiring, Set<String> written) {
    for (String table : steps.get(step).makes()) {
      if (!written.contains(table) && readers(step, table) > 1) {
        Dataset<Row> rows = wiring.table(table).persist(StorageLevel.DISK_ONLY());
        kept.add(rows);
        wiring.replace(table, rows);
      }
    }
  }

  private long readers(int step, String table) {
    return steps.subList(step + 1, steps.size()).stream()
        .takeWhile(PlannedStep::isImplied)
        .filter(implied -> implied.step().inputs().contains(table))
        .count();
  }

  @Override
  public void close() {
    kept.forEach(rows -> rows.unpersist(false));
  }
}
