package dev.sluice.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file {@code _sluice.json} beside the data of an output: which run made it, and the files that
 * it consists of. A folder without it is not whole, or not ours.
 *
 * @param files size in bytes of every file but the marker by its name
 */
record OutputMarker(String runId, String runKey, Map<String, Long> files) {

  static final String NAME = "_sluice.json";

  /** What the name of a marker ends with that stands beside its one file. */
  static final String BESIDE = ".sluice.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A marker for what is in the folder now. */
  static OutputMarker of(Storage storage, String folder, String runId, String runKey)
      throws IOException {
    Map<String, Long> files = new TreeMap<>();
    storage.list(folder).stream()
        .filter(entry -> !entry.name().equals(NAME))
        .forEach(entry -> files.put(entry.name(), entry.size()));
    return new OutputMarker(runId, runKey, files);
  }

  /** Reads a marker; empty when there is none or when it is only half there. */
  static Optional<OutputMarker> read(Storage storage, String path) throws IOException {
    if (storage.find(path).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = storage.open(path, 0)) {
      JsonNode json = JSON.readTree(new String(in.readAllBytes(), UTF_8));
      Map<String, Long> files = new TreeMap<>();
      for (JsonNode file : json.path("files")) {
        files.put(file.path("name").asText(), file.path("size").asLong());
      }
      return json.path("run-id").isTextual()
          ? Optional.of(
              new OutputMarker(json.path("run-id").asText(), json.path("run-key").asText(), files))
          : Optional.empty();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A marker for one file. */
  static OutputMarker ofFile(Storage storage, String path, String runId, String runKey)
      throws IOException {
    StoredEntry file =
        storage.find(path).orElseThrow(() -> new IOException(path + " is not there"));
    return new OutputMarker(runId, runKey, Map.of(file.name(), file.size()));
  }

  /** True when the file of a marker of one file is there, in its full size. */
  boolean isFileAt(Storage storage, String path) throws IOException {
    Optional<StoredEntry> file = storage.find(path);
    return file.isPresent() && Long.valueOf(file.get().size()).equals(files.get(file.get().name()));
  }

  void write(Storage storage, String path) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("run-id", runId).put("run-key", runKey);
    ArrayNode list = json.putArray("files");
    files.forEach((name, size) -> list.addObject().put("name", name).put("size", size));
    storage.write(path, json.toPrettyString() + "\n");
  }

  /** True when the folder holds every file of the marker in its full size. */
  boolean isWholeIn(Storage storage, String folder) throws IOException {
    Map<String, Long> present = new TreeMap<>();
    storage.list(folder).forEach(entry -> present.put(entry.name(), entry.size()));
    return present.containsKey(NAME)
        && files.entrySet().stream()
            .allMatch(file -> file.getValue().equals(present.get(file.getKey())));
  }

  /** True when anything of this output is in the folder: a file, or the marker itself. */
  boolean hasFileIn(Storage storage, String folder) throws IOException {
    Optional<OutputMarker> marker = read(storage, Storage.child(folder, NAME));
    return marker.filter(present -> present.runId.equals(runId)).isPresent()
        || storage.list(folder).stream().anyMatch(entry -> files.containsKey(entry.name()));
  }
}
