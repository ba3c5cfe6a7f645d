package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a JSON object: cell {@code i} is the value of column {@code i}. */
final class JsonObjectCells implements ObjectCells {

  static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final Map<String, Integer> cellOf = new HashMap<>();
  private final boolean[] seen;

  JsonObjectCells(List<String> columns) {
    for (String column : columns) {
      cellOf.put(column, cellOf.size());
    }
    seen = new boolean[columns.size()];
  }

  @Override
  public int count() {
    return seen.length;
  }

  @Override
  public void cut(byte[] bytes, int start, int length, RecordCells cells) throws IOException {
    Arrays.fill(seen, false);
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
      cells.fail(faultOf(e));
    }
  }

  /** Why a text is no JSON, in one line. */
  static String faultOf(JsonProcessingException fault) {
    return "not a JSON object: " + fault.getOriginalMessage().lines().findFirst().orElse("");
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
