package dev.sluice.cli;

import dev.sluice.problem.Problems;
import dev.sluice.report.HistoryTable;
import dev.sluice.report.RunRecord;
import dev.sluice.report.RunRecordJson;
import dev.sluice.report.RunSummary;
import dev.sluice.run.RunHistory;
import dev.sluice.spec.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice history}: the runs of a job, newest first. */
@Command(
    name = "history",
    description = "List the runs of a job, newest first.",
    footer = {
      "",
      "Examples:",
      "  sluice history",
      "  sluice history bank-to-ledger --last 5",
      "  sluice history bank-to-ledger --json"
    })
final class HistoryCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "JOB", arity = "0..1", description = "The name of a job (default: all).")
  private String job = "";

  @Option(names = "--last", paramLabel = "N", description = "At most so many runs (default 20).")
  private int last = 20;

  @Option(names = "--json", description = "Print the run records as JSON, one a line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Problems problems = new Problems();
    Settings settings = Settings.of(Project.here(), problems);
    problems.throwIfAny();
    List<RunRecord> runs = RunHistory.of(settings, job).stream().limit(last).toList();
    if (json) {
      runs.forEach(run -> out.println(RunRecordJson.write(run)));
    } else if (runs.isEmpty()) {
      out.println(job.isEmpty() ? "no runs yet" : "no runs of " + job + " yet");
    } else {
      out.print(
          HistoryTable.render(runs.stream().map(RunSummary::of).toList(), Terminal.tableWidth()));
    }
    return 0;
  }
}
