package dev.sluice.ocsf.record;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in one pass that goes down the tree of wanted paths beside the text. Texts without
 * escapes are pieces of the line; nothing is made of what is neither wanted nor part of the rest.
 */
class JsonParser extends JsonTokens implements TextParser {

  private static final int DEEPEST = 200;

  private Gathered gathered;
  private int depth;

  JsonParser(Gathered gathered) {
    this.gathered = gathered;
  }

  @Override
  public final void read(byte[] text, int from, int to, Gathered into) {
    gathered = into;
    PathNode node = into.base();
    byte first = begin(text, from, to);
    if (first != '{' && !(first == '[' && node != null && node.hasElements)) {
      skip();
      throw new NotARecord("not JSON: a record is an object");
    }
    int start = at;
    boolean covered = into.baseCovered();
    boolean taken = node != null && into.isFree(node);
    container(first, node, covered || taken);
    if (node != null && taken) {
      into.foundWhole(node, written(start, at));
    }
    finish();
  }

  /**
   * Says whether a text is an object, or an array when they are asked for, without taking anything
   * from it.
   */
  final void check(byte[] text, int from, int to, boolean arrays) {
    byte first = begin(text, from, to);
    if (first != '{' && !(arrays && first == '[')) {
      throw new NotARecord("not JSON: a record is an object");
    }
    skip();
    finish();
  }

  /** Goes to the first token of a text. */
  final byte begin(byte[] text, int from, int to) {
    boolean marked =
        to - from >= 3
            && text[from] == (byte) 0xEF
            && text[from + 1] == (byte) 0xBB
            && text[from + 2] == (byte) 0xBF;
    start(text, marked ? from + 3 : from, to);
    depth = 0;
    if (isAtEnd()) {
      throw new NotARecord("not JSON: the line is empty");
    }
    return next();
  }

  /** Passes the opening bracket; true when the closing one follows, which is passed too. */
  final boolean isEmptyArray() {
    at++;
    boolean isEmpty = next() == ']';
    if (isEmpty) {
      at++;
    }
    return isEmpty;
  }

  /** Refuses anything but white space after the document. */
  final void finish() {
    if (!isAtEnd()) {
      throw bytes[at] == 0
          ? new NotARecord("a null byte")
          : new NotARecord("text after the JSON object");
    }
  }

  private void container(byte first, @Nullable PathNode node, boolean covered) {
    if (++depth > DEEPEST) {
      throw new NotARecord("nested deeper than " + DEEPEST);
    }
    at++;
    if (first == '[') {
      elements(node, covered);
    } else {
      members(node, covered);
    }
    depth--;
  }

  private void members(@Nullable PathNode node, boolean covered) {
    byte next = next();
    if (next == '}') {
      at++;
      return;
    }
    while (true) {
      if (next != '"') {
        throw unexpected(at, "a name in quotes");
      }
      int from = at + 1;
      int to = string();
      byte[] name = bytes;
      if (isEscaped && (node != null || !covered)) {
        FreshBytes fresh = gathered.fresh;
        fresh.reserve(to - from);
        int start = fresh.at;
        JsonEscapes.write(bytes, from, to, fresh);
        name = fresh.bytes;
        from = start;
        to = fresh.at;
      }
      if (next() != ':') {
        throw unexpected(at, "a colon");
      }
      at++;
      PathNode child = node == null ? null : node.child(name, from, to);
      if (child == null && covered) {
        skip();
      } else {
        gathered.location.enter(name, from, to);
        value(child, covered);
        gathered.location.leave();
      }
      next = next();
      if (next == '}') {
        at++;
        return;
      }
      if (next != ',') {
        throw unexpected(at, "a comma or }");
      }
      at++;
      next = next();
    }
  }

  /** Reads a value that somebody asks for, or that is part of the rest. */
  final void value(@Nullable PathNode node, boolean covered) {
    byte first = next();
    int start = at;
    switch (first) {
      case '"' -> {
        int to = string();
        if (node == null || node.collected.length == 0) {
          gathered.found(node, covered, text(start + 1, to));
        } else {
          gathered.collect(node, bytes, start, at);
          gathered.found(node, covered, text(start + 1, to));
        }
      }
      case '{' -> {
        boolean taken = node != null && (gathered.isFree(node) || node.collected.length > 0);
        container(first, node, covered || taken);
        if (node != null && taken) {
          gathered.collect(node, bytes, start, at);
          gathered.foundWhole(node, written(start, at));
        }
      }
      case '[' -> array(node, covered, start);
      default -> {
        if (scalar(first)) {
          if (node != null) {
            gathered.collect(node, bytes, start, at);
          }
          gathered.foundScalar(node, covered, written(start, at));
        }
      }
    }
  }

  private void array(@Nullable PathNode node, boolean covered, int start) {
    if (node == null || !node.hasElements || !(node.takesElements() || hasContainers())) {
      skip();
      if (node != null) {
        gathered.collect(node, bytes, start, at);
      }
      gathered.foundScalar(node, covered, written(start, at));
      return;
    }
    boolean taken = gathered.isFree(node) || node.collected.length > 0;
    container((byte) '[', node, covered || taken);
    if (taken) {
      gathered.collect(node, bytes, start, at);
      gathered.foundWhole(node, written(start, at));
    }
  }

  /** Whether the array that begins here has an object or array in it. */
  private boolean hasContainers() {
    int start = at;
    boolean found = false;
    at++;
    byte next = next();
    while (next != ']') {
      found = next == '{' || next == '[';
      if (found) {
        break;
      }
      skip();
      if (!goesOn()) {
        break;
      }
      next = next();
    }
    at = start;
    return found;
  }

  private void elements(@Nullable PathNode node, boolean covered) {
    byte next = next();
    if (next == ']') {
      at++;
      return;
    }
    for (int place = 0; ; place++) {
      PathNode child = node == null ? null : node.element(place);
      if (child == null && covered) {
        skip();
      } else {
        gathered.location.enterElement(place);
        value(child, covered);
        gathered.location.leave();
      }
      if (!goesOn()) {
        return;
      }
    }
  }

  /** Passes the comma after an element, or the end of the array. */
  final boolean goesOn() {
    byte next = next();
    at++;
    if (next == ']') {
      return false;
    }
    if (next != ',') {
      throw unexpected(at - 1, "a comma or ]");
    }
    return true;
  }

  /** Passes a value, checking it. */
  final void skip() {
    byte first = next();
    switch (first) {
      case '"' -> string();
      case '{', '[' -> container(first, null, true);
      default -> scalar(first);
    }
  }

  /** The text of a value that is no string, passed just now. */
  UTF8String written(int from, int to) {
    return Location.slice(bytes, from, to);
  }

  private UTF8String text(int from, int to) {
    if (!isEscaped) {
      return Location.slice(bytes, from, to);
    }
    FreshBytes fresh = gathered.fresh;
    fresh.reserve(to - from);
    int start = fresh.at;
    JsonEscapes.write(bytes, from, to, fresh);
    return Location.slice(fresh.bytes, start, fresh.at);
  }
}
