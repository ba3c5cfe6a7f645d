package dev.sluice.cli;

import dev.sluice.cli.conformance.ConformancePage;
import dev.sluice.cli.conformance.KnownReasons;
import dev.sluice.cli.conformance.Tally;
import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice formula}: one formula on a few cells, or a file of many, without Spark running. */
@Command(
    name = "formula",
    description = "Evaluate a formula as a job would, on cells given here or in a file.",
    footer = {
      "",
      "Cells are numbers, TRUE, FALSE, errors such as #N/A, days such as 2026-10-31, else text;",
      "quotes make a text of anything: --cell 'A1=\"007\"'. A range takes a JSON array of its cells",
      "in reading order, or of its rows. An array is printed a row a line.",
      "",
      "Examples:",
      "  sluice formula '=ROUND(A1*1.19,2)' --cell A1=9.99",
      "  sluice formula '=VLOOKUP(\"b\",A1:B2,2,FALSE)' -c A1=a -c B1=1 -c A2=b -c B2=2",
      "  sluice formula '=SUM(B1:B4)' --cell 'B1:B4=[1,\"x\",true,null]'",
      "  sluice formula '=SUM(A1:B2)' --cell 'A1:B2=[[1,2],[3,{\"error\":\"#N/A\"}]]'",
      "  sluice formula --cases cases.jsonl > results.jsonl",
      "  sluice formula --cases cases.jsonl --report conformance.md > results.jsonl",
      "  sluice formula --cases cases.jsonl --distributed > same.jsonl",
      "",
      "A line of a cases file, and of its results:",
      "  {\"id\": \"c1\", \"formula\": \"=A1*2\", \"cells\": {\"A1\": 3}, \"expected\": 6}",
      "  {\"id\":\"c1\",\"value\":6.0,\"type\":\"number\",\"agrees\":true}"
    })
final class FormulaCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FORMULA", description = "The formula, as in a cell.")
  private @Nullable String formula;

  @Option(
      names = {"-c", "--cell"},
      paramLabel = "NAME=VALUE",
      description = "What a cell or range holds; give it once for each. Others are blank.")
  private Map<String, String> cells = new LinkedHashMap<>();

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "Evaluate a file with one JSON case a line; prints one JSON result a line.")
  private @Nullable Path cases;

  @Option(
      names = "--distributed",
      description =
          "Evaluate the cases in Spark, with the cells as columns of a row, as a job does.")
  private boolean distributed;

  @Option(
      names = "--report",
      paramLabel = "PAGE",
      description = "Write a Markdown page on how the results agree with what the cases expect.")
  private @Nullable Path report;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "What TODAY means, such as 2026-10-31T00:00:00Z (default: now).")
  private @Nullable Instant asOf;

  @Override
  public Integer call() {
    Instant now = asOf == null ? Instant.now() : asOf;
    if (cases != null && formula == null && cells.isEmpty()) {
      evaluateAll(cases, now);
    } else if (formula != null && cases == null && report == null) {
      evaluate(formula, now);
    } else {
      throw new ParameterException(
          spec.commandLine(), "give either a formula with its cells, or --cases FILE");
    }
    return 0;
  }

  private void evaluate(String written, Instant now) {
    Map<String, CellValue> values = GivenCells.read(cells);
    PrintWriter out = spec.commandLine().getOut();
    for (List<CellValue> row :
        new FormulaEvaluator().evaluateArray(written, values, now).toRows()) {
      out.println(row.stream().map(CellText::show).collect(Collectors.joining("\t")));
    }
  }

  private void evaluateAll(Path file, Instant now) {
    long started = System.nanoTime();
    FormulaCases.Evaluation evaluation =
        distributed ? new FormulaSession()::evaluate : FormulaCases::interpreted;
    Tally tally = new Tally();
    FormulaCases.Summary summary;
    try (CaseProgress progress = CaseProgress.of(file, Terminal.current())) {
      summary =
          new FormulaCases(file, now, evaluation)
              .evaluate(
                  spec.commandLine().getOut(),
                  result -> {
                    progress.done(1);
                    if (report != null) {
                      tally.add(result.written(), result.result(), result.problem());
                    }
                  });
    }
    if (report != null) {
      write(report, new ConformancePage(tally, KnownReasons.read()).markdown());
    }
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%,d cases in %.1f s: %,d of %,d agree with what was expected, %,d not evaluated%n",
            summary.cases(),
            (System.nanoTime() - started) / 1e9,
            summary.agreeing(),
            summary.judged(),
            summary.faulty());
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              Place.file(file.toString()), "unwritable-file", "cannot be written: " + e),
          e);
    }
  }
}
