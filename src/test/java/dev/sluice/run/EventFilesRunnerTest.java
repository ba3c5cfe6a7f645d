package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.FaultCode;
import dev.sluice.ocsf.validate.FaultTally;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of made-up events. Oracle: the faults that were put into them, counted by hand. */
class EventFilesRunnerTest {

  private static final String VALID = event("\"severity_id\": 1");
  private static final String WRONG = event("\"severity_id\": \"1\", \"colour\": 7");
  private static final long USUAL = 1 << 20;

  @TempDir Path folder;

  private static String event(String severity) {
    return """
    {"class_uid": 0, "category_uid": 0, "activity_id": 0, "type_uid": 0, %s,
     "time": 1793404800000,
     "metadata": {"version": "1.3.0", "product": {"name": "gate", "vendor_name": "Made up"}}}
    """
        .formatted(severity);
  }

  private static String line(String event) {
    return event.replace("\n", "");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private FaultTally run(Path file, long large) {
    return new EventFilesRunner(
            OcsfSchema.of("1.3.0").orElseThrow(),
            ValidationOptions.ERRORS,
            2,
            Settings.of(new ProjectRoot(folder.toString()), new Problems()),
            (settings, catalog, bytes, options) -> SharedSpark.session(),
            large)
        .run(file);
  }

  private static FaultTally.Count count(FaultTally tally, FaultCode code) {
    return Objects.requireNonNull(tally.counts().get(code), code.code());
  }

  private static List<String> places(FaultTally tally, FaultCode code) {
    return count(tally, code).examples().stream()
        .map(example -> example.line() + " " + example.path())
        .toList();
  }

  @Test
  void aFileHasOneEventALine() throws IOException {
    Path file =
        write(
            "events.jsonl",
            "\uFEFF" + line(VALID) + "\n\n" + line(WRONG) + "\r\n{\"class_uid\"\n" + line(VALID));
    FaultTally tally = run(file, USUAL);
    assertThat(tally.events()).isEqualTo(4);
    assertThat(tally.invalid()).isEqualTo(2);
    assertThat(tally.counts().keySet())
        .containsExactly(
            FaultCode.NOT_JSON, FaultCode.ATTRIBUTE_UNKNOWN, FaultCode.ATTRIBUTE_WRONG_TYPE);
    assertThat(places(tally, FaultCode.NOT_JSON)).containsExactly("4 ");
    assertThat(places(tally, FaultCode.ATTRIBUTE_UNKNOWN)).containsExactly("3 colour");
    assertThat(count(tally, FaultCode.ATTRIBUTE_UNKNOWN).examples().get(0).described())
        .isEqualTo(file + ":3 colour: class base_event (0) has no colour");
  }

  @Test
  void aDocumentHasEventsOverSeveralLines() throws IOException {
    assertThat(run(write("one.json", VALID), USUAL).events()).isEqualTo(1);
    assertThat(run(write("lines.json", line(VALID) + "\n" + line(WRONG)), USUAL).events())
        .isEqualTo(2);
    FaultTally two = run(write("two.json", VALID + WRONG), USUAL);
    assertThat(two.events()).isEqualTo(2);
    assertThat(places(two, FaultCode.ATTRIBUTE_UNKNOWN)).containsExactly("4 colour");
    FaultTally list = run(write("list.json", "[" + VALID + ",\n" + WRONG + "]"), USUAL);
    assertThat(list.events()).isEqualTo(2);
    assertThat(list.invalid()).isEqualTo(1);
    FaultTally bundle =
        run(
            write("bundle.json", "{\"count\": 2, \"events\": [" + VALID + "," + WRONG + "]}"),
            USUAL);
    assertThat(bundle.events()).isEqualTo(2);
    assertThat(bundle.invalid()).isEqualTo(1);
    FaultTally broken = run(write("broken.json", VALID + VALID.substring(0, 90)), USUAL);
    assertThat(broken.events()).isEqualTo(2);
    assertThat(broken.counts().keySet()).containsExactly(FaultCode.NOT_JSON);
  }

  @Test
  void aFolderIsReadWithAllThatIsBelowIt() throws IOException {
    Files.createDirectories(folder.resolve("day=1/_temporary"));
    write("day=1/a.ndjson", line(VALID));
    write("day=1/readme.txt", "no event");
    write("day=1/_temporary/b.jsonl", "no event");
    try (GZIPOutputStream bytes =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("day=1/c.jsonl.gz")))) {
      bytes.write(line(WRONG).getBytes(StandardCharsets.UTF_8));
    }
    FaultTally tally = run(folder, USUAL);
    assertThat(tally.events()).isEqualTo(2);
    assertThat(tally.invalid()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "empty"})
  void whatHoldsNoEventsIsRefused(String name) throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> run(folder.resolve(name), USUAL)).isInstanceOf(ProblemException.class);
  }

  @Test
  void sparkTellsTheSame() throws IOException {
    String text =
        IntStream.range(0, 300)
            .mapToObj(i -> line(i % 100 == 50 ? WRONG : VALID))
            .collect(Collectors.joining("\n"));
    Path lines = write("events.jsonl", text);
    Path table = folder.resolve("events.parquet");
    SharedSpark.session()
        .read()
        .schema(
            "class_uid int, category_uid int, activity_id int, type_uid bigint, severity_id string,"
                + " colour int, time bigint, metadata struct<version: string, product: struct<name:"
                + " string, vendor_name: string>>")
        .json(lines.toString())
        .coalesce(1)
        .write()
        .parquet(table.toString());
    FaultTally here = run(lines, USUAL);
    FaultTally large = run(lines, 1);
    FaultTally rows = run(table, USUAL);
    assertThat(List.of(here.events(), here.invalid())).containsExactly(300L, 3L);
    assertThat(List.of(large.events(), large.invalid())).containsExactly(300L, 3L);
    // in the table every severity is text
    assertThat(List.of(rows.events(), rows.invalid())).containsExactly(300L, 300L);
    assertThat(places(here, FaultCode.ATTRIBUTE_UNKNOWN))
        .containsExactly("51 colour", "151 colour");
    assertThat(places(large, FaultCode.ATTRIBUTE_UNKNOWN)).containsExactly("0 colour", "0 colour");
    assertThat(places(rows, FaultCode.ATTRIBUTE_UNKNOWN))
        .containsExactly("51 colour", "151 colour");
    assertThat(count(rows, FaultCode.ATTRIBUTE_UNKNOWN).faults()).isEqualTo(3);
  }
}
