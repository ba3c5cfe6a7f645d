package dev.sluice.io.text;

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

  private final TextOptions options;
  private final long target;
  private final List<TextPartition> partitions = new ArrayList<>();
  private List<TextSplit> open = new ArrayList<>();
  private long openBytes;

  private SplitPlan(TextOptions options, long target) {
    this.options = options;
    this.target = target;
  }

  /** The tasks of a scan. */
  static List<TextPartition> of(List<FileLayout> files, TextOptions options, int cores) {
    long splitBytes = options.splitBytes();
    long total = files.stream().mapToLong(layout -> weight(layout.file())).sum();
    long fair = total / ((long) cores * TASKS_PER_CORE);
    long target = splitBytes > 0 ? splitBytes : Math.min(MAX_BYTES, Math.max(MIN_BYTES, fair));
    SplitPlan plan = new SplitPlan(options, target);
    files.forEach(plan::add);
    plan.closePartition();
    return plan.partitions;
  }

  private void add(FileLayout layout) {
    TextFile file = layout.file();
    boolean whole = !options.canSplit(file) || file.size() <= target + target / 2;
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
    TextFile file = layout.file();
    String stored = file.stored().path();
    return new TextSplit(
        options.storage().storageOf(stored).absolute(stored),
        file.entry(),
        file.path(),
        file.stored().checksum(),
        layout.dataStart(),
        start,
        end,
        layout.cells().stream().mapToInt(Integer::intValue).toArray(),
        layout.width());
  }

  private static long weight(TextFile file) {
    long factor = file.isPacked() ? COMPRESSION_FACTOR : 1;
    return OPEN_BYTES + file.size() * factor;
  }
}
