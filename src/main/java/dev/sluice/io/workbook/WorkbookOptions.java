package dev.sluice.io.workbook;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workbook source as a job names it.
 *
 * @param paths files, globs and folders, which together are one table
 * @param columns the declared columns in their order; empty to infer all of them from a sample
 * @param storage how files are reached
 */
public record WorkbookOptions(
    List<String> paths,
    SheetLayout layout,
    Map<String, ColumnType> columns,
    StorageSettings storage) {

  public WorkbookOptions {
    paths = List.copyOf(paths);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
