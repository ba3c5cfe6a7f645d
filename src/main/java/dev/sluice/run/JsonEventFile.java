package dev.sluice.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of events as JSON: one a line; or, if its name ends in .json and its first line is no
 * event, one written over several lines, several of these, a list of them, or OCSF's bundle, whose
 * {@code events} is such a list.
 */
record JsonEventFile(Path file) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Takes an event. */
  @FunctionalInterface
  interface Sink {
    void take(long line, String json);
  }

  /** Hands over all events with the line where each starts. */
  void read(Sink sink) throws IOException {
    if (EventFiles.withoutCompression(file).endsWith(".json") && !startsWithAnEvent()) {
      readDocument(sink);
    } else {
      readLines(sink);
    }
  }

  private boolean startsWithAnEvent() throws IOException {
    try (BufferedReader reader = new BufferedReader(open())) {
      String line = reader.readLine();
      while (line != null && line.isBlank()) {
        line = reader.readLine();
      }
      JsonNode first = line == null ? null : JSON.readTree(line);
      return first != null && first.isObject() && !isBundle(first);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean isBundle(JsonNode node) {
    return node.path("events").isArray() && !node.has("class_uid");
  }

  private void readLines(Sink sink) throws IOException {
    try (BufferedReader reader = new BufferedReader(open())) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = number == 1 ? withoutMark(line) : line;
        if (!text.isBlank()) {
          sink.take(number, text);
        }
      }
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private void readDocument(Sink sink) throws IOException {
    try (JsonParser parser = JSON.createParser(open())) {
      try {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          // the elements of a list stand for themselves
          if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
            readEvent(parser, sink);
          }
        }
      } catch (JsonProcessingException e) {
        // told as what it is, by the validator
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        sink.take(line, "{" + e.getOriginalMessage());
      }
    }
  }

  private static void readEvent(JsonParser parser, Sink sink) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    @Nullable JsonNode node = JSON.readTree(parser);
    if (node != null && isBundle(node)) {
      node.path("events").forEach(event -> sink.take(line, event.toString()));
    } else {
      sink.take(line, String.valueOf(node));
    }
  }

  private Reader open() throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return new InputStreamReader(
        compressed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
  }
}
