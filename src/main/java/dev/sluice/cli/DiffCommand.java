package dev.sluice.cli;

import dev.sluice.operation.TextRule;
import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.report.DiffJson;
import dev.sluice.report.DiffRecord;
import dev.sluice.report.DiffText;
import dev.sluice.report.TerminalStyle;
import dev.sluice.run.DiffOptions;
import dev.sluice.run.DiffRunner;
import dev.sluice.run.SessionSource;
import dev.sluice.run.Sessions;
import dev.sluice.spec.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice diff}: how two tables differ. */
@Command(
    name = "diff",
    description = "Compare two tables: files of any format, or tables of the catalog.",
    footer = {
      "",
      "Examples:",
      "  sluice diff june.csv july.csv --key id",
      "  sluice diff finance.ledger@8412903312 finance.ledger --key id --ignore loaded_at",
      "  sluice diff old.parquet new.csv --key account,day --tolerance amount=0.01 --side-by-side",
      "  sluice diff old.csv new.csv --whole-rows --out out/diff",
      "",
      "Exit codes: 0 the same, 3 different, 2 fault in the arguments, 4 storage, 1 fault of Sluice."
    })
final class DiffCommand implements Callable<Integer> {

  private static final int MOST_SAMPLES = 100_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final SessionSource sessions;

  /** How the result is written. */
  enum Format {
    table,
    csv,
    json
  }

  /** How the changes are written to a folder. */
  enum OutFormat {
    parquet,
    csv
  }

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A file, folder or glob, or a table as namespace.table or namespace.table@SNAPSHOT.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "What it is compared with.")
  private String b = "";

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      split = ",",
      description = "The columns that say which rows belong together.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--whole-rows",
      description = "Compare rows as a whole, without a key: what is how often on which side.")
  private boolean wholeRows;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "What to compare (default: all columns that both have).")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "What not to compare.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "COLUMN=NUMBER",
      split = ",",
      description =
          "How far numbers may differ: amount=0.01, rate=1%% (of A's number), *=0.001 for all others.")
  private Map<String, String> tolerances = new LinkedHashMap<>();

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      split = ",",
      description = "A column of A that has another name in B.")
  private Map<String, String> renames = new LinkedHashMap<>();

  @Option(names = "--ignore-case", description = "Texts that differ in case only are the same.")
  private boolean ignoreCase;

  @Option(names = "--trim", description = "Spaces before and behind a text do not count.")
  private boolean trim;

  @Option(
      names = "--read",
      paramLabel = "KEYS",
      description = "How both files are read, as a source of a job says it: '{delimiter: \";\"}'.")
  private String read = "";

  @Option(names = "--read-a", paramLabel = "KEYS", description = "The same for A only.")
  private @Nullable String readA;

  @Option(names = "--read-b", paramLabel = "KEYS", description = "The same for B only.")
  private @Nullable String readB;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many rows of each kind to show (default ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private int samples;

  @Option(
      names = "--side-by-side",
      description = "Show A's rows on the left, B's on the right, changed cells marked.")
  private boolean sideBySide;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}); csv is the list of changes.",
      defaultValue = "table")
  private Format format = Format.table;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write all changes as a table, the figures as JSON, and a page.")
  private @Nullable Path out;

  @Option(
      names = "--out-format",
      description = "How the changes are written: ${COMPLETION-CANDIDATES} (default parquet).",
      defaultValue = "parquet")
  private OutFormat outFormat = OutFormat.parquet;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "The Spark master (default: all cores of this machine).")
  private @Nullable String master;

  DiffCommand() {
    this(new Sessions());
  }

  DiffCommand(SessionSource sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Settings settings = Settings.of(Project.here(), problems);
    checkArguments(problems);
    problems.throwIfAny();
    DiffRecord diff;
    try (RunProgress progress = new RunProgress(Terminal.current())) {
      diff = new DiffRunner(options(), settings, progress.watching(sessions)).run();
    }
    print(diff);
    return diff.isSame() ? 0 : Category.DATA.exitCode();
  }

  private void checkArguments(Problems problems) {
    if (keys.isEmpty() && !wholeRows) {
      report(
          problems,
          "--key",
          "missing-key",
          "a diff needs the columns that say which rows belong together: --key id; or --whole-rows");
    }
    if (!keys.isEmpty() && wholeRows) {
      report(
          problems,
          "--whole-rows",
          "conflicting-keys",
          "--key and --whole-rows exclude each other");
    }
    if (wholeRows && !tolerances.isEmpty()) {
      report(
          problems,
          "--tolerance",
          "conflicting-keys",
          "rows that are compared as a whole have no tolerance; name a --key");
    }
    if (samples < 0 || samples > MOST_SAMPLES) {
      report(
          problems,
          "--samples",
          "bad-number",
          samples + " samples cannot be; it is 0 to " + MOST_SAMPLES + ", and --out writes all");
    }
  }

  private static void report(Problems problems, String option, String code, String message) {
    problems.report(Problem.user(Place.commandLine(option), code, message));
  }

  private DiffOptions options() {
    return new DiffOptions(
        a,
        b,
        readA == null ? read : readA,
        readB == null ? read : readB,
        keys,
        columns,
        ignored,
        tolerances,
        new TextRule(ignoreCase, trim),
        renames,
        samples,
        Optional.ofNullable(out)
            .map(folder -> new DiffOptions.Output(folder, outFormat == OutFormat.csv)),
        Optional.ofNullable(master));
  }

  private void print(DiffRecord diff) {
    PrintWriter printer = spec.commandLine().getOut();
    boolean coloured = Terminal.showsOutput() && Terminal.current().coloured();
    printer.print(
        switch (format) {
          case table ->
              DiffText.render(
                  diff,
                  sideBySide,
                  coloured ? TerminalStyle.COLOUR : TerminalStyle.PLAIN,
                  Terminal.tableWidth());
          case csv -> DiffText.csv(diff);
          case json -> DiffJson.render(diff);
        });
    if (out != null && format == Format.table) {
      printer.println();
      printer.println("written to " + out + ": changes, diff.json, diff.html");
    }
    printer.flush();
  }
}
