package dev.sluice.io.text;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the objects out of the array of a JSON document. What stands around the array is passed by;
 * an object that is wrong in itself is a faulty record, after which the next one follows.
 */
final class JsonDocumentParser implements RecordParser {

  private final List<String> path;
  private final ObjectCells objects;
  private Place place = Place.BEFORE_ARRAY;
  private @Nullable String lost;
  private boolean unsound;

  /** Where in the document the window stands. */
  private enum Place {
    BEFORE_ARRAY,
    AT_ELEMENT,
    AFTER_ELEMENT,
    AFTER_ARRAY
  }

  JsonDocumentParser(List<String> path, ObjectCells objects) {
    this.path = path;
    this.objects = objects;
  }

  /** True when the document has no array at the path, so that its only record is that fault. */
  boolean isUnsound() {
    return unsound;
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    JsonScan scan = new JsonScan(window);
    try {
      if (place == Place.BEFORE_ARRAY) {
        unsound = true;
        toArray(scan);
        unsound = false;
        toFirst(scan);
      } else if (place == Place.AFTER_ELEMENT) {
        toNext(scan);
      }
    } catch (JsonScan.Lost e) {
      place = Place.AFTER_ARRAY;
      lost = e.reason();
    }
    return scan.lines();
  }

  private void toArray(JsonScan scan) throws IOException, JsonScan.Lost {
    for (int i = 0; i < path.size(); i++) {
      if (!scan.takes('{')) {
        throw new JsonScan.Lost("there is no object with the key \"" + path.get(i) + "\"");
      }
      if (scan.takes('}')) {
        throw missing(i);
      }
      while (!scan.key().equals(path.get(i))) {
        scan.skipValue();
        if (scan.takes('}')) {
          throw missing(i);
        }
        comma(scan);
      }
    }
    if (!scan.takes('[')) {
      throw new JsonScan.Lost(
          path.isEmpty()
              ? "the document is no array of objects; rows: names the keys to one"
              : "\"" + String.join(".", path) + "\" is no array");
    }
  }

  private JsonScan.Lost missing(int step) {
    return new JsonScan.Lost(
        "there is no key \"" + String.join(".", path.subList(0, step + 1)) + "\"");
  }

  private void toFirst(JsonScan scan) throws IOException, JsonScan.Lost {
    if (scan.takes(']')) {
      toEnd(scan);
    } else {
      atElement(scan);
    }
  }

  private void toNext(JsonScan scan) throws IOException, JsonScan.Lost {
    if (scan.takes(']')) {
      toEnd(scan);
    } else {
      comma(scan);
      atElement(scan);
    }
  }

  private void atElement(JsonScan scan) throws IOException, JsonScan.Lost {
    int b = scan.token();
    if (b < 0 || b == ']' || b == ',' || b == '}') {
      throw new JsonScan.Lost(
          b < 0 ? "the file ends within the array" : "a value of the array is missing");
    }
    place = Place.AT_ELEMENT;
  }

  /** What stands behind the array must be the rest of a document, with no second array of rows. */
  private void toEnd(JsonScan scan) throws IOException, JsonScan.Lost {
    place = Place.AFTER_ARRAY;
    for (int i = path.size() - 1; i >= 0; i--) {
      while (!scan.takes('}')) {
        comma(scan);
        if (scan.key().equals(path.get(i))) {
          throw new JsonScan.Lost("key \"" + path.get(i) + "\" occurs twice");
        }
        scan.skipValue();
      }
    }
    if (scan.token() >= 0) {
      throw new JsonScan.Lost("text after the document");
    }
  }

  private static void comma(JsonScan scan) throws IOException, JsonScan.Lost {
    if (!scan.takes(',')) {
      throw new JsonScan.Lost(
          scan.token() < 0 ? "the file ends within the document" : "a comma is missing");
    }
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) throws IOException {
    if (lost != null) {
      cells.clear(objects.count());
      cells.complete(new byte[0], 0, 0, 0, true);
      cells.fail(lost + (unsound ? "" : "; nothing after this place is read"));
      lost = null;
      return true;
    }
    if (place != Place.AT_ELEMENT) {
      return false;
    }
    place = Place.AFTER_ELEMENT;
    JsonElement element = JsonElement.at(window);
    cells.clear(objects.count());
    int start = window.start();
    int end = start + element.length();
    cells.complete(window.bytes(), start, end, element.lines(), element.isAscii());
    if (!element.isWhole()) {
      place = Place.AFTER_ARRAY;
      cells.fail(
          element.length() < MAX_RECORD_BYTES
              ? "the file ends within the object"
              : "an object of more than 64 MB; nothing after this place is read");
    } else if (cells.isUtf8()) {
      objects.cut(window.bytes(), start, element.length(), cells);
    }
    window.consumeTo(end);
    return true;
  }

  @Override
  public void moveToRecord(ByteWindow window) {
    throw new UnsupportedOperationException("a JSON document is not split");
  }
}
