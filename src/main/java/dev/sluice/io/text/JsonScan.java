package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Moves a window through the structure of a JSON document, without keeping what it passes. */
final class JsonScan {

  private static final int MOST_KEY_BYTES = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteWindow window;
  private int lines;

  /** The document cannot be followed any further. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    Lost(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  JsonScan(ByteWindow window) {
    this.window = window;
  }

  /** Line ends that were passed. */
  int lines() {
    return lines;
  }

  /** The next byte that is no space, or -1 at the end; stays there. */
  int token() throws IOException {
    int b = peek();
    while (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
      take();
      b = peek();
    }
    return b;
  }

  /** True, and moves past it, when the next byte that is no space is this one. */
  boolean takes(char wanted) throws IOException {
    boolean there = token() == wanted;
    if (there) {
      take();
    }
    return there;
  }

  /** Moves past a key and its colon, and returns the key. */
  String key() throws IOException, Lost {
    if (!takes('"')) {
      throw new Lost(token() < 0 ? "the file ends within an object" : "a key without quotes");
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.write('"');
    for (int b = take(); b != '"'; b = take()) {
      raw.write(within(b));
      if (b == '\\') {
        raw.write(within(take()));
      }
      if (raw.size() > MOST_KEY_BYTES) {
        throw new Lost("a key of more than 64 kB");
      }
    }
    raw.write('"');
    if (!takes(':')) {
      throw new Lost("a key without a colon behind it");
    }
    try (JsonParser json = JSON.createParser(raw.toByteArray())) {
      json.nextToken();
      return json.getText();
    } catch (JsonProcessingException e) {
      throw new Lost("a key that is no JSON text");
    }
  }

  /** Moves past a value of any kind. */
  void skipValue() throws IOException, Lost {
    int first = token();
    if (first != '{' && first != '[' && first != '"') {
      skipWord();
      return;
    }
    int depth = 0;
    do {
      int b = within(take());
      if (b == '"') {
        skipText();
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
    } while (depth > 0);
  }

  private void skipText() throws IOException, Lost {
    for (int b = within(take()); b != '"'; b = within(take())) {
      if (b == '\\') {
        take();
      }
    }
  }

  private void skipWord() throws IOException, Lost {
    int length = 0;
    for (int b = peek(); b > ' ' && ",]}:".indexOf(b) < 0; b = peek()) {
      take();
      length++;
    }
    if (length == 0) {
      throw new Lost(peek() < 0 ? "the file ends where a value should be" : "a value is missing");
    }
  }

  private static int within(int b) throws Lost {
    if (b < 0) {
      throw new Lost("the file ends within the document");
    }
    return b;
  }

  private int peek() throws IOException {
    return window.atLeast(1) == 0 ? -1 : window.bytes()[window.start()] & 0xFF;
  }

  private int take() throws IOException {
    int b = peek();
    if (b >= 0) {
      window.consumeTo(window.start() + 1);
      lines += b == '\n' ? 1 : 0;
    }
    return b;
  }
}
