package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of all paths that somebody asks for, and what to do with the value that is
 * found there. Immutable; a child is found by the bytes of its name in one probe as a rule.
 */
final class PathNode {

  /** No slot. */
  static final int NONE = -1;

  /** Where the text of the value goes; {@link #NONE} when nobody wants the value as a whole. */
  final int slot;

  /** Where the value is one of many. */
  final int[] collected;

  /** Numbers of the formats that read the value once more. */
  final int[] nested;

  /** Whether somebody asks for single elements of an array here. */
  final boolean hasElements;

  /** Whether somebody asks for anything below. */
  final boolean isLeaf;

  private final int mask;
  private final int[] hashes;
  private final byte[] @Nullable [] names;
  private final @Nullable PathNode[] children;
  private final int[] places;
  private final PathNode[] atPlaces;
  private final @Nullable PathNode each;

  PathNode(
      int slot,
      int[] collected,
      int[] nested,
      Map<String, PathNode> named,
      Map<Integer, PathNode> placed,
      @Nullable PathNode each) {
    this.slot = slot;
    this.collected = collected;
    this.nested = nested;
    this.each = each;
    places = placed.keySet().stream().mapToInt(Integer::intValue).toArray();
    atPlaces = placed.values().toArray(new PathNode[0]);
    hasElements = each != null || places.length > 0;
    isLeaf = named.isEmpty() && !hasElements;
    int room = Integer.highestOneBit(Math.max(1, named.size()) * 4) * 2;
    mask = room - 1;
    hashes = new int[room];
    names = new byte[room][];
    children = new PathNode[room];
    named.forEach(this::insert);
  }

  private void insert(String text, PathNode child) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    int hash = ByteWords.hash(name, 0, name.length);
    int at = hash & mask;
    while (names[at] != null) {
      at = (at + 1) & mask;
    }
    hashes[at] = hash;
    names[at] = name;
    children[at] = child;
  }

  /** The node of a field of an object here; null when nobody asks for it. */
  @Nullable PathNode child(byte[] bytes, int from, int to) {
    int hash = ByteWords.hash(bytes, from, to);
    for (int at = hash & mask; ; at = (at + 1) & mask) {
      byte[] name = names[at];
      if (name == null) {
        return null;
      }
      if (hashes[at] == hash && Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return children[at];
      }
    }
  }

  /** The node of an element of an array here; null when nobody asks for it. */
  @Nullable PathNode element(int place) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == place) {
        return atPlaces[i];
      }
    }
    return each;
  }

  /** Whether some element is asked for as a whole. */
  boolean takesElements() {
    return (each != null && each.takes()) || Arrays.stream(atPlaces).anyMatch(PathNode::takes);
  }

  private boolean takes() {
    return slot != NONE || collected.length > 0 || nested.length > 0;
  }
}
