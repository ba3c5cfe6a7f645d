package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sluice ocsf validate} from arguments to output. Oracle: read by hand. */
class OcsfValidateCommandTest {

  private static final String HOME = "test-data/ocsf/invalid/";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine(
            new PrintWriter(out, true), new PrintWriter(err, true), new Terminal(false, false, 80))
        .execute(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "type_uid_incorrect.json,3",
    "class_deprecated.json,0",
    "attribute_deprecated.json,0",
    "nothing.json,2"
  })
  void theExitCodeTellsWhetherAllAreValid(String file, int code) {
    assertThat(run("ocsf", "validate", HOME + file, "--warnings")).isEqualTo(code);
  }

  @Test
  void showsEachCodeWithTheFirstOfItsFaults() {
    assertThat(run("ocsf", "validate", HOME + "attribute_unknown.json", "--examples", "2"))
        .isEqualTo(3);
    assertThat(out.toString())
        .isEqualTo(
            """
            ✕ 1 of 1 event not valid

              error    attribute_unknown: 4 in 1 event
                test-data/ocsf/invalid/attribute_unknown.json:1 process.colour: object process has no colour
                test-data/ocsf/invalid/attribute_unknown.json:1 time_dt: class process_activity (1007) has no time_dt
            """);
  }

  @Test
  void countsAsJson() throws IOException {
    String event = Files.readString(Path.of(HOME + "version_incorrect.json")).replace("\n", "");
    Path file = Files.writeString(folder.resolve("two.jsonl"), event + "\n" + event + "\n");
    assertThat(run("ocsf", "validate", file.toString(), "--json", "--warnings")).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("events").asLong()).isEqualTo(2);
    assertThat(document.path("invalid").asLong()).isZero();
    JsonNode code = document.path("codes").path(0);
    assertThat(code.path("code").asText()).isEqualTo("version_incorrect");
    assertThat(code.path("severity").asText()).isEqualTo("warning");
    assertThat(code.path("faults").asLong()).isEqualTo(2);
    assertThat(code.path("examples").path(1).path("line").asLong()).isEqualTo(2);
    assertThat(code.path("examples").path(1).path("path").asText()).isEqualTo("metadata.version");
  }

  @Test
  void judgesAllByOneVersionWhenToldSo() {
    String file = HOME + "version_incorrect.json";
    assertThat(run("ocsf", "validate", file, "--version", "1.1.0")).isEqualTo(3);
    assertThat(out.toString()).contains("version_incompatible");
    assertThat(run("ocsf", "validate", file, "--version", "1.8")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "command line: --version: \"1.8\" is not known; there is 1.1.0, 1.3.0, 1.8.0\n");
    assertThat(run("ocsf", "validate", file, "--examples", "-1")).isEqualTo(2);
  }

  @Test
  void aCommandMustBeNamed() {
    assertThat(run("ocsf")).isEqualTo(2);
  }
}
