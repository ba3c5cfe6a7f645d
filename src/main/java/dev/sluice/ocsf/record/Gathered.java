package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What a record has given so far: the values that are wanted, each in its slot, the rest by name,
 * and the texts that are to be read once more. Reused from record to record.
 *
 * <p>Formats without nesting call {@link #put}. JSON, which nests, keeps track of the nodes itself
 * and calls {@link #found}.
 */
final class Gathered {

  /** A text that some format reads when the record itself is through. */
  record Waiting(PathNode node, UTF8String text, boolean kept) {}

  private static final UTF8String[] NO_VALUES = {};

  final FreshBytes fresh = new FreshBytes();
  final Location location = new Location(fresh);
  final List<Waiting> waiting = new ArrayList<>();

  private final PathNode root;
  private final int slots;
  private final BlankTexts blanks;
  private final RestFields rest = new RestFields();
  private final CollectedTexts collected;
  private @Nullable UTF8String[] values = NO_VALUES;

  private @Nullable PathNode base;
  private boolean baseCovered;
  private boolean merging;

  Gathered(PathNode root, int slots, BlankTexts blanks) {
    this.root = root;
    this.slots = slots;
    this.blanks = blanks;
    this.base = root;
    this.collected = new CollectedTexts(slots);
  }

  /** Begins a record. */
  void reset() {
    fresh.reset();
    location.reset();
    waiting.clear();
    rest.reset();
    collected.reset();
    values = new UTF8String[slots];
    base = root;
    baseCovered = false;
    merging = false;
  }

  /** Goes to where the fields of a nested text belong. What is there already wins from now on. */
  void goTo(List<byte[]> names) {
    location.reset();
    merging = true;
    PathNode node = root;
    boolean covered = isTaken(node);
    for (byte[] name : names) {
      location.enter(name, 0, name.length);
      node = node == null ? null : node.child(name, 0, name.length);
      covered |= node != null && isTaken(node);
    }
    base = node;
    baseCovered = covered;
  }

  /** The node of where the record begins; null when nobody asks for anything below. */
  @Nullable PathNode base() {
    return base;
  }

  /** Whether somebody has the whole of where the record begins. */
  boolean baseCovered() {
    return baseCovered;
  }

  /** Takes the text of the whole record, where somebody wants it. */
  void whole(byte[] bytes, int from, int to) {
    PathNode node = base;
    if (node != null && isFree(node)) {
      values[node.slot] = Location.slice(bytes, from, to);
      baseCovered = true;
    }
  }

  /** A field of a record whose format knows no nesting. */
  void put(byte[] name, byte[] text, int from, int to) {
    put(name, 0, name.length, text, from, to);
  }

  /** A field of a record whose format knows no nesting. */
  void put(byte[] name, int nameFrom, int nameTo, byte[] text, int from, int to) {
    put(name, nameFrom, nameTo, Location.slice(text, from, to));
  }

  /** A field of a record whose format knows no nesting. */
  void put(byte[] name, int nameFrom, int nameTo, UTF8String text) {
    PathNode node = base == null ? null : base.child(name, nameFrom, nameTo);
    location.enter(name, nameFrom, nameTo);
    found(node, baseCovered, text);
    location.leave();
  }

  /** A field below others. */
  void put(List<byte[]> names, UTF8String text) {
    PathNode node = base;
    for (byte[] name : names) {
      node = node == null ? null : node.child(name, 0, name.length);
      location.enter(name, 0, name.length);
    }
    found(node, baseCovered, text);
    names.forEach(name -> location.leave());
  }

  /** A field, its text made just now. */
  void put(String name, String text) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    put(bytes, 0, bytes.length, UTF8String.fromString(text));
  }

  /**
   * A text at the present location.
   *
   * @param node what is asked there; null for nothing
   * @param covered whether it is part of something that somebody has as a whole
   */
  void found(@Nullable PathNode node, boolean covered, UTF8String text) {
    if (blanks.have(text)) {
      return;
    }
    if (node == null) {
      if (!covered) {
        rest.add(location.dotted(), text, merging);
      }
      return;
    }
    boolean kept = covered || node.collected.length > 0;
    if (node.slot != PathNode.NONE) {
      UTF8String present = values[node.slot];
      if (present == null) {
        values[node.slot] = text;
      } else if (!kept && !(merging && text.equals(present))) {
        rest.addSecond(location.dotted(), text);
      }
      kept = true;
    }
    if (node.nested.length > 0) {
      waiting.add(new Waiting(node, text, kept));
    } else if (!kept) {
      rest.add(location.dotted(), text, merging);
    }
  }

  /** A scalar that no format can read once more, because it is no text. */
  void foundScalar(@Nullable PathNode node, boolean covered, UTF8String text) {
    if (node == null || node.nested.length == 0) {
      found(node, covered, text);
    } else if (node.slot != PathNode.NONE && values[node.slot] == null) {
      values[node.slot] = text;
    } else if (!covered && node.collected.length == 0) {
      rest.add(location.dotted(), text, merging);
    }
  }

  /** An object or array, as written, which somebody wants. */
  void foundWhole(PathNode node, UTF8String text) {
    if (isFree(node)) {
      values[node.slot] = text;
    }
  }

  /** One of many, as written. */
  void collect(PathNode node, byte[] bytes, int from, int to) {
    for (int slot : node.collected) {
      collected.add(slot, bytes, from, to);
    }
  }

  /** A text that no format could read stays what it was. */
  void keepUnread(UTF8String field, UTF8String text) {
    rest.add(field, text, true);
  }

  /** Whether somebody wants the whole value here and has none yet. */
  boolean isFree(PathNode node) {
    return node.slot != PathNode.NONE && values[node.slot] == null;
  }

  private boolean isTaken(PathNode node) {
    return node.slot != PathNode.NONE && values[node.slot] != null;
  }

  /** The values by slot, null where there is none; not used again by this. */
  @Nullable UTF8String[] values() {
    collected.into(values);
    return values;
  }

  /** What nobody wants, by name. */
  MapData rest() {
    return rest.map();
  }
}
