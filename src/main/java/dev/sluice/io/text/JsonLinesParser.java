package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts JSON lines: cell {@code i} is the value of column {@code i}. */
final class JsonLinesParser implements RecordParser {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final Map<String, Integer> cellOf = new HashMap<>();
  private final boolean[] seen;

  JsonLinesParser(List<String> columns) {
    for (String column : columns) {
      cellOf.put(column, cellOf.size());
    }
    seen = new boolean[columns.size()];
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    return LineEnds.skipEmptyLines(window);
  }

  @Override
  public void moveToRecord(ByteWindow window) throws IOException {
    LineEnds.moveToLine(window);
    skipEmptyLines(window);
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) throws IOException {
    if (window.atLeast(1) == 0) {
      return false;
    }
    int length = 0;
    byte high = 0;
    boolean ended = false;
    while (true) {
      if (window.start() + length == window.limit()) {
        if (length > MAX_RECORD_BYTES) {
          LongRecord.reject(window, cells, length, 0, LongRecord.REASON);
          return true;
        }
        if (!window.more()) {
          ended = true;
          break;
        }
      }
      byte b = window.bytes()[window.start() + length];
      if (b == '\n') {
        break;
      }
      high |= b;
      length++;
    }
    cells.clear(seen.length);
    int start = window.start();
    cells.complete(window.bytes(), start, start + length, ended ? 0 : 1, high >= 0);
    if (cells.isUtf8()) {
      cut(window.bytes(), start, length, cells);
    }
    window.consumeTo(start + length + (ended ? 0 : 1));
    return true;
  }

  private void cut(byte[] bytes, int start, int length, RecordCells cells) throws IOException {
    java.util.Arrays.fill(seen, false);
    try (JsonParser json = JSON.createParser(bytes, start, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        cells.fail("not a JSON object");
        return;
      }
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        value(json, key, bytes, start, cells);
      }
      if (json.nextToken() != null) {
        cells.fail("text after the JSON object");
      }
    } catch (JsonProcessingException e) {
      cells.fail("not a JSON object: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private void value(JsonParser json, String key, byte[] bytes, int start, RecordCells cells)
      throws IOException {
    JsonToken token = json.nextToken();
    @Nullable Integer cell = cellOf.get(key);
    if (cell == null) {
      json.skipChildren();
      return;
    }
    if (seen[cell]) {
      cells.fail("key \"" + key + "\" occurs twice");
    }
    seen[cell] = true;
    int copyFrom = cells.copySize();
    if (token.isStructStart()) {
      long from = json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      for (long i = from; i < json.currentLocation().getByteOffset(); i++) {
        cells.append(bytes[(int) (start + i)]);
      }
    } else if (token != JsonToken.VALUE_NULL
        && !Utf8.append(
            json.getTextCharacters(), json.getTextOffset(), json.getTextLength(), cells)) {
      cells.fail("half of a surrogate pair in \"" + key + "\"");
    }
    cells.setCopy(cell, copyFrom);
  }
}
