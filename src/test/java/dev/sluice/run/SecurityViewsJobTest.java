package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.report.ChartFigures;
import dev.sluice.report.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job of the findings views. Oracle: the raw records, counted here in plain Java by their own
 * keys, without any mapping and without OCSF.
 */
class SecurityViewsJobTest {

  private static final String SAMPLES = "test-data/ocsf/views/";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void everyViewCountsWhatTheRawRecordsSay() {
    ShippedJob job = ShippedJob.in(folder, "ocsf/views.yaml");

    RunRecord record = job.run(3).record();

    assertThat(record.problems()).isEmpty();
    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(record.rejectReasons()).isEmpty();
    assertFindings(job);
    assertLogins(job);
    assertTraffic(job);
    assertNames(job);
    assertCharts(record);
  }

  private static void assertFindings(ShippedJob job) {
    List<JsonNode> first = new ArrayList<>();
    List<JsonNode> open = new ArrayList<>();
    Map<String, List<JsonNode>> byFinding =
        lines("security-hub.jsonl").stream()
            .sorted(Comparator.comparing(event -> event.path("UpdatedAt").asText()))
            .collect(Collectors.groupingBy(event -> event.path("Id").asText()));
    for (List<JsonNode> events : byFinding.values()) {
      events.stream().filter(SecurityViewsJobTest::hasFailed).findFirst().ifPresent(first::add);
      JsonNode last = events.get(events.size() - 1);
      boolean isAlive =
          last.path("RecordState").asText().equals("ACTIVE")
              && !Set.of("RESOLVED", "SUPPRESSED").contains(last.at("/Workflow/Status").asText());
      if (hasFailed(last) && isAlive) {
        open.add(last);
      }
    }
    assertThat(
            job.rows("SELECT day, upper(severity), findings FROM security.failed_findings_by_day"))
        .isEqualTo(counted(first, event -> event.path("UpdatedAt").asText().substring(0, 10)));
    assertThat(
            job.rows(
                "SELECT date_format(hour, 'yyyy-MM-dd HH'), upper(severity), findings"
                    + " FROM security.failed_findings_by_hour"))
        .isEqualTo(
            counted(
                first,
                event -> event.path("UpdatedAt").asText().substring(0, 13).replace('T', ' ')));
    assertThat(
            job.rows("SELECT 'all', upper(severity), findings FROM security.findings_by_severity"))
        .isEqualTo(counted(open, event -> "all"));
    assertThat(
            job.rows("SELECT product, upper(severity), findings FROM security.findings_by_product"))
        .isEqualTo(counted(open, event -> event.path("ProductName").asText()));
    assertThat(
            job.rows("SELECT account, upper(severity), findings FROM security.findings_by_account"))
        .isEqualTo(counted(open, event -> event.path("AwsAccountId").asText()));
  }

  private static boolean hasFailed(JsonNode event) {
    return !event.has("Compliance") || event.at("/Compliance/Status").asText().equals("FAILED");
  }

