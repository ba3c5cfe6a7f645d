package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The only cell is the text of the object, once it is known to be one; nothing is copied. */
final class WholeObject implements ObjectCells {

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void cut(byte[] bytes, int start, int length, RecordCells cells) throws IOException {
    int from = 0;
    int to = length;
    while (from < to && isSpace(bytes[start + from])) {
      from++;
    }
    while (to > from && isSpace(bytes[start + to - 1])) {
      to--;
    }
    try (JsonParser json = JsonObjectCells.JSON.createParser(bytes, start, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        cells.fail("not a JSON object");
        return;
      }
      json.skipChildren();
      if (json.nextToken() != null) {
        cells.fail("text after the JSON object");
        return;
      }
      cells.setPart(0, from, to);
    } catch (JsonProcessingException e) {
      cells.fail(JsonObjectCells.faultOf(e));
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
