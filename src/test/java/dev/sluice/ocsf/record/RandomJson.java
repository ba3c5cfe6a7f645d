package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random JSON objects, in any spelling that is allowed, and damaged ones. */
final class RandomJson {

  static final List<String> NAMES = List.of("a", "b", "c", "long name with words", "x.y", "", "é");

  private static final List<String> PIECES =
      List.of(
          "",
          "x",
          "-",
          "a longer piece of text, past eight bytes",
          "\\n",
          "\\\"",
          "\\\\",
          "\\/",
          "\\u0041",
          "\\u00e9",
          "\\u20AC",
          "\\uD83D\\uDE00",
          "é",
          "€",
          "😀",
          " ",
          "{",
          "]",
          ":");
  private static final List<String> NUMBERS =
      List.of("0", "-0", "1", "-17", "1.50", "1e5", "1E+5", "2.5e-10", "123456789012345678901234");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String object() {
    return object(random.nextInt(5));
  }

  private String object(int depth) {
    StringBuilder text = new StringBuilder("{").append(space());
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : "," + space()).append(name()).append(space()).append(':');
      text.append(space()).append(value(depth - 1)).append(space());
    }
    return text.append('}').toString();
  }

  private String array(int depth) {
    StringBuilder text = new StringBuilder("[").append(space());
    int size = random.nextInt(4);
    boolean scalars = random.nextInt(3) == 0;
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : "," + space()).append(value(scalars ? 0 : depth - 1));
      text.append(space());
    }
    return text.append(']').toString();
  }

  private String value(int depth) {
    int kind = random.nextInt(depth <= 0 ? 4 : 9);
    return switch (kind) {
      case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 1 -> List.of("true", "false", "null").get(random.nextInt(3));
      case 2, 3 -> string();
      case 4, 5 -> array(depth);
      default -> object(depth);
    };
  }

  private String name() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return random.nextInt(8) == 0 && name.equals("a") ? "\"\\u0061\"" : '"' + name + '"';
  }

  private String string() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append('"').toString();
  }

  private String space() {
    return random.nextInt(4) > 0 ? "" : List.of(" ", "\t", "\r\n", "   ").get(random.nextInt(4));
  }

  /** The same bytes with a few changes, most of which make them no JSON. */
  byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(5)) {
        case 0 -> damaged = Arrays.copyOf(damaged, at);
        case 1 -> damaged[at] = (byte) random.nextInt(256);
        case 2 -> damaged[at] = (byte) "{}[]\",:\\u0123-+.eE tfn".charAt(random.nextInt(22));
        case 3 -> {
          byte[] shorter = new byte[damaged.length - 1];
          System.arraycopy(damaged, 0, shorter, 0, at);
          System.arraycopy(damaged, at + 1, shorter, at, damaged.length - at - 1);
          damaged = shorter;
        }
        default -> {
          int from = random.nextInt(damaged.length);
          byte[] tail = Arrays.copyOfRange(damaged, from, damaged.length);
          damaged = Arrays.copyOf(damaged, at + tail.length);
          System.arraycopy(tail, 0, damaged, at, tail.length);
        }
      }
    }
    return damaged;
  }

  /** Paths that often lead somewhere. */
  List<FieldPath> paths(int most) {
    return random
        .ints(random.nextInt(most + 1), 0, Integer.MAX_VALUE)
        .mapToObj(i -> path())
        .distinct()
        .toList();
  }

  private FieldPath path() {
    FieldPath.Part[] parts = new FieldPath.Part[1 + random.nextInt(4)];
    for (int i = 0; i < parts.length; i++) {
      int kind = i == 0 ? 0 : random.nextInt(6);
      parts[i] =
          switch (kind) {
            case 4 -> new FieldPath.Index(random.nextInt(3));
            case 5 -> new FieldPath.All();
            default -> new FieldPath.Key(NAMES.get(random.nextInt(NAMES.size())));
          };
    }
    return new FieldPath(List.of(parts));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
