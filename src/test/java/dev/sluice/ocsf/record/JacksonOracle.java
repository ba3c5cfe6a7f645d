package dev.sluice.ocsf.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.ocsf.record.FieldPath.All;
import dev.sluice.ocsf.record.FieldPath.Index;
import dev.sluice.ocsf.record.FieldPath.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line should give, found the slow way: Jackson reads it, and each value is held against
 * each path.
 */
final class JacksonOracle {

  private static final JsonFactory JACKSON = new JsonFactory();

  private record Value(JsonToken kind, String text, String raw, List<Member> members) {}

  private record Member(Part part, Value value) {}

  private final List<FieldPath> wanted;
  private final @Nullable String[] fields;
  private final Map<String, String> rest = new LinkedHashMap<>();
  private final Map<Integer, List<String>> many = new HashMap<>();

  private JacksonOracle(List<FieldPath> wanted) {
    this.wanted = wanted;
    this.fields = new String[wanted.size()];
  }

  /** The fields and the rest, or nothing but a fault when it is no JSON object. */
  static ReadResult read(byte[] line, List<FieldPath> wanted) {
    Value root;
    try {
      root = parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException e) {
      return new ReadResult(List.of(), Map.of(), "not UTF-8");
    } catch (IOException e) {
      return new ReadResult(List.of(), Map.of(), "not JSON");
    }
    JacksonOracle oracle = new JacksonOracle(wanted);
    oracle.walk(root, List.of(), false);
    oracle.many.forEach((slot, texts) -> oracle.fields[slot] = "[" + String.join(",", texts) + "]");
    return new ReadResult(Arrays.asList(oracle.fields), oracle.rest, null);
  }

  private static Value parse(String text) throws IOException {
    try (JsonParser parser = JACKSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      Value value = value(parser, text, 1);
      if (parser.nextToken() != null) {
        throw new IOException("more text");
      }
      return value;
    }
  }

  private static Value value(JsonParser parser, String text, int depth) throws IOException {
    JsonToken kind = parser.currentToken();
    if (kind == null || depth > 201) {
      throw new IOException("too deep, or at an end");
    }
    int from = (int) parser.currentTokenLocation().getCharOffset();
    List<Member> members = new ArrayList<>();
    String own = "";
    if (kind == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = whole(parser.currentName());
        parser.nextToken();
        members.add(new Member(new FieldPath.Key(name), value(parser, text, depth + 1)));
      }
    } else if (kind == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        members.add(new Member(new Index(members.size()), value(parser, text, depth + 1)));
      }
    } else {
      own = whole(parser.getText());
    }
    int to = kind == JsonToken.VALUE_STRING ? quoteAfter(text, from) : from + own.length();
    if (kind.isStructStart()) {
      to = (int) parser.currentLocation().getCharOffset();
    }
    String raw = text.substring(from, to);
    return new Value(kind, kind.isStructStart() ? raw : own, raw, members);
  }

  private static int quoteAfter(String text, int from) {
    int at = from + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** Refuses half of a surrogate pair, which Jackson lets pass. */
  private static String whole(String text) throws IOException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("half of a surrogate pair");
    }
    return text;
  }

  private void walk(Value value, List<Part> place, boolean covered) {
    if (value.kind() == JsonToken.VALUE_NULL) {
      return;
    }
    int slot = wanted.indexOf(new FieldPath(place));
    boolean here = slot >= 0 && fields[slot] == null;
    if (here) {
      fields[slot] = value.text();
    }
    for (int other = 0; other < wanted.size(); other++) {
      List<Part> parts = wanted.get(other).parts();
      if (wanted.get(other).isMany() && parts.size() == place.size() && leads(parts, place)) {
        many.computeIfAbsent(other, o -> new ArrayList<>()).add(value.raw());
        here = true;
      }
    }
    boolean scalar =
        value.kind() == JsonToken.START_ARRAY
            ? isScalar(value, place)
            : value.kind().isScalarValue();
    if (scalar) {
      if (!here && !covered) {
        keep(dotted(place), value.text(), slot >= 0);
      }
      return;
    }
    for (Member member : value.members()) {
      List<Part> below = new ArrayList<>(place);
      below.add(member.part());
      walk(member.value(), below, covered || here);
    }
  }

  /** Whether an array is handed out in one piece. */
  private boolean isScalar(Value array, List<Part> place) {
    boolean asked = false;
    boolean exactly = false;
    for (FieldPath path : wanted) {
      List<Part> parts = path.parts();
      if (parts.size() > place.size()
          && leads(parts.subList(0, place.size()), place)
          && !(parts.get(place.size()) instanceof FieldPath.Key)) {
        asked = true;
        exactly |= parts.size() == place.size() + 1;
      }
    }
    boolean flat = array.members().stream().noneMatch(m -> m.value().kind().isStructStart());
    return !asked || (flat && !exactly);
  }

  private static boolean leads(List<Part> path, List<Part> place) {
    for (int i = 0; i < place.size(); i++) {
      boolean all = path.get(i) instanceof All && place.get(i) instanceof Index;
      if (!all && !path.get(i).equals(place.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void keep(String name, String text, boolean second) {
    String free = name;
    for (int number = 2; second || rest.containsKey(free); number++) {
      second = false;
      free = name + " (" + number + ")";
    }
    rest.put(free, text);
  }

  private static String dotted(List<Part> place) {
    StringBuilder text = new StringBuilder();
    for (Part part : place) {
      if (part instanceof Index index) {
        text.append('[').append(index.place()).append(']');
      } else {
        text.append(part == place.get(0) ? "" : ".").append(((FieldPath.Key) part).name());
      }
    }
    return text.toString();
  }
}
