package dev.sluice.io.text;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides files over tasks: large files are split, small ones packed together, and a small input is
 * one task.
 */
final class SplitPlan {

  /** Below this a second task costs more than it brings. */
  private static final long MIN_BYTES = 16L << 20;

  /** Above this a task that fails loses too much. */
  private static final long MAX_BYTES = 128L << 20;

  private static final int TASKS_PER_CORE = 3;
  // Opening a file takes about as long as reading so much.
  private static final long OPEN_BYTES = 1 << 20;
  private static final long COMPRESSION_FACTOR = 4;

  private final StorageSettings storage;
  private final long target;
  private final boolean splits;
  private final List<TextPartition> partitions = new ArrayList<>();
  private List<TextSplit> open = new ArrayList<>();
  private long openBytes;

  private SplitPlan(TextFormat format, StorageSettings storage, long target) {
    splits = format.isSplittable();
    this.storage = storage;
    this.target = target;
  }

  /**
   * The tasks of a scan.
   *
   * @param splitBytes bytes of a split, or 0 to let the sizes and the cores decide
   */
  static List<TextPartition> of(
      TextFormat format,
      List<FileLayout> files,
      StorageSettings storage,
      long splitBytes,
      int cores) {
    long total = files.stream().mapToLong(layout -> weight(layout.file())).sum();
    long fair = total / ((long) cores * TASKS_PER_CORE);
    long target = splitBytes > 0 ? splitBytes : Math.min(MAX_BYTES, Math.max(MIN_BYTES, fair));
    SplitPlan plan = new SplitPlan(format, storage, target);
    files.forEach(plan::add);
    plan.closePartition();
    return plan.partitions;
  }

  private void add(FileLayout layout) {
    InputFile file = layout.file();
    boolean whole =
        !splits || OpenedText.isCompressed(file.path()) || file.size() <= target + target / 2;
    long parts = whole ? 1 : (file.size() + target - 1) / target;
    for (long part = 0; part < parts; part++) {
      long start = part * file.size() / parts;
      long end = part + 1 == parts ? Long.MAX_VALUE : (part + 1) * file.size() / parts;
      add(split(layout, start, end), weight(file) / parts);
    }
  }

  private void add(TextSplit split, long bytes) {
    if (openBytes > 0 && openBytes + bytes > target + target / 2) {
      closePartition();
    }
    open.add(split);
    openBytes += bytes;
  }

  private void closePartition() {
    if (!open.isEmpty()) {
      partitions.add(new TextPartition(List.copyOf(open)));
    }
    open = new ArrayList<>();
    openBytes = 0;
  }

  private TextSplit split(FileLayout layout, long start, long end) {
    InputFile file = layout.file();
    return new TextSplit(
        storage.storageOf(file.path()).absolute(file.path()),
        file.path(),
        file.checksum(),
        start,
        end,
        layout.cells().stream().mapToInt(Integer::intValue).toArray(),
        layout.width());
  }

  private static long weight(InputFile file) {
    long factor = OpenedText.isCompressed(file.path()) ? COMPRESSION_FACTOR : 1;
    return OPEN_BYTES + file.size() * factor;
  }
}
