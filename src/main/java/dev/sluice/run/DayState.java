package dev.sluice.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.LoadedDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What published days were computed from: kept with every result of an incremental job, so that the
 * next run knows what changed since.
 *
 * @param definition the documents and parameters of the job as one hash: when it changes, every day
 *     may change
 * @param sources the version of each source: a snapshot, or the checksums of its files
 */
record DayState(String definition, Map<String, String> sources) {

  private static final ObjectMapper JSON = new ObjectMapper();

  DayState {
    sources = new TreeMap<>(sources);
  }

  /** The state that a run of this plan would leave. */
  static DayState of(JobPlan plan) {
    Map<String, String> sources = new TreeMap<>();
    plan.sources().forEach((name, source) -> sources.put(name, version(source.input())));
    return new DayState(RunKey.ofDefinition(plan), sources);
  }

  private static String version(RunRecord.Input input) {
    if (input.versions().size() == 1 && input.kind().equals("iceberg")) {
      return input.versions().get(0).version();
    }
    String files =
        input.versions().stream()
            .map(version -> version.name() + " " + version.version())
            .sorted()
            .collect(Collectors.joining("\n"));
    return "files " + new LoadedDocument("", files).sha256();
  }

  /** Reads what an earlier run left; nothing when it cannot be understood. */
  static Optional<DayState> read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      Map<String, String> sources = new TreeMap<>();
      node.path("sources")
          .properties()
          .forEach(source -> sources.put(source.getKey(), source.getValue().asText()));
      return node.path("definition").isTextual()
          ? Optional.of(new DayState(node.path("definition").asText(), sources))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The state as one line of JSON. */
  String write() {
    ObjectNode node = JSON.createObjectNode().put("definition", definition);
    ObjectNode versions = node.putObject("sources");
    sources.forEach(versions::put);
    return node.toString();
  }
}
