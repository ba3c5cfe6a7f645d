package dev.sluice.report;

import dev.sluice.report.Grid.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a job as a table of text, in the order given. */
public final class HistoryTable {

  private static final int DIGEST_PREFIX = 10;

  private HistoryTable() {}

  /**
   * The table, or a sentence when there was no run.
   *
   * @param width columns of the terminal
   */
  public static String render(List<RunSummary> runs, int width) {
    if (runs.isEmpty()) {
      return "No run is recorded.\n";
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (RunSummary run : runs) {
      rows.add(
          Arrays.asList(
              Figures.time(run.startedAt()),
              run.runId(),
              symbol(run.outcome()) + " " + run.outcome(),
              Figures.count(run.published()),
              Figures.count(run.quarantined()),
              run.digest().isEmpty()
                  ? null
                  : run.digest().substring(0, Math.min(DIGEST_PREFIX, run.digest().length())),
              Figures.duration(run.milliseconds())));
    }
    Grid grid =
        new Grid(
            List.of(
                Column.text("started"),
                Column.text("run"),
                Column.text("outcome"),
                Column.figures("published"),
                Column.figures("quarantined"),
                Column.text("digest"),
                Column.figures("took")),
            rows);
    return TextTable.render(grid, width, "-");
  }

  private static String symbol(String outcome) {
    for (RunRecord.Outcome known : RunRecord.Outcome.values()) {
      if (known.name().equalsIgnoreCase(outcome)) {
        return Tone.of(known).symbol();
      }
    }
    return "?";
  }
}
