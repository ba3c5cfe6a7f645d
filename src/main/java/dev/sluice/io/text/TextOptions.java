package dev.sluice.io.text;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text source as a job names it.
 *
 * @param paths files, globs and folders, which together are one table
 * @param columns the declared columns in their order; empty to infer all of them from a sample
 * @param storage how files are reached
 * @param splitBytes about how many bytes one task reads, or 0 to let file sizes and cores decide;
 *     results do not depend on it
 */
public record TextOptions(
    List<String> paths,
    TextFormat format,
    Map<String, ColumnType> columns,
    StorageSettings storage,
    long splitBytes) {

  public TextOptions {
    paths = List.copyOf(paths);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** A source with columns still to be inferred, on files that need no settings. */
  public static TextOptions of(TextFormat format, String... paths) {
    return new TextOptions(List.of(paths), format, Map.of(), StorageSettings.DEFAULT, 0);
  }

  /** The same with declared columns. */
  public TextOptions withColumns(Map<String, ColumnType> declared) {
    return new TextOptions(paths, format, declared, storage, splitBytes);
  }

  /** The same with other settings of storage. */
  public TextOptions withStorage(StorageSettings settings) {
    return new TextOptions(paths, format, columns, settings, splitBytes);
  }

  /** The same with another size of splits. */
  public TextOptions withSplitBytes(long bytes) {
    return new TextOptions(paths, format, columns, storage, bytes);
  }
}
