package dev.sluice.ocsf.record;

import dev.sluice.ocsf.record.FieldPath.All;
import dev.sluice.ocsf.record.FieldPath.Index;
import dev.sluice.ocsf.record.FieldPath.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the text of a {@link FieldPath}. */
final class FieldPathText {

  private static final int MOST_DIGITS = 9;

  private final String text;
  private int at;

  FieldPathText(String text) {
    this.text = text;
  }

  FieldPath path() {
    if (!text.startsWith("$")) {
      throw fault("begins with $, as in $.event.src_ip");
    }
    at = 1;
    List<Part> parts = new ArrayList<>();
    while (at < text.length()) {
      parts.add(part());
    }
    return new FieldPath(parts);
  }

  static String of(FieldPath path) {
    StringBuilder text = new StringBuilder("$");
    for (Part part : path.parts()) {
      if (part instanceof FieldPath.Key key) {
        text.append(isPlain(key.name()) ? "." + key.name() : "['" + escaped(key.name()) + "']");
      } else if (part instanceof Index index) {
        text.append('[').append(index.place()).append(']');
      } else {
        text.append("[*]");
      }
    }
    return text.toString();
  }

  private Part part() {
    char first = text.charAt(at++);
    if (first == '.') {
      return new FieldPath.Key(name());
    }
    if (first != '[') {
      throw fault("has . or [ between its parts, not " + first);
    }
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      FieldPath.Key key = new FieldPath.Key(quoted(text.charAt(at++)));
      if (at >= text.length() || text.charAt(at++) != ']') {
        throw fault("closes each [ with ]");
      }
      return key;
    }
    int close = text.indexOf(']', at);
    if (close < 0) {
      throw fault("closes each [ with ]");
    }
    String inside = text.substring(at, close);
    at = close + 1;
    if (inside.equals("*")) {
      return new All();
    }
    boolean digits = inside.chars().allMatch(c -> c >= '0' && c <= '9');
    if (inside.isEmpty() || !digits || inside.length() > MOST_DIGITS) {
      throw fault("has a number, * or a name in quotes between [ and ], not " + inside);
    }
    return new Index(Integer.parseInt(inside));
  }

  private String name() {
    int from = at;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    String name = text.substring(from, at);
    if (name.isEmpty()) {
      throw fault("has a name after each dot");
    }
    if (name.equals("*")) {
      throw fault("writes each element of an array as [*]");
    }
    return name;
  }

  private String quoted(char quote) {
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw fault("closes its quotes");
    }
    at++;
    return name.toString();
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !name.equals("*")
        && name.chars().noneMatch(c -> c == '.' || c == '[' || c == ']' || c == '\'');
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("'", "\\'");
  }

  private IllegalArgumentException fault(String rule) {
    return new IllegalArgumentException("a path " + rule + ": " + text);
  }
}
