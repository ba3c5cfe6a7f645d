package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors use accept what Sluice accepts, and refuse what it refuses by shape. */
class JobSchemaTest {

  private static final Path BROKEN = Path.of("test-data", "broken");

  @TestFactory
  Stream<DynamicTest> everyShippedJobFits() throws IOException {
    return documents(Path.of("jobs"))
        .map(job -> dynamicTest(job.toString(), () -> assertThat(faults("job", job)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyShippedRecipeFits() throws IOException {
    return documents(Path.of("transforms", "recipes"))
        .map(
            recipe ->
                dynamicTest(
                    recipe.toString(), () -> assertThat(faults("recipe", recipe)).isEmpty()));
  }

  /** Each of these is refused by {@code sluice check} for its shape alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-instead-of-mapping",
        "missing-key",
        "path-and-table",
        "pivot-without-column-values",
        "publish-bad-mode",
        "step-with-two-types",
        "unknown-key",
        "unknown-option",
        "unknown-source-key",
        "unknown-step",
        "wrong-type"
      })
  void aBrokenShapeDoesNotFit(String folder) {
    assertThat(faults("job", BROKEN.resolve(folder).resolve("job.yaml"))).isNotEmpty();
  }

  /** What only a reader of the whole job can know is no matter of the schema. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "formula-unknown-column",
        "missing-file",
        "same-target",
        "unknown-format",
        "unknown-table"
      })
  void aFaultOfMeaningFits(String folder) {
    assertThat(faults("job", BROKEN.resolve(folder).resolve("job.yaml"))).isEmpty();
  }

  private static Stream<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    }
  }

  private static List<String> faults(String schema, Path document) {
    String text = DocsFolder.read(DocsFolder.HOME.resolve(schema + ".schema.json"));
    try {
      Map<String, Object> parsed = new ObjectMapper().readValue(text, new TypeReference<>() {});
      return SchemaCheck.faults(
          parsed, new Load(LoadSettings.builder().build()).loadFromString(read(document)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
