package dev.sluice.cli;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.run.MappingTrial;
import dev.sluice.run.Sessions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice ocsf map}: the events that a mapping makes of some files. */
@Command(
    name = "map",
    description = "Show the OCSF events that a mapping makes of raw files; nothing is published.",
    footer = {
      "",
      "Examples:",
      "  sluice ocsf map transforms/ocsf/windows-sysmon/samples/*.jsonl \\",
      "      --mapping transforms/ocsf/windows-sysmon/mapping.yaml",
      "  sluice ocsf map raw.log --mapping mapping.json --summary"
    })
final class OcsfMapCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Raw log files.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "The mapping.")
  private String mapping = "";

  @Option(names = "--summary", description = "Counts only, no events.")
  private boolean summary;

  @Option(
      names = "--rejected",
      description = "Rejected records too, as {\"rejected\": \"the reason\"}.")
  private boolean rejected;

  @Override
  public Integer call() {
    Problems problems = new Problems();
    MappingTrial trial = MappingTrial.of(mapping, problems).orElse(null);
    problems.throwIfAny();
    if (trial == null) {
      throw new IllegalStateException("a mapping without faults was not read");
    }
    PrintWriter err = spec.commandLine().getErr();
    for (Problem defect : trial.defects()) {
      err.println(defect.render());
    }
    SparkSession spark = new Sessions().openForTrials();
    for (String file : files) {
      MappingTrial.Result result = trial.map(spark, file, problems).orElse(null);
      problems.throwIfAny();
      if (result != null) {
        print(file, result, err);
      }
    }
    return 0;
  }

  private void print(String file, MappingTrial.Result result, PrintWriter err) {
    PrintWriter out = spec.commandLine().getOut();
    if (!summary) {
      result.events().values().forEach(events -> events.forEach(out::println));
      if (rejected) {
        result.rejected().forEach(one -> out.println(one.json()));
      }
    }
    long share = result.fields() == 0 ? 0 : 100 - 100 * result.unmapped() / result.fields();
    err.println(
        file
            + ": "
            + result.count()
            + " events, "
            + result.rejected().size()
            + " rejected, "
            + share
            + " % of "
            + result.fields()
            + " values mapped");
    result.events().forEach((name, events) -> err.println("  " + name + " " + events.size()));
    Map<String, Integer> reasons = new TreeMap<>();
    result.rejected().forEach(one -> reasons.merge(reason(one), 1, Integer::sum));
    reasons.forEach((reason, count) -> err.println("  rejected " + count + ": " + reason));
  }

  private static String reason(MappingTrial.Rejected rejected) {
    return rejected.isCode() ? rejected.reason() + " (" + rejected.text() + ")" : rejected.reason();
  }
}
