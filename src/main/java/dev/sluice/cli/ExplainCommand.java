package dev.sluice.cli;

import dev.sluice.run.JobExplainer;
import dev.sluice.run.RunOptions;
import dev.sluice.run.Sessions;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice explain}: what a job does and costs. */
@Command(
    name = "explain",
    description = "Show the steps of a job, their columns, joins and shuffles, without data.",
    footer = {
      "",
      "Examples:",
      "  sluice explain jobs/reconciliation/bank-to-ledger.yaml",
      "  sluice explain jobs/reconciliation/bank-to-ledger.yaml --set bank=bank-poisoned"
    })
final class ExplainCommand implements Callable<Integer> {

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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    new JobExplainer(RunOptions.of(job, settings), new Sessions()).explain().forEach(out::println);
    return 0;
  }
}
