package dev.sluice.io.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.io.file.Storage;
import dev.sluice.io.table.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What a batch consists of: the content of its manifest, and of the journal while it is published.
 *
 * @param begun when the run began to publish
 * @param columns those of the rows, with those that name the folders
 * @param replaces paths of files that go when the new ones are there
 */
record LakeBatch(
    String batch,
    LakeRun run,
    Instant begun,
    StructType columns,
    List<DataFile> files,
    List<String> replaces) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A file of the batch.
   *
   * @param path within the lake folder
   * @param staged within the staged folder
   */
  record DataFile(String path, String staged, long size, long rows) {}

  LakeBatch {
    files = List.copyOf(files);
    replaces = List.copyOf(replaces);
  }

  /** The same, in the place of files that were there. */
  LakeBatch replacing(List<String> paths) {
    return new LakeBatch(batch, run, begun, columns, files, paths);
  }

  /** True when the process that publishes it may still be at work. */
  boolean ownerMayBeAlive() {
    return run.owner().mayBeAlive(begun);
  }

  /** Reads one; empty when there is none or when it is only half there. */
  static Optional<LakeBatch> read(Storage storage, String path) throws IOException {
    return json(storage, path).filter(json -> json.path("run-id").isTextual()).map(LakeBatch::of);
  }

  /** Reads a small JSON file; empty when there is none or when it is only half there. */
  static Optional<JsonNode> json(Storage storage, String path) throws IOException {
    if (storage.find(path).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = storage.open(path, 0)) {
      return Optional.of(JSON.readTree(new String(in.readAllBytes(), UTF_8)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static LakeBatch of(JsonNode json) {
    List<DataFile> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      files.add(
          new DataFile(
              file.path("path").asText(),
              file.path("staged").asText(),
              file.path("size").asLong(),
              file.path("rows").asLong()));
    }
    List<String> replaces = new ArrayList<>();
    json.path("replaces").forEach(path -> replaces.add(path.asText()));
    return new LakeBatch(
        json.path("batch").asText(),
        new LakeRun(
            json.path("job").asText(),
            json.path("run-id").asText(),
            json.path("run-key").asText(),
            owner(json.path("owner"))),
        Instant.ofEpochMilli(json.path("begun").asLong()),
        (StructType) DataType.fromJson(json.path("columns").toString()),
        files,
        replaces);
  }

  void write(Storage storage, String path) throws IOException {
    ObjectNode json =
        JSON.createObjectNode()
            .put("batch", batch)
            .put("job", run.job())
            .put("run-id", run.id())
            .put("run-key", run.key())
            .put("begun", begun.toEpochMilli());
    json.set("owner", json(run.owner()));
    json.set("columns", JSON.readTree(columns.json()));
    ArrayNode list = json.putArray("files");
    for (DataFile file : files) {
      list.addObject()
          .put("path", file.path())
          .put("staged", file.staged())
          .put("size", file.size())
          .put("rows", file.rows());
    }
    ArrayNode old = json.putArray("replaces");
    replaces.forEach(old::add);
    storage.write(path, json.toPrettyString() + "\n");
  }

  static ObjectNode json(Owner owner) {
    return JSON.createObjectNode()
        .put("host", owner.host())
        .put("pid", owner.pid())
        .put("started", owner.startedAt().getEpochSecond());
  }

  static Owner owner(JsonNode json) {
    return new Owner(
        json.path("host").asText(),
        json.path("pid").asLong(),
        Instant.ofEpochSecond(json.path("started").asLong()));
  }
}
