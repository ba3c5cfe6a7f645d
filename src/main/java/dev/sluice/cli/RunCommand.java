package dev.sluice.cli;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecordJson;
import dev.sluice.report.TerminalStyle;
import dev.sluice.report.TerminalSummary;
import dev.sluice.run.JobRunner;
import dev.sluice.run.RunOptions;
import dev.sluice.run.Sessions;
import dev.sluice.spec.JobReader;
import dev.sluice.spec.ProjectRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice run}: from a job file to published tables and a report. */
@Command(
    name = "run",
    description = "Run a job: read, reconcile, gate, publish, report.",
    footer = {
      "",
      "Examples:",
      "  sluice run jobs/reconciliation/bank-to-ledger.yaml",
      "  sluice run jobs/reconciliation/bank-to-ledger.yaml --set date=2026-11-30",
      "  sluice run jobs/reconciliation/bank-to-ledger.yaml --dry-run",
      "",
      "Exit codes: 0 published, 2 fault in the job, 3 refused by the gate, 4 storage or cluster,",
      "1 fault of Sluice."
    })
final class RunCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The job file.")
  private String job = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A value for a parameter of the job; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "What TODAY() means by today, such as 2026-10-31.")
  private @Nullable String asOf;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "The Spark master (default: all cores of this machine).")
  private @Nullable String master;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run folder goes (default: runs/JOB/RUN).")
  private @Nullable Path folder;

  @Option(
      names = "--full",
      description = "Compute everything, also what was published before and did not change.")
  private boolean full;

  @Option(names = "--dry-run", description = "Check everything, read no data.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the run record as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Instant> time = Optional.ofNullable(asOf).map(RunCommand::instant);
    RunOptions options =
        new RunOptions(
            job,
            settings,
            time,
            Optional.ofNullable(master),
            Optional.ofNullable(folder),
            dryRun ? RunOptions.Extent.PLAN : RunOptions.Extent.PUBLISH,
            full);
    // Logging reads the name of its file once, with the first class that logs.
    LogFile log = LogFile.ofThisProcess();
    JobRunner.Finished finished;
    try (RunProgress progress = new RunProgress(Terminal.current())) {
      finished = new JobRunner(options, progress.watching(new Sessions()), progress).run();
    }
    finished.folder().ifPresent(log::keepIn);
    log.discard();
    if (json) {
      out.println(RunRecordJson.write(finished.record()));
    } else {
      out.print(
          TerminalSummary.render(
              finished.record(),
              finished
                  .folder()
                  .map(path -> ProjectRoot.displayed(path.resolve("report.html").toString()))
                  .orElse(null),
              Terminal.current().coloured() ? TerminalStyle.COLOUR : TerminalStyle.PLAIN,
              Terminal.current().width()));
    }
    return finished.record().exitCode();
  }

  static Instant instant(String text) {
    return JobReader.parseInstant(text)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.user(
                        Place.commandLine("--as-of"),
                        "bad-time",
                        "\""
                            + text
                            + "\" is no time; it must be like 2026-10-31 or"
                            + " 2026-10-31T18:00:00Z")));
  }
}
