package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandLineTest {

  private static final Terminal PLAIN = new Terminal(false, false, 80);
  private static final Terminal COLOURED = new Terminal(true, true, 80);

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void logIntoTheFolder() {
    LogFile.move(folder.resolve("logs/sluice.log"));
  }

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty("sluice.log");
  }

  static List<String> commandNames() {
    return Main.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), PLAIN)
        .getSubcommands()
        .keySet()
        .stream()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commandNames")
  void everyCommandHasHelpWithAtLeastTwoExamples(String name) {
    assertThat(execute(PLAIN, name, "--help")).isZero();

    assertThat(out.toString()).startsWith("Usage: sluice " + name).contains("Examples:");
    String examples = out.toString().substring(out.toString().indexOf("Examples:"));
    assertThat(examples.lines().filter(line -> line.startsWith("  ") && line.contains("sluice ")))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void anUnknownCommandGetsTheNameThatWasMeant() {
    assertThat(execute(PLAIN, "formla")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            command line: formla: no such command; did you mean "formula"?
            see: sluice --help
            """);
  }

  @Test
  void aCommandUnlikeAnyGetsTheListOfAll() {
    assertThat(execute(PLAIN, "zzzzzzzzzz")).isEqualTo(2);
    assertThat(err.toString()).contains("there are ").contains("version").contains("formula");
  }

  @Test
  void anUnknownOptionGetsTheNameThatWasMeant() {
    assertThat(execute(PLAIN, "formula", "=1", "--cel", "A1=2")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            command line: --cel: no such option; did you mean "--cell"?
            see: sluice formula --help
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "formula", "formula =1 --as-of yesterday", "version more"})
  void argumentsThatDoNotFitEndWithTwoAndOneLine(String line) {
    assertThat(execute(PLAIN, line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines().toList()).hasSize(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void problemsAreAllShownAndTheUsersOwnDecideTheExitCode() {
    Problem user =
        Problem.user(new Place("jobs/july.yaml", 14, 3, "steps[2]"), "x", "no column \"a\"")
            .withHint("did you mean \"b\"?")
            .withExcerpt(new Excerpt("=[@a]", 2, 4));
    Problem external = Problem.external(Place.file("s3a://bucket"), "y", "does not answer");

    int code = fail(PLAIN, new RuntimeException(new ProblemException(List.of(external, user))));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            s3a://bucket: does not answer
            jobs/july.yaml:14: steps[2]: no column "a"; did you mean "b"?
                =[@a]
                  ^^
            2 problems
            """);
  }

  @Test
  void onATerminalThePlaceIsBoldAndTheMessageRed() {
    fail(COLOURED, new ProblemException(Problem.data(Place.file("a.csv"), "x", "refused")));

    assertThat(err.toString().strip())
        .isEqualTo("\u001b[1ma.csv:\u001b[0m \u001b[31mrefused\u001b[0m");
  }

  @Test
  void anInternalFaultIsOneLineAndItsTraceIsInTheLog() throws Exception {
    int code = fail(PLAIN, new IllegalStateException("the drawer is open\nvery"));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(
            "internal fault: IllegalStateException: the drawer is open; please report; details in "
                + folder.resolve("logs/sluice.log"));
    assertThat(Files.readString(folder.resolve("logs/sluice.log")))
        .contains("java.lang.IllegalStateException: the drawer is open")
        .contains("at dev.sluice.cli.CommandLineTest");
  }

  @Test
  void debugShowsTheTraceOnTheTerminalToo() {
    fail(PLAIN, new IllegalStateException("x"), "--debug");

    assertThat(err.toString()).contains("at dev.sluice.cli.CommandLineTest");
  }

  @Test
  void coloursNeedATerminalAndNoRefusal() {
    assertThat(Terminal.of(Map.of("TERM", "xterm"), true).coloured()).isTrue();
    assertThat(Terminal.of(Map.of("TERM", "xterm"), false).coloured()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true).interactive()).isFalse();
    assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true)).isEqualTo(new Terminal(true, false, 80));
    assertThat(Terminal.of(Map.of("NO_COLOR", "", "COLUMNS", "132"), true))
        .isEqualTo(new Terminal(true, true, 132));
  }

  @Test
  void versionNamesWhatItStandsOn() {
    assertThat(execute(PLAIN, "version")).isZero();
    assertThat(out.toString()).contains("sluice ").contains("spark 3.5").contains("java 17");
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(execute(PLAIN, "completion")).isZero();
    assertThat(out.toString()).contains("complete -F").contains("formula").contains("--cases");
  }

  @Test
  void functionsAreListedAndShown() {
    assertThat(execute(PLAIN, "functions")).isZero();
    assertThat(execute(PLAIN, "functions", "vlookup")).isZero();
    assertThat(execute(PLAIN, "functions", "VLOKUP")).isEqualTo(2);

    assertThat(out.toString()).contains("  ROUND").contains("VLOOKUP(").contains("Example:");
    assertThat(err.toString()).contains("did you mean \"VLOOKUP\"?");
  }

  @Test
  void aFunctionIsShownWithHowItRunsAndWhereItDiffers() {
    assertThat(execute(PLAIN, "functions", "SUBTOTAL")).isZero();

    assertThat(out.toString())
        .contains("as a library method")
        .contains("as a join or an aggregate")
        .contains("Differs from Excel:")
        .contains("rows are never hidden");
  }

  @Test
  void aRefusedFunctionIsToldWhyAndWhatToUse() {
    assertThat(execute(PLAIN, "functions", "offset")).isEqualTo(2);

    assertThat(err.toString())
        .contains("no neighbours until an order is declared")
        .contains("instead: use the steps running-total");
  }

  @Test
  void allFunctionsAreOneJsonDocument() throws Exception {
    assertThat(execute(PLAIN, "functions", "--json")).isZero();

    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("functions")).hasSize(522);
    JsonNode totals = document.path("totals");
    assertThat(totals.path("entries").asInt()).isEqualTo(515);
    assertThat(totals.path("supported").asInt() + totals.path("refused").asInt()).isEqualTo(522);
    assertThat(document.path("functions"))
        .contains(
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "SUM", "category": "Math and trigonometry", "supported": true,
                     "signature": "SUM(number, ...)", "summary": "The sum of numbers, exact for decimals",
                     "example": "=SUM(1,2,{3,4})", "result": "10", "runs": "native",
                     "columns": "plan", "deviation": ""}
                    """),
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "SHEET", "category": "Information", "supported": false,
                     "reason": "a job has tables, no sheets", "instead": "leave it out"}
                    """));
  }

  @Test
  void jsonIsOfAllFunctionsOnly() {
    assertThat(execute(PLAIN, "functions", "SUM", "--json")).isEqualTo(2);
  }

  private int execute(Terminal terminal, String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), terminal)
        .execute(arguments);
  }

  private int fail(Terminal terminal, RuntimeException fault, String... options) {
    CommandLine line =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), terminal);
    line.addSubcommand(new Failing(fault))
        .setErr(line.getErr())
        .setExecutionExceptionHandler(line.getExecutionExceptionHandler());
    String[] arguments = new String[options.length + 1];
    arguments[0] = "failing";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return line.execute(arguments);
  }

  /** A command that ends as it is told. */
  @Command(name = "failing")
  static final class Failing implements Callable<Integer> {
    private final RuntimeException fault;

    Failing(RuntimeException fault) {
      this.fault = fault;
    }

    @Override
    public Integer call() {
      throw fault;
    }
  }
}
