package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.testing.GivenDocuments;
import dev.sluice.testing.InterpretedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * {@code mode: aws} on {@code test-data/ocsf/aws-format}. Oracle of the expected events: a plain
 * Python evaluator of the format, with Python's own {@code str}, {@code json} and {@code strptime}.
 */
class LibraryEventsTest {

  private static final Path HOME = Path.of("test-data", "ocsf", "aws-format");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AS_LIBRARY = "{table: raw, mapping: mapping.json, mode: aws}";

  private static Optional<Step> read(String options, String mapping, Problems problems) {
    StepDocuments documents = new GivenDocuments(path -> Optional.of(mapping), problems);
    return DocumentParser.parse("step.yaml", options, problems)
        .flatMap(node -> ShapeChecker.read(node, MapEvents.TYPE.options(), problems))
        .flatMap(fields -> MapEvents.TYPE.read(fields, documents, problems));
  }

  private static String file(String name) {
    try {
      return Files.readString(HOME.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the step and those that follow it make of the records. */
  private static Map<String, Dataset<Row>> made() {
    Problems problems = new Problems();
    Step first = read(AS_LIBRARY, file("mapping.json"), problems).orElseThrow();
    List<Step> steps = new ArrayList<>(List.of(first));
    steps.addAll(first.followedBy());
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(
        "raw",
        InterpretedSession.get()
            .createDataset(file("records.jsonl").lines().toList(), Encoders.STRING())
            .toDF("line"));
    for (Step step : steps) {
      Tables given = new Tables(tables, Instant.EPOCH);
      var foretold = step.check(given.schemas(), problems).orElseThrow();
      for (Map.Entry<String, StepResult.Made> made : step.apply(given).tables().entrySet()) {
        Dataset<Row> rows = made.getValue().rows();
        assertThat(rows.columns())
            .containsAll(List.of(Objects.requireNonNull(foretold.get(made.getKey())).fieldNames()));
        tables.put(made.getKey(), kept(rows));
        tables.put(made.getKey() + " rejected", rejected(rows));
      }
    }
    assertThat(problems.all()).isEmpty();
    return tables;
  }

  private static Dataset<Row> kept(Dataset<Row> rows) {
    Dataset<Row> kept = rows;
    for (String mark : List.of(ControlColumns.REJECT, ControlColumns.DROP)) {
      if (Arrays.asList(rows.columns()).contains(mark)) {
        kept = kept.filter(ColumnReference.named(mark).isNull()).drop(mark);
      }
    }
    return kept;
  }

  private static Dataset<Row> rejected(Dataset<Row> rows) {
    return Arrays.asList(rows.columns()).contains(ControlColumns.REJECT)
        ? rows.filter(ColumnReference.named(ControlColumns.REJECT).isNotNull())
            .select(ControlColumns.REJECT + ".reason")
        : rows.limit(0);
  }

  private static List<JsonNode> events(Dataset<Row> rows) {
    Column row =
        struct(Arrays.stream(rows.columns()).map(ColumnReference::named).toArray(Column[]::new));
    return rows
        .select(to_json(row, Map.of("ignoreNullFields", "false")))
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .map(LibraryEventsTest::parsed)
        .toList();
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, JsonNode> flat(JsonNode event) {
    Map<String, JsonNode> flat = new TreeMap<>();
    flatten("", event, flat);
    return flat;
  }

  private static void flatten(String path, JsonNode node, Map<String, JsonNode> flat) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(field -> flatten(path + "." + field.getKey(), field.getValue(), flat));
    } else {
      flat.put(path, node);
    }
  }

  @Test
  void makesWhatThePublishedLibraryMakes() {
    Map<String, Dataset<Row>> tables = made();
    List<JsonNode> actual =
        new ArrayList<>(events(Objects.requireNonNull(tables.get("http_activity"))));
    actual.addAll(events(Objects.requireNonNull(tables.get("no_such_class"))));
    List<JsonNode> expected =
        file("expected.jsonl").lines().map(LibraryEventsTest::parsed).toList();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Map<String, JsonNode> wanted = flat(expected.get(i));
      Map<String, JsonNode> there = flat(actual.get(i));
      if (wanted.containsKey(".target_mapping.only_here")) {
        // A text in one class mapping and a number in another share a column of texts.
        assertThat(there).containsEntry(".target_mapping.activity_id", parsed("\"PUT\""));
      } else {
        wanted.computeIfPresent(
            ".target_mapping.activity_id", (path, id) -> parsed("\"" + id.asText() + "\""));
      }
      assertThat(there).containsAllEntriesOf(wanted);
      there.keySet().removeAll(wanted.keySet());
      assertThat(there.values())
          .as("attributes of other class mappings")
          .allMatch(JsonNode::isNull);
    }
  }

  @Test
  void losesNoRecordThatTheLibraryLoses() {
    Map<String, Dataset<Row>> tables = made();
    assertThat(reasons(tables, "records"))
        .containsExactly(
            "no class is mapped for $.entry.kind \"else\"",
            "not JSON: a value is expected at byte 0");
    assertThat(reasons(tables, "no_such_class"))
        .containsExactly(
            "the time of the event is absent or cannot be read",
            "the time of the event is absent or cannot be read");
  }

  private static List<String> reasons(Map<String, Dataset<Row>> tables, String name) {
    return Objects.requireNonNull(tables.get(name + " rejected"))
        .as(Encoders.STRING())
        .collectAsList();
  }

  @Test
  void refusesWhatTheLibraryDoesNotKnow() {
    Problems problems = new Problems();
    String mapping =
        """
        custom_source_events:
          source_name: gate
          matched_field: $.kind
          ocsf_mapping:
            a: {schema: base_event, schema_mapping: {message: {$from: $.text, $do: trim}}}
        """;
    read("{table: raw, mapping: m.yaml, mode: aws, raw-data: true}", mapping, problems);
    assertThat(problems.all()).extracting(Problem::code).containsOnly("not-of-the-library");
    assertThat(problems.all()).extracting(Problem::message).hasSize(3);
    assertThat(problems.all()).extracting(Problem::place).extracting(Place::line).contains(1, 2, 5);
  }

  @Test
  void understandsTheLibrarysOwnPathsOnlyInItsMappings() {
    String mapping =
        """
        custom_source_events:
          source_name: gate
          %s
          ocsf_mapping:
            - schema: base_event
              schema_mapping: {severity_id: 1, time: $.at, message: $.UserDefined.name}
        """;
    assertThat(message(mapping.formatted("description: as AWS writes it"))).isEqualTo("$.name");
    assertThat(message(mapping.formatted("ocsf: 1.3.0"))).isEqualTo("$.UserDefined.name");
  }

  private static String message(String mapping) {
    Problems problems = new Problems();
    Node document = DocumentParser.parse("m.yaml", mapping, problems).orElseThrow();
    var read =
        new dev.sluice.ocsf.mapping.MappingReader((path, place) -> Optional.empty(), problems)
            .read(document)
            .orElseThrow();
    var value =
        Objects.requireNonNull(read.classes().get(0).attributes().members().get("message")).value();
    return ((dev.sluice.ocsf.mapping.MappedValue.Field) value).path().text();
  }
}
