package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Reads {@link RecordFormat.UserAgent} by the patterns of the ua-parser project. There are a
 * thousand of them, so what was told once is remembered: the same few agents come again and again.
 */
final class UserAgentParser implements TextParser {

  /** What an attacker makes longer must not keep a thousand patterns busy. */
  private static final int LONGEST = 1024;

  private static final int MOST_REMEMBERED = 10_000;
  private static final String UNKNOWN = "Other";

  /** Compiling the patterns takes most of a second, so one parser serves all tasks. */
  private static final class Shared {
    static final Parser PARSER = new Parser();
  }

  private record Field(String name, String text) {}

  private final Map<String, List<Field>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Field>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    if (to - from > LONGEST) {
      throw new NotARecord("a user agent of more than " + LONGEST + " bytes");
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    List<Field> fields = remembered.computeIfAbsent(text, UserAgentParser::told);
    if (fields.isEmpty()) {
      throw new NotARecord("a user agent that is not known");
    }
    fields.forEach(field -> into.put(field.name(), field.text()));
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  private static List<Field> told(String text) {
    try {
      return fields(Shared.PARSER.parse(text));
    } catch (StackOverflowError e) {
      return List.of();
    }
  }

  private static List<Field> fields(Client client) {
    List<Field> fields = new ArrayList<>();
    add(fields, "name", client.userAgent.family);
    add(
        fields,
        "version",
        joined(".", client.userAgent.major, client.userAgent.minor, client.userAgent.patch));
    if (!UNKNOWN.equals(client.os.family)) {
      String version = joined(".", client.os.major, client.os.minor, client.os.patch);
      add(fields, "os", version.isEmpty() ? client.os.family : client.os.family + " " + version);
    }
    add(fields, "device", client.device.family);
    return List.copyOf(fields);
  }

  private static void add(List<Field> fields, String name, @Nullable String text) {
    if (text != null && !text.isEmpty() && !text.equals(UNKNOWN)) {
      fields.add(new Field(name, text));
    }
  }

  private static String joined(String joint, @Nullable String... parts) {
    return Stream.of(parts)
        .takeWhile(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(joint));
  }
}
