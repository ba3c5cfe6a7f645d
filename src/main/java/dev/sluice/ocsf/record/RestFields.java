package dev.sluice.ocsf.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The fields that nobody wants, by name and in order. A name that is there already gets a number:
 * "key (2)". Reused from record to record; a field costs one hash of its name.
 */
final class RestFields {

  private static final int USUAL_ROOM = 256;

  private @Nullable UTF8String[] names = new UTF8String[64];
  private @Nullable UTF8String[] texts = new UTF8String[64];

  private int[] hashes = new int[64];
  private int size;

  /** The hash of the name that was looked for last. */
  private int hash;

  /** The number that the next field of a name gets; only of names that came twice. */
  private final Map<UTF8String, Integer> numbers = new HashMap<>();

  /** Places of the fields, by hash; one is added so that 0 is none. */
  private int[] table = new int[USUAL_ROOM];

  void reset() {
    if (table.length > USUAL_ROOM) {
      // A single huge record must not make all that follow it slow.
      table = new int[USUAL_ROOM];
      names = new UTF8String[64];
      texts = new UTF8String[64];
      hashes = new int[64];
    } else if (size > 0) {
      Arrays.fill(table, 0);
    }
    size = 0;
    if (!numbers.isEmpty()) {
      numbers.clear();
    }
  }

  /**
   * Adds a field.
   *
   * @param onlyNews true when the same text under the same name need not be kept twice
   */
  void add(UTF8String name, UTF8String text, boolean onlyNews) {
    int first = find(name);
    if (first < 0) {
      insert(name, text);
      return;
    }
    if (!onlyNews || !text.equals(texts[first])) {
      addSecond(name, text);
    }
  }

  /** Adds a field of which there is another value already. */
  void addSecond(UTF8String name, UTF8String text) {
    int number = numbers.getOrDefault(name, 2);
    UTF8String numbered = numbered(name, number);
    while (find(numbered) >= 0) {
      number++;
      numbered = numbered(name, number);
    }
    insert(numbered, text);
    numbers.put(name, number + 1);
  }

  private static UTF8String numbered(UTF8String name, int number) {
    return UTF8String.concat(name, UTF8String.fromString(" (" + number + ")"));
  }

  private int find(UTF8String name) {
    hash = name.hashCode();
    for (int at = hash & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
      int place = table[at] - 1;
      if (place < 0 || (hashes[place] == hash && name.equals(names[place]))) {
        return place;
      }
    }
  }

  /** Adds a name that was looked for just now, in vain. */
  private void insert(UTF8String name, UTF8String text) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      texts = Arrays.copyOf(texts, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    names[size] = name;
    texts[size] = text;
    hashes[size] = hash;
    size++;
    if (size * 2 > table.length) {
      table = new int[table.length * 2];
      for (int place = 0; place < size; place++) {
        enter(place);
      }
    } else {
      enter(size - 1);
    }
  }

  private void enter(int place) {
    int at = hashes[place] & (table.length - 1);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = place + 1;
  }

  /** What was added since the last reset; independent of what comes next. */
  MapData map() {
    return new ArrayBasedMapData(
        new GenericArrayData(Arrays.copyOf(names, size, Object[].class)),
        new GenericArrayData(Arrays.copyOf(texts, size, Object[].class)));
  }
}
