package dev.sluice.cli;

import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.FaultTally;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.run.EventFilesRunner;
import dev.sluice.run.Sessions;
import dev.sluice.spec.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice ocsf validate}: whether events are valid OCSF. */
@Command(
    name = "validate",
    description = "Tell which events are not valid OCSF, by the codes of OCSF's own validator.",
    footer = {
      "",
      "A file of JSON holds one event a line; a .json file may also hold one event over several",
      "lines, a list of events or a bundle. A folder is read with all .json, .jsonl, .ndjson (also",
      ".gz) and .parquet files below it.",
      "",
      "Examples:",
      "  sluice ocsf validate events.jsonl",
      "  sluice ocsf validate lake/network_activity --version 1.3.0 --warnings",
      "  sluice ocsf validate events.parquet --json",
      "",
      "Exit codes: 0 all valid, 3 some are not, 2 fault in the arguments, 4 storage, 1 fault of",
      "Sluice."
    })
final class OcsfValidateCommand implements Callable<Integer> {

  private static final int MOST_EXAMPLES = 10_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file of events, or a folder of such files.")
  private Path file = Path.of("");

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description =
          "Judge all events by this version (default: each by the one it names, or by 1.3.0).")
  private @Nullable String version;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--warnings", description = "Tell warnings, too; they make no event invalid.")
  private boolean warnings;

  @Option(
      names = "--recommended",
      description = "Tell missing recommended attributes, too, which are warnings.")
  private boolean recommended;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "How many faults of each code to show (default ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int examples;

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Settings settings = Settings.of(Project.here(), problems);
    checkArguments(problems);
    problems.throwIfAny();
    ValidationOptions options =
        new ValidationOptions(warnings || recommended, recommended, version == null);
    OcsfSchema schema =
        OcsfSchema.of(version == null ? OcsfSchema.DEFAULT_VERSION : version).orElseThrow();
    FaultTally tally;
    try (RunProgress progress = new RunProgress(Terminal.current())) {
      tally =
          new EventFilesRunner(
                  schema, options, examples, settings, progress.watching(new Sessions()))
              .run(file);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? FaultTallyText.json(tally) : FaultTallyText.plain(tally));
    out.flush();
    return tally.invalid() == 0 ? 0 : Category.DATA.exitCode();
  }

  private void checkArguments(Problems problems) {
    if (version != null && !OcsfSchema.versions().contains(version)) {
      problems.report(
          Problem.user(
                  Place.commandLine("--version"),
                  "unknown-version",
                  "\""
                      + version
                      + "\" is not known; there is "
                      + String.join(", ", OcsfSchema.versions()))
              .withHint(Suggestion.hint(version, OcsfSchema.versions()).orElse(null)));
    }
    if (examples < 0 || examples > MOST_EXAMPLES) {
      problems.report(
          Problem.user(
              Place.commandLine("--examples"),
              "bad-number",
              examples + " examples cannot be; it is 0 to " + MOST_EXAMPLES));
    }
  }
}
