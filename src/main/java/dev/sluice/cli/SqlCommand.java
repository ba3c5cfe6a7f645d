package dev.sluice.cli;

import dev.sluice.problem.Problems;
import dev.sluice.report.CsvText;
import dev.sluice.report.Grid;
import dev.sluice.report.JsonText;
import dev.sluice.report.TextTable;
import dev.sluice.run.SqlRunner;
import dev.sluice.spec.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice sql}: SQL over published tables. */
@Command(
    name = "sql",
    description = "Run SQL over the published tables.",
    footer = {
      "",
      "Examples:",
      "  sluice sql 'SELECT break_type, count(*) FROM finance.breaks GROUP BY break_type'",
      "  sluice sql 'SELECT * FROM finance.breaks' --format csv > breaks.csv",
      "  sluice sql 'SELECT * FROM sluice.quarantine'"
    })
final class SqlCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** How the result is written. */
  enum Format {
    table,
    csv,
    json
  }

  @Parameters(paramLabel = "SQL", description = "One statement.")
  private String statement = "";

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.table;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows (default ${DEFAULT-VALUE}).",
      defaultValue = "100000")
  private int limit;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Problems problems = new Problems();
    Settings settings = Settings.of(Project.here(), problems);
    problems.throwIfAny();
    Grid result = SqlRunner.run(settings, statement, limit);
    out.print(
        switch (format) {
          case table -> TextTable.render(result, Terminal.tableWidth());
          case csv -> CsvText.render(result);
          case json -> JsonText.render(result);
        });
    return 0;
  }
}
