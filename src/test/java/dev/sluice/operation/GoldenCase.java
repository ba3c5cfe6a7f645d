package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.testing.GivenDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A folder with steps, their input and what must come of them:
 *
 * <pre>
 * *.yaml, rules/*.csv    documents that the steps name
 * step.yaml              a list of steps as in a job; its first comment names the oracle
 * TABLE.csv              an input, see {@link TypedCsv}; its rows reach the steps shuffled
 * expected.TABLE.csv     every table that the steps make, rows sorted as lines
 * expected.TABLE.in-order.csv   the same where the order of rows is the point
 * expected.dropped       table,reason,rows of dropped rows; without it none may be dropped
 * expected.rejected      table,column,text,reason,rows; without it none may be rejected
 * expected.problems      instead of all these: what the user reads of a broken step
 * </pre>
 *
 * Where anything differs, {@code actual.*} is written beside it, to be copied over once an oracle
 * agrees.
 */
record GoldenCase(Path folder, Map<String, StepType> types) {

  private static final String STEPS = "step.yaml";
  private static final String PROBLEMS = "problems";
  private static final String EXPECTED = "expected.";
  private static final String ACTUAL = "actual.";
  private static final String CSV = ".csv";
  private static final String IN_ORDER = ".in-order" + CSV;

  /** The steps as text, without the comment on the oracle. */
  String steps() throws IOException {
    return TypedCsv.withoutComments(Files.readString(folder.resolve(STEPS)));
  }

  /** True when the folder shows a fault. */
  boolean isBroken() {
    return Files.exists(folder.resolve(EXPECTED + PROBLEMS));
  }

  /** True when it says who agreed to what is expected; for a fault that is whoever reads it. */
  boolean namesAnOracle() throws IOException {
    return isBroken()
        || Files.exists(folder.resolve("oracle.txt"))
        || Files.readString(folder.resolve(STEPS)).startsWith("# oracle: ");
  }

  /** Runs the steps and compares everything. */
  void verify() throws IOException {
    for (String name : files(ACTUAL)) {
      Files.delete(folder.resolve(name));
    }
    Map<String, TypedCsv> inputs = inputs();
    Problems problems = new Problems();
    List<Step> steps = read(problems);
    if (problems.isEmpty()) {
      check(steps, inputs, problems);
    }
    Map<String, String> actual =
        problems.isEmpty()
            ? results(Trial.of(steps, datasets(inputs)))
            : Map.of(
                PROBLEMS,
                problems.all().stream()
                    .map(problem -> problem.render() + "\n")
                    .collect(Collectors.joining()));
    compare(actual);
  }

  private void compare(Map<String, String> actual) throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String name : files(EXPECTED)) {
      expected.put(
          name.substring(EXPECTED.length()),
          TypedCsv.withoutComments(Files.readString(folder.resolve(name), StandardCharsets.UTF_8)));
    }
    if (!actual.equals(expected)) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        if (!file.getValue().equals(expected.get(file.getKey()))) {
          Files.writeString(folder.resolve(ACTUAL + file.getKey()), file.getValue());
        }
      }
    }
    assertThat(actual).as(folder.toString()).isEqualTo(expected);
  }

  private List<Step> read(Problems problems) throws IOException {
    Optional<Node> document =
        DocumentParser.parse(STEPS, Files.readString(folder.resolve(STEPS)), problems);
    List<Step> steps = new ArrayList<>();
    document
        .map(Node.Sequence.class::cast)
        .ifPresent(list -> list.items().forEach(item -> steps.addAll(step(item, problems))));
    return steps;
  }

  private List<Step> step(Node item, Problems problems) {
    return ((Node.Mapping) item)
        .entries().entrySet().stream()
            .flatMap(
                entry -> {
                  StepType type =
                      Objects.requireNonNull(
                          types.get(entry.getKey()), entry.getKey() + " is no operation");
                  return ShapeChecker.read(entry.getValue().value(), type.options(), problems)
                      .flatMap(options -> type.read(options, documents(problems), problems))
                      .stream()
                      .flatMap(step -> Stream.concat(Stream.of(step), step.followedBy().stream()));
                })
            .toList();
  }

  /** Documents lie in the folder or are those of the project. */
  private StepDocuments documents(Problems problems) {
    return new GivenDocuments(
        path -> {
          Path own = folder.resolve(path);
          Path document = Files.exists(own) ? own : Path.of(path);
          return Files.exists(document)
              ? Optional.of(Files.readString(document))
              : Optional.empty();
        },
        problems);
  }

  private static void check(List<Step> steps, Map<String, TypedCsv> inputs, Problems problems) {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    inputs.forEach((name, csv) -> schemas.put(name, csv.schema()));
    List<Step> skipped = new ArrayList<>();
    for (Step step : steps) {
      if (skipped.contains(step)) {
        continue;
      }
      int before = problems.count();
      Optional<Map<String, StructType>> made =
          step.check(new TableSchemas(schemas, Trial.AS_OF), problems);
      assertThat(made.isPresent() || problems.count() > before)
          .as("a step without a fault knows what it makes")
          .isTrue();
      schemas.putAll(made.orElse(Map.of()));
      skipped.addAll(made.isEmpty() ? step.followedBy() : List.of());
    }
  }

  private Map<String, TypedCsv> inputs() throws IOException {
    Map<String, TypedCsv> inputs = new LinkedHashMap<>();
    for (String name : files("")) {
      if (name.endsWith(CSV) && !name.startsWith(EXPECTED)) {
        inputs.put(
            name.substring(0, name.length() - CSV.length()), TypedCsv.read(folder.resolve(name)));
      }
    }
    return inputs;
  }

  private Map<String, Dataset<Row>> datasets(Map<String, TypedCsv> inputs) {
    long seed = folder.getFileName().toString().hashCode();
    Map<String, Dataset<Row>> datasets = new LinkedHashMap<>();
    inputs.forEach((name, csv) -> datasets.put(name, Trial.dataset(name, csv, 2, seed)));
    return datasets;
  }

  private Map<String, String> results(Trial trial) {
    Map<String, String> results = new TreeMap<>();
    trial
        .tables()
        .forEach(
            (name, csv) -> {
              boolean inOrder = Files.exists(folder.resolve(EXPECTED + name + IN_ORDER));
              results.put(
                  name + (inOrder ? IN_ORDER : CSV), inOrder ? csv.inOrder() : csv.canonical());
            });
    counts(trial.dropped()).ifPresent(counts -> results.put("dropped", counts));
    counts(trial.rejected()).ifPresent(counts -> results.put("rejected", counts));
    return results;
  }

  private static Optional<String> counts(Map<List<@Nullable String>, Long> counts) {
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            counts.entrySet().stream()
                .map(
                    entry ->
                        entry.getKey().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","))
                            + ","
                            + entry.getValue()
                            + "\n")
                .collect(Collectors.joining()));
  }

  private TreeSet<String> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The folders inside a folder. */
  static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
