package dev.sluice.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.EventValidator;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.run.MappingTrial;
import dev.sluice.testing.InterpretedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every source that ships: {@code transforms/ocsf/<source>/} with a mapping, samples and the events
 * that are expected of them. The expected events were read through by hand; that they are valid is
 * said by the validator, which is tested on its own.
 */
class SourceMappingsTest {

  private static final Path HOME = Path.of("transforms", "ocsf");

  @TestFactory
  Stream<DynamicNode> everySourceMapsItsSamples() throws IOException {
    return mappings().stream()
        .map(
            mapping ->
                dynamicContainer(
                    HOME.relativize(mapping).getName(0).toString(),
                    Stream.concat(
                        Stream.of(dynamicTest("has no defect", () -> hasNoDefect(mapping))),
                        samples(mapping).stream()
                            .map(
                                sample ->
                                    dynamicTest(
                                        sample.getFileName().toString(),
                                        () -> maps(mapping, sample))))));
  }

  private static List<Path> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(HOME, 2)) {
      List<Path> mappings =
          files
              .filter(file -> file.getFileName().toString().startsWith("mapping."))
              .sorted()
              .toList();
      assertThat(mappings).isNotEmpty();
      return mappings;
    }
  }

  private static List<Path> samples(Path mapping) {
    try (Stream<Path> files = Files.list(mapping.resolveSibling("samples"))) {
      List<Path> samples = files.sorted().toList();
      assertThat(samples).as("samples of " + mapping).isNotEmpty();
      return samples;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MappingTrial trial(Path mapping) {
    Problems problems = new Problems();
    MappingTrial trial = MappingTrial.of(mapping.toString(), problems).orElse(null);
    assertThat(problems.all().stream().map(Problem::render)).isEmpty();
    if (trial == null) {
      throw new AssertionError(mapping + " cannot be read");
    }
    return trial;
  }

  private static void hasNoDefect(Path mapping) {
    assertThat(trial(mapping).errors().stream().map(Problem::render)).isEmpty();
  }

  private static void maps(Path mapping, Path sample) throws IOException {
    Problems problems = new Problems();
    MappingTrial.Result result =
        trial(mapping).map(InterpretedSession.get(), sample.toString(), problems).orElse(null);
    assertThat(problems.all().stream().map(Problem::render)).isEmpty();
    if (result == null) {
      throw new AssertionError(sample + " was not mapped");
    }
    List<String> lines = new ArrayList<>();
    result.events().values().forEach(lines::addAll);
    EventValidator validator =
        new EventValidator(
            OcsfSchema.of(OcsfSchema.DEFAULT_VERSION).orElseThrow(), ValidationOptions.ERRORS);
    for (String event : lines) {
      assertThat(validator.validate(event)).as(event).isEmpty();
    }
    assertThat(lines).as("events of " + sample).isNotEmpty();
    result.rejected().forEach(rejected -> lines.add(rejected.json()));
    String name = sample.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".jsonl";
    Path expected = mapping.resolveSibling("expected").resolve(name);
    Path actual = expected.resolveSibling("actual." + name);
    List<String> wanted = Files.exists(expected) ? Files.readAllLines(expected) : List.of();
    if (!wanted.equals(lines)) {
      Files.createDirectories(expected.getParent());
      Files.write(actual, lines);
    } else {
      Files.deleteIfExists(actual);
    }
    assertThat(lines).containsExactlyElementsOf(wanted);
  }
}
