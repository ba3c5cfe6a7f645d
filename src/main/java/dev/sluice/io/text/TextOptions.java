package dev.sluice.io.text;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.Dialect;
import dev.sluice.spec.TextEncoding;
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
 * @param dialect what is said of the files besides how they are cut
 * @param splitBytes about how many bytes one task reads, or 0 to let file sizes and cores decide;
 *     results do not depend on it
 */
public record TextOptions(
    List<String> paths,
    TextFormat format,
    Map<String, ColumnType> columns,
    Dialect dialect,
    StorageSettings storage,
    long splitBytes) {

  public TextOptions {
    paths = List.copyOf(paths);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** A source with columns still to be inferred, on files that need no settings. */
  public static TextOptions of(TextFormat format, String... paths) {
    return new TextOptions(
        List.of(paths), format, Map.of(), Dialect.PLAIN, StorageSettings.DEFAULT, 0);
  }

  /** The same with declared columns. */
  public TextOptions withColumns(Map<String, ColumnType> declared) {
    return new TextOptions(paths, format, declared, dialect, storage, splitBytes);
  }

  /** The same with other settings of storage. */
  public TextOptions withStorage(StorageSettings settings) {
    return new TextOptions(paths, format, columns, dialect, settings, splitBytes);
  }

  /** The same with another size of splits. */
  public TextOptions withSplitBytes(long bytes) {
    return new TextOptions(paths, format, columns, dialect, storage, bytes);
  }

  /** The same in another dialect. */
  public TextOptions withDialect(Dialect other) {
    return new TextOptions(paths, format, columns, other, storage, splitBytes);
  }

  /** The content of a file, from the process that plans. */
  TextContent contentOf(TextFile file) {
    return new TextContent(storage, file.stored().path(), file.entry(), dialect.encoding());
  }

  /** True when several tasks may read parts of the file. */
  boolean canSplit(TextFile file) {
    return format.isSplittable()
        && dialect.encoding() == TextEncoding.UTF_8
        && dialect.skipFooter() == 0
        && !file.isPacked();
  }
}
