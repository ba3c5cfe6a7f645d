package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.run.SessionSource;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * {@code sluice diff} from arguments to output. The expected texts in {@code test-data/diff} were
 * worked out by hand from its two files.
 */
class DiffCommandTest {

  private static final Path DATA = Path.of("test-data/diff");
  private static final String FILES = "test-data/diff/old.csv test-data/diff/new.csv ";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Interpreted: compiling takes longer than a tiny diff. */
  private static SessionSource sessions() {
    return (settings, catalog, bytes, options) -> {
      SparkSession spark = SharedSpark.session().newSession();
      spark.conf().set("spark.sql.shuffle.partitions", 2);
      spark.conf().set("spark.sql.codegen.wholeStage", "false");
      spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      return spark;
    };
  }

  private int run(String arguments) {
    CommandLine line = new CommandLine(new DiffCommand(sessions()));
    line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            new CommandFaults(new Terminal(false, false, 80), LogFile.current()));
    return line.execute(arguments.strip().split(" +"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keyed        | --key id --rename owner=holder",
        "side-by-side | --key id --rename owner=holder --side-by-side",
        "whole-rows   | --whole-rows --columns id,amount",
        "loose        | --key id --rename owner=holder --tolerance *=5% --ignore-case --trim",
      })
  void theTerminalShows(String name, String options) throws IOException {
    assertThat(run(FILES + options)).isEqualTo(3);
    assertThat(err.toString()).isEmpty();
    String actual = out.toString().replaceFirst("[\\d.]+ m?s\n", "TIME\n");
    Path expected = DATA.resolve(name + ".txt");
    if (!Files.exists(expected) || !Files.readString(expected).equals(actual)) {
      Files.writeString(DATA.resolve("actual." + name + ".txt"), actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @Test
  void theListOfChangesIsCsv() {
    assertThat(run(FILES + "--key id --rename owner=holder --format csv")).isEqualTo(3);
    assertThat(out.toString())
        .isEqualTo(
            """
            diff,id,column,A,B
            changed,3,amount,30.00,30.05
            changed,3,rate,2.0,2.001
            changed,4,owner,Dee,dee
            only in A,1,,,
            only in A,4,,,
            only in B,5,,,
            """);
  }

  @Test
  void figuresAreJson() throws IOException {
    assertThat(run(FILES + "--key id --rename owner=holder --format json --samples 1"))
        .isEqualTo(3);
    JsonNode diff = new ObjectMapper().readTree(out.toString());
    assertThat(diff.path("result").asText()).isEqualTo("different");
    assertThat(diff.path("rows").toString())
        .isEqualTo("{\"same\":2,\"changed\":2,\"only_a\":2,\"only_b\":1}");
    assertThat(diff.path("a").path("repeated_keys").asInt()).isEqualTo(1);
    assertThat(diff.path("changed")).hasSize(1);
    assertThat(diff.path("only_a")).hasSize(1);
    JsonNode amount = diff.path("columns").get(0);
    assertThat(amount.path("differing").asInt()).isEqualTo(1);
    assertThat(amount.path("sum").decimalValue()).isEqualByComparingTo("0.05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--key id --columns amount --tolerance amount=0.05 --whole-rows",
        "--columns amount",
        "--key idd",
        "--key id --ignore nothing",
        "--key id --rename owner=nobody",
        "--key id --tolerance amount=much",
        "--key id --tolerance owner=1 --rename owner=holder",
        "--key id --samples -1",
        "--key id --samples 1000000",
        "--key id --columns owner"
      })
  void argumentsThatDoNotFitAreFaults(String options) {
    assertThat(run(FILES + options)).isEqualTo(2);
    assertThat(err.toString()).startsWith("command line: --").doesNotContain("internal");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    assertThat(run("test-data/diff/none.csv test-data/diff/new.csv --key id")).isEqualTo(2);
    assertThat(err.toString()).contains("none.csv");
  }

  @Test
  void aTableIsTheSameAsItselfInAnotherOrderAndFormat(@TempDir Path folder) throws IOException {
    List<String> lines = Files.readAllLines(DATA.resolve("old.csv"));
    Path semicolons = folder.resolve("shuffled.csv");
    Files.write(
        semicolons,
        Stream.concat(Stream.of(lines.get(0)), lines.stream().skip(1).sorted())
            .map(line -> line.replace(',', ';'))
            .toList());
    CommandLine line = new CommandLine(new DiffCommand(sessions()));
    line.setOut(new PrintWriter(out, true));
    assertThat(
            line.execute(
                DATA.resolve("old.csv").toString(),
                semicolons.toString(),
                "--key",
                "id",
                "--read-b",
                "{delimiter: ';'}"))
        .isZero();
    assertThat(out.toString()).contains("✓ SAME").contains("6 rows, all the same on both sides.");
  }

  @Test
  void allChangesAreWrittenToAFolder(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("diff");
    String options = "--key id --rename owner=holder --samples 0 --out-format csv --out ";
    assertThat(run(FILES + options + target)).isEqualTo(3);
    assertThat(run(FILES + options + target)).isEqualTo(3);
    try (Stream<Path> files = Files.list(target.resolve("changes"))) {
      List<String> rows =
          files
              .filter(file -> file.toString().endsWith(".csv"))
              .flatMap(DiffCommandTest::lines)
              .filter(row -> !row.startsWith("id,"))
              .sorted()
              .toList();
      assertThat(rows)
          .containsExactly(
              "1,only-a,\"\",10.00,,Ann,,1.5,",
              "3,changed,\"amount, rate\",30.00,30.05,Cem,Cem,2.0,2.001",
              "4,changed,owner,40.00,40.00,Dee,dee,0.5,0.500",
              "4,only-a,\"\",41.00,,Dee,,0.5,",
              "5,only-b,\"\",,50.00,,Fäy,,1.000");
    }
    assertThat(Files.readString(target.resolve("diff.json"))).contains("\"only_b\" : 1");
    assertThat(Files.readString(target.resolve("diff.html")))
        .startsWith("<!DOCTYPE html>")
        .contains("5 of 7 rows differ");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
