package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder {@code test-data/operation/<operation>/<case>}: {@code step.yaml} over the
 * tables {@code <table>.csv} makes {@code expected.<table>.csv}, or is refused with {@code
 * expected.problems}. What came out instead is left in target/golden, to be copied over once it was
 * verified by hand.
 */
class GoldenOperationTest {

  private static final Path FOLDERS = Path.of("test-data/operation");
  private static final Path ACTUAL = Path.of("target/golden/operation");
  private static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");
  private static final Map<String, StepType> TYPES =
      Stream.of(Group.TYPE, Pivot.TYPE, Filter.TYPE, FormulaColumns.TYPE)
          .collect(Collectors.toMap(StepType::name, type -> type));

  static List<String> cases() throws IOException {
    List<String> cases = new ArrayList<>();
    for (String operation : names()) {
      try (Stream<Path> folders = Files.list(FOLDERS.resolve(operation))) {
        folders.sorted().forEach(folder -> cases.add(FOLDERS.relativize(folder).toString()));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFolderHoldsWhatComesOut(String folder) throws IOException {
    Map<String, String> files = read(FOLDERS.resolve(folder));
    Map<String, String> actual = outcome(files);
    Map<String, String> expected = new TreeMap<>(files);
    expected.keySet().removeIf(name -> !name.startsWith("expected."));
    if (!actual.equals(expected)) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        Path path = ACTUAL.resolve(folder).resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theExampleOfTheDocumentationIsAFolder(String name) throws IOException {
    StepType type = Objects.requireNonNull(TYPES.get(name));
    assertThat(Files.readString(FOLDERS.resolve(name).resolve("example/step.yaml")))
        .isEqualTo(type.example());
  }

  static List<String> names() {
    return TYPES.keySet().stream().sorted().toList();
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static Map<String, String> outcome(Map<String, String> files) {
    Map<String, Dataset<Row>> inputs = new TreeMap<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".csv") && !name.startsWith("expected.")) {
            inputs.put(name.substring(0, name.length() - 4), GoldenTable.read(name, text));
          }
        });
    Tables tables = new Tables(inputs, AS_OF);
    Problems problems = new Problems();
    Optional<Step> step =
        DocumentParser.parse("step.yaml", files.getOrDefault("step.yaml", ""), problems)
            .flatMap(node -> step(node, problems));
    step.ifPresent(sound -> sound.check(tables.schemas(), problems));
    if (!problems.isEmpty()) {
      return Map.of(
          "expected.problems",
          problems.all().stream().map(Problem::render).collect(Collectors.joining("\n", "", "\n")));
    }
    Map<String, String> outcome = new TreeMap<>();
    StepResult result = step.orElseThrow().apply(tables);
    result
        .tables()
        .forEach(
            (name, made) ->
                outcome.put("expected." + name + ".csv", GoldenTable.written(made.rows())));
    return outcome;
  }

  /** The one item of a list of steps. */
  private static Optional<Step> step(Node steps, Problems problems) {
    Node.Mapping item = (Node.Mapping) ((Node.Sequence) steps).items().get(0);
    Map.Entry<String, Node.Entry> entry = item.entries().entrySet().iterator().next();
    StepType type = Optional.ofNullable(TYPES.get(entry.getKey())).orElseThrow();
    return ShapeChecker.read(entry.getValue().value(), type.options(), problems)
        .flatMap(fields -> type.read(fields, problems));
  }
}
