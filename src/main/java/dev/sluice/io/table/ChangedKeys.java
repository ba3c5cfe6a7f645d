package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a small table, such as a map of codes, have other rows than they had at an earlier
 * snapshot. Both states are read in this process.
 */
public final class ChangedKeys {

  /** A larger table is no map of codes, and reading it here would be slow. */
  private static final int MOST_ROWS = 1_000_000;

  private ChangedKeys() {}

  /**
   * Finds the keys whose rows were added, removed or changed. Blank keys are left out: they match
   * nothing.
   *
   * @param name {@code namespace.table}
   * @return nothing when that cannot be told: the earlier snapshot was expired, the table is large
   */
  public static Optional<Set<Object>> between(
      TableCatalog catalog, String name, String key, long earlier, long later) {
    return CatalogFailure.guard(
        "table " + name,
        () ->
            catalog
                .find(TableId.parse(name, Place.file(name)))
                .flatMap(t -> between(t, key, earlier, later)));
  }

  private static Optional<Set<Object>> between(
      BaseTable table, String key, long earlier, long later) {
    if (table.snapshot(earlier) == null
        || table.snapshot(later) == null
        || table.schema().findField(key) == null) {
      return Optional.empty();
    }
    // How often each row is there: added rows count up, former ones down.
    Map<Record, Integer> balance = new HashMap<>();
    if (!count(table, later, 1, balance) || !count(table, earlier, -1, balance)) {
      return Optional.empty();
    }
    Set<Object> keys = new LinkedHashSet<>();
    balance.forEach(
        (row, times) -> {
          @Nullable Object value = row.getField(key);
          if (times != 0 && value != null) {
            keys.add(value);
          }
        });
    return Optional.of(keys);
  }

  private static boolean count(
      BaseTable table, long snapshot, int times, Map<Record, Integer> balance) {
    int rows = 0;
    try (CloseableIterable<Record> read =
        IcebergGenerics.read(table).useSnapshot(snapshot).build()) {
      for (Record row : read) {
        rows++;
        if (rows > MOST_ROWS) {
          return false;
        }
        balance.merge(row.copy(), times, Integer::sum);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
