package dev.sluice.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.document.DocumentParser;
import dev.sluice.ocsf.compile.EventOptions;
import dev.sluice.ocsf.compile.Texts;
import dev.sluice.ocsf.mapping.MappingReader;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.EventValidator;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.testing.InterpretedSession;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random records: none is lost, none of their values is lost, every event is valid by the
 * validator, and the partitioning changes nothing. The oracle of the values is Jackson, which reads
 * the records and the events; identities do the rest.
 */
class RandomRecordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MAPPING =
      """
      custom_source_events:
        source_name: random
        ocsf: 1.3.0
        matched_field: $.kind
        blanks: ["-"]
        common:
          severity_id: {$from: $.severity, $values: {low: 2, high: 4}, $other: 99}
          metadata: {product: {name: Random, vendor_name: Example}, event_code: $.kind}
          time: $.time
        ocsf_mapping:
          - match: [net]
            when: '=[@skip]<>"yes"'
            schema: network_activity
            schema_mapping:
              activity_id: 6
              src_endpoint: {ip: $.src.ip, port: $.src.port}
              dst_endpoint: {ip: {$from: [$.dst.ip, $.dst_ip]}, port: $.dst.port}
              traffic: {bytes: $.bytes}
          - match: [dns]
            schema: dns_activity
            schema_mapping:
              activity_id: 1
              query: {hostname: $.q}
              answers: {$each: $.answers, $map: {rdata: $.data, ttl: $.ttl}}
              src_endpoint: {ip: $.src.ip, hostname: $.host}
              dst_endpoint: {name: resolver}
      """;

  private record Outcome(List<String> events, List<String> rejected) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingIsLost(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    // Seeds 1 and 2 are the edges: no record, and one.
    int count = seed == 1 ? 0 : seed == 2 ? 1 : 120;
    for (int i = 0; i < count; i++) {
      lines.add(seed == 3 && i > 0 ? lines.get(0) : line(random));
    }
    Outcome outcome = outcome(lines, 1);
    assertThat(outcome.events().size() + outcome.rejected().size()).isEqualTo(lines.size());
    EventValidator validator =
        new EventValidator(OcsfSchema.of("1.3.0").orElseThrow(), ValidationOptions.ERRORS);
    Map<String, Integer> byUid = new HashMap<>();
    List<JsonNode> events = new ArrayList<>();
    for (String event : outcome.events()) {
      assertThat(validator.validate(event)).as(event).isEmpty();
      JsonNode tree = JSON.readTree(event);
      events.add(tree);
      byUid.put(tree.at("/metadata/uid").asText(), events.size() - 1);
    }
    for (String line : lines) {
      if (!outcome.rejected().contains(line)) {
        JsonNode event = events.get(Objects.requireNonNull(byUid.get(uid(line))));
        assertThat(texts(event)).as(line + " as " + event).containsAll(values(JSON.readTree(line)));
      }
    }
    assertThat(outcome(lines, 2)).isEqualTo(outcome);
    assertThat(outcome(lines, 7)).isEqualTo(outcome);
  }

  private static String uid(String line) {
    return Texts.uid(UTF8String.fromString(line)).toString();
  }

  /** All texts of an event, numbers as text. */
  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new HashSet<>();
    if (node.isContainerNode()) {
      node.forEach(child -> texts.addAll(texts(child)));
    } else {
      texts.add(node.asText());
      texts.addAll(within(node.asText()));
    }
    return texts;
  }

  /** What is kept as a text may be JSON itself. */
  private static Set<String> within(String text) {
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return Set.of();
    }
    try {
      return texts(JSON.readTree(text));
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** The values of a record that must be somewhere in its event. */
  private static Set<String> values(JsonNode record) {
    Set<String> values = new HashSet<>();
    for (String text : texts(record)) {
      if (!text.isEmpty() && !text.equals("-") && !text.equals("null")) {
        values.add(text);
      }
    }
    return values;
  }

  private static Outcome outcome(List<String> lines, int partitions) {
    Problems problems = new Problems();
    MappingPlan plan =
        DocumentParser.parse("mapping.yaml", MAPPING, problems)
            .flatMap(
                node -> new MappingReader((path, place) -> Optional.empty(), problems).read(node))
            .map(MappingPlan::of)
            .orElseThrow(() -> new AssertionError(problems.all()));
    assertThat(plan.defects().errors()).isEmpty();
    Step step =
        new MapEvents(
            new ColumnReference("raw", Place.file("test")),
            plan,
            new EventOptions(false, true, "eu-central-1", "111122223333"),
            OnInvalid.QUARANTINE,
            "records",
            "");
    Map<String, Dataset<Row>> tables = new HashMap<>();
    tables.put(
        "raw",
        InterpretedSession.get()
            .createDataset(lines, Encoders.STRING())
            .repartition(partitions)
            .toDF("line"));
    List<String> events = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    List<Step> steps = new ArrayList<>(List.of(step));
    steps.addAll(step.followedBy());
    for (Step one : steps) {
      StepResult result = one.apply(new Tables(tables, Instant.EPOCH));
      result.tables().forEach((name, made) -> tables.put(name, kept(made.rows(), rejected)));
    }
    for (String table : List.of("network_activity", "dns_activity")) {
      Dataset<Row> rows = Objects.requireNonNull(tables.get(table));
      String[] hidden =
          Arrays.stream(rows.columns())
              .filter(
                  name ->
                      HiddenColumns.isHidden(name)
                          || name.equals("eventDay")
                          || name.equals("region")
                          || name.equals("accountId"))
              .toArray(String[]::new);
      events.addAll(rows.drop(hidden).toJSON().collectAsList());
    }
    events.sort(null);
    rejected.sort(null);
    return new Outcome(events, rejected);
  }

  private static Dataset<Row> kept(Dataset<Row> made, List<String> rejected) {
    Dataset<Row> rows = made;
    List<String> columns = List.of(made.columns());
    if (columns.contains(ControlColumns.REJECT)) {
      made.filter(ControlColumns.REJECT + " is not null")
          .select(ControlColumns.REJECT + ".record")
          .collectAsList()
          .forEach(row -> rejected.add(row.getString(0)));
      rows = rows.filter(ControlColumns.REJECT + " is null").drop(ControlColumns.REJECT);
    }
    if (columns.contains(ControlColumns.DROP)) {
      rows = rows.filter(ControlColumns.DROP + " is null").drop(ControlColumns.DROP);
    }
    return rows;
  }

  private static String line(Random random) {
    if (random.nextInt(12) == 0) {
      return "{\"kind\":\"net\",\"cut";
    }
    List<String> members = new ArrayList<>();
    members.add("\"kind\":\"" + pick(random, "net", "dns", "dns", "net", "other") + "\"");
    members.add("\"time\":" + (1_700_000_000_000L + random.nextInt(1_000_000_000)));
    maybe(random, members, "severity", pick(random, "\"low\"", "\"high\"", "\"weird\"", "\"-\""));
    maybe(random, members, "skip", pick(random, "\"yes\"", "\"no\"", "null"));
    maybe(
        random,
        members,
        "src",
        "{\"ip\":"
            + pick(random, "\"192.0.2.7\"", "\"2001:db8::1\"", "\"no address\"", "\"\"")
            + ",\"port\":"
            + pick(random, "443", "\"70000\"", "\"http\"", "-1", "null")
            + ",\"zone\":\"Zürich\"}");
    maybe(random, members, "dst", "{\"ip\":\"198.51.100.9\",\"extra\":[1,2,{\"deep\":\"x\"}]}");
    maybe(random, members, "dst_ip", pick(random, "\"198.51.100.9\"", "\"203.0.113.1\""));
    maybe(random, members, "bytes", pick(random, "12", "\"x y\"", "99999999999999999999"));
    maybe(random, members, "q", pick(random, "\"www.example.com\"", "\"bad host name\""));
    maybe(random, members, "host", "\"ws1\"");
    maybe(
        random,
        members,
        "answers",
        pick(
            random,
            "[{\"data\":\"203.0.113.5\",\"ttl\":60,\"more\":\"kept\"}]",
            "[]",
            "[{\"data\":\"a\"},{\"data\":\"b\",\"ttl\":5}]"));
    maybe(random, members, "löse", "\"\\u00fcber \\ud83d\\ude00\"");
    return "{" + String.join(",", members) + "}";
  }

  private static void maybe(Random random, List<String> members, String name, String value) {
    if (random.nextInt(3) > 0) {
      members.add("\"" + name + "\":" + value);
    }
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