  private static List<String> counted(List<JsonNode> events, Function<JsonNode, String> key) {
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(
        event ->
            counts.merge(
                key.apply(event) + "," + event.at("/Severity/Label").asText(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + "," + count.getValue())
        .sorted()
        .toList();
  }

  private record Login(String user, String source, Instant at) {}

  private static void assertLogins(ShippedJob job) {
    List<Login> failed = new ArrayList<>();
    for (JsonNode event : lines("okta.jsonl")) {
      if (event.path("eventType").asText().equals("user.session.start")
          && event.at("/outcome/result").asText().equals("FAILURE")) {
        failed.add(
            new Login(
                event.at("/actor/alternateId").asText(),
                event.at("/client/ipAddress").asText(),
                Instant.parse(event.path("published").asText())));
      }
    }
    for (JsonNode event : lines("windows-security.jsonl")) {
      if (event.path("EventID").asInt() == 4625) {
        failed.add(
            new Login(
                event.path("TargetUserName").asText().toLowerCase(Locale.ROOT),
                event.path("IpAddress").asText().replaceAll("^-$", "null"),
                Instant.parse(event.path("TimeCreated").asText())));
      }
    }
    List<String> expected =
        failed.stream()
            .collect(Collectors.groupingBy(login -> login.user() + "," + login.source()))
            .entrySet()
            .stream()
            .map(
                group ->
                    Stream.of(
                            group.getKey(),
                            group.getValue().size(),
                            millis(group.getValue().stream().map(Login::at).sorted().toList(), 0),
                            millis(
                                group.getValue().stream().map(Login::at).sorted().toList(),
                                group.getValue().size() - 1))
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")))
            .sorted()
            .toList();
    assertThat(expected).hasSizeGreaterThan(20).anyMatch(row -> row.contains(",null,"));
    assertThat(
            job.rows(
                "SELECT user_name, source_ip, failures, unix_millis(first_seen),"
                    + " unix_millis(last_seen) FROM security.failed_logins"))
        .isEqualTo(expected);
  }

  private static long millis(List<Instant> moments, int index) {
    return moments.get(index).toEpochMilli();
  }

  private static void assertTraffic(ShippedJob job) {
    Map<String, long[]> talkers = new TreeMap<>();
    for (JsonNode event : zeek("conn")) {
      long[] sums =
          talkers.computeIfAbsent(
              event.path("id.orig_h").asText() + "," + event.path("id.resp_h").asText(),
              pair -> new long[3]);
      sums[0] += event.path("orig_bytes").asLong(0);
      sums[1] += event.path("resp_bytes").asLong(0);
      sums[2]++;
    }
    List<String> expected = new ArrayList<>();
    talkers.forEach(
        (pair, sums) ->
            expected.add(
                pair + "," + (sums[0] + sums[1]) + "," + sums[0] + "," + sums[1] + "," + sums[2]));
    assertThat(
            job.rows(
                "SELECT source_ip, destination_ip, bytes, bytes_out, bytes_in, connections"
                    + " FROM security.top_talkers"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void assertNames(ShippedJob job) {
    Map<String, List<JsonNode>> byName =
        zeek("dns").stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.path("query").asText().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    Map<String, Integer> clients = new LinkedHashMap<>();
    byName.forEach(
        (name, events) -> {
          Set<String> asking = new TreeSet<>();
          events.forEach(event -> asking.add(event.path("id.orig_h").asText()));
          clients.put(name, asking.size());
        });
    List<String> rarestFirst =
        clients.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(name -> byName.getOrDefault(name.getKey(), List.of()).size())
                    .thenComparing(Map.Entry::getKey))
            .map(
                name ->
                    String.format(
                        Locale.ROOT,
                        "%02d,%s,%d,%d",
                        0,
                        name.getKey(),
                        name.getValue(),
                        byName.getOrDefault(name.getKey(), List.of()).size()))
            .toList();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < rarestFirst.size(); i++) {
      expected.add(String.format(Locale.ROOT, "%02d", i + 1) + rarestFirst.get(i).substring(2));
    }
    assertThat(
            job.rows("SELECT lpad(rarity, 2, '0'), name, clients, queries FROM security.dns_names"))
        .isEqualTo(expected);
  }

  /** What is drawn adds up to what is counted. */
  private static void assertCharts(RunRecord record) {
    assertThat(record.charts()).hasSize(8).allMatch(ChartFigures::isWhole);
    Map<String, BigDecimal> sums = new TreeMap<>();
    record
        .charts()
        .forEach(
            chart ->
                chart
                    .points()
                    .forEach(point -> sums.merge(chart.table(), point.value(), BigDecimal::add)));
    assertThat(sums.get("failed_findings_by_hour")).isEqualTo(sums.get("failed_findings_by_day"));
    assertThat(sums.get("findings_by_product")).isEqualTo(sums.get("findings_by_severity"));
    assertThat(sums.get("findings_by_account")).isEqualTo(sums.get("findings_by_severity"));
    long bytes =
        zeek("conn").stream()
            .mapToLong(
                event -> event.path("orig_bytes").asLong(0) + event.path("resp_bytes").asLong(0))
            .sum();
    assertThat(sums.get("top_talkers")).isEqualTo(BigDecimal.valueOf(bytes));
    ChartFigures hours =
        record.charts().stream()
            .filter(chart -> chart.table().equals("failed_findings_by_hour"))
            .findFirst()
            .orElseThrow();
    assertThat(hours.points())
        .isSortedAccordingTo(Comparator.comparing(point -> String.valueOf(point.at())))
        .allMatch(
            point ->
                Instant.parse(String.valueOf(point.at()))
                    .truncatedTo(ChronoUnit.HOURS)
                    .toString()
                    .equals(point.at()));
  }

  private static List<JsonNode> zeek(String log) {
    return lines("zeek.jsonl").stream()
        .filter(event -> event.path("_path").asText().equals(log))
        .toList();
  }

  private static List<JsonNode> lines(String file) {
    try (Stream<String> lines = Files.lines(Path.of(SAMPLES + file))) {
      List<JsonNode> events = new ArrayList<>();
      for (String line : lines.toList()) {
        events.add(JSON.readTree(line));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
