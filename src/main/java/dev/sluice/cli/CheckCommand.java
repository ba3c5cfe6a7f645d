package dev.sluice.cli;

import dev.sluice.problem.Problems;
import dev.sluice.run.DocumentChecker;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code sluice check}: all faults of jobs, recipes, mappings and rulesets, without running
 * anything.
 */
@Command(
    name = "check",
    description = "Check jobs, recipes, mappings and rulesets without running them.",
    footer = {
      "",
      "Examples:",
      "  sluice check                      jobs, transforms and quality of this project",
      "  sluice check jobs/reconciliation/bank-to-ledger.yaml --set date=2026-11-30",
      "  sluice check transforms/ocsf/zeek/mapping.yaml",
      "  sluice check quality/breaks.dqdl"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private static final List<String> PROJECT_FOLDERS = List.of("jobs", "transforms", "quality");

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Documents or folders of them.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A value for a parameter of the jobs; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> targets =
        files.isEmpty()
            ? PROJECT_FOLDERS.stream().map(Path::of).filter(Files::isDirectory).toList()
            : files;
    Problems problems = new Problems();
    DocumentChecker checker = new DocumentChecker(settings, problems);
    int checked = 0;
    for (Path target : targets) {
      checked += checker.check(target).size();
    }
    PrintWriter err = spec.commandLine().getErr();
    checker.warnings().forEach(warning -> err.println("warning: " + warning.render()));
    problems.throwIfAny();
    out.println(checked == 0 ? "nothing to check here" : checked + " document(s), no problems");
    return 0;
  }
}
