package dev.sluice.run;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.Publication;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Published tables that later steps read. They are written as soon as they are complete, and the
 * steps after that read what was written instead of computing it once more: a pivot of a published
 * table costs a scan of three columns, not the joins behind it.
 *
 * <p>What is written has lost the order of its rows, so a table is not shared when any step behind
 * it could ask for that order; nor when cells of it hold errors, which are written as blanks.
 */
final class SharedOutputs {

  /** Before the first step: a source that is published as it is. */
  static final int SOURCES = -1;

  private final List<PlannedStep> steps;
  private final Map<String, Publication> published = new LinkedHashMap<>();

  SharedOutputs(List<PlannedStep> steps, Collection<Publication> publications) {
    this.steps = List.copyOf(steps);
    publications.forEach(publication -> published.put(publication.table(), publication));
  }

  /**
   * The publications to stage after a step, because later steps read them.
   *
   * @param step its place in the list, or {@link #SOURCES}
   */
  List<Publication> completeAfter(int step) {
    return published.values().stream()
        .filter(publication -> lastMade(publication.table()) == step)
        .filter(publication -> keepsValues(publication.target()))
        .filter(publication -> isSharable(publication.table(), step))
        .toList();
  }

  /** True when no cell of a table can be an error. */
  static boolean hasNoErrors(Dataset<Row> table) {
    String prefix = FormulaProjection.errorColumn("");
    return Arrays.stream(table.columns()).noneMatch(name -> name.startsWith(prefix));
  }

  /** True when what was written has the types that it was made with; a catalog may know fewer. */
  static boolean sameTypes(Dataset<Row> made, Dataset<Row> written) {
    return made.schema().asNullable().equals(written.schema().asNullable());
  }

  /** Text formats are written for others; not all that a table holds can be read back from them. */
  private static boolean keepsValues(Publication.Target target) {
    return target instanceof Publication.CatalogTable
        || target instanceof Publication.Lake
        || (target instanceof Publication.Folder folder
            && folder.format() == Publication.Format.PARQUET);
  }

  private int lastMade(String table) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).makes().contains(table)) {
        return i;
      }
    }
    return SOURCES;
  }

  /** The rows of a sheet stand in the order of the table. */
  private boolean isWrittenInOrder(String table) {
    Publication publication = published.get(table);
    return publication != null && publication.target() instanceof Publication.Workbook;
  }

  private boolean isSharable(String table, int step) {
    Set<String> derived = new LinkedHashSet<>(Set.of(table));
    boolean used = false;
    for (PlannedStep later : steps.subList(step + 1, steps.size())) {
      if (later.step().orderedInputs().stream().anyMatch(derived::contains)) {
        return false;
      }
      if (later.step().inputs().stream().anyMatch(derived::contains)) {
        used = true;
        derived.addAll(later.makes());
      }
    }
    return used && derived.stream().noneMatch(this::isWrittenInOrder);
  }
}
