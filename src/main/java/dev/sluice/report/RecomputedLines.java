package dev.sluice.report;

import dev.sluice.report.RunRecord.RecomputedDays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days that an incremental job computed, and what had changed, for the terminal. */
record RecomputedLines(TerminalLines lines, TerminalStyle style) {

  private static final String LABEL = "days";

  /** Nothing for a job that is not incremental. */
  void write(@Nullable RecomputedDays recomputed, int most) {
    if (recomputed == null) {
      return;
    }
    List<String> days = recomputed.days();
    lines.labelled(
        LABEL, style.bold(recomputed.all() ? "all" : Figures.counted(days.size(), "day")));
    List<String> reasons = recomputed.reasons();
    for (String reason : reasons.subList(0, Math.min(most, reasons.size()))) {
      lines.labelled(LABEL, "  " + style.soft(lines.fit(reason, 2)));
    }
  }
}
