package dev.sluice.ocsf.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the resource of a version, line by line. A line is a word and what it tells of:
 *
 * <pre>
 * category 1 system System Activity
 * profile cloud api cloud
 * type port_t base=integer_t range=0..65535 observable=11
 * observable 17 object_attribute cwe.uid
 * attribute status_id integer_t sibling=status | 0=Unknown | 1=Success
 * attribute groups {group}[] profiles=host
 * attribute name@user username_t
 * class 1007 system process_activity Process Activity
 *   parents system base_event
 *   required time status_id
 * object user 21
 *   at_least_one name uid
 *   optional name@user
 * </pre>
 *
 * An attribute that is not the same everywhere has several lines; what uses the rarer ones names
 * them in full, such as {@code name@user}. The enums of {@code class_uid}, {@code category_uid} and
 * {@code type_uid} follow from the class and are not written.
 */
final class SchemaReader {

  private final Map<String, ValueType> types = new LinkedHashMap<>();
  private final Map<String, Set<String>> profiles = new LinkedHashMap<>();
  private final Map<String, Integer> observableOwnedAttributes = new LinkedHashMap<>();
  private final Map<String, Integer> observableAttributes = new LinkedHashMap<>();
  private final Map<String, EventClass> classes = new LinkedHashMap<>();
  private final Map<String, ObjectType> objects = new LinkedHashMap<>();
  private final Map<String, String> categoryCaptions = new LinkedHashMap<>();
  private final AttributeDefinitions attributes = new AttributeDefinitions(types);
  private @Nullable OwnerLines owner;
  private String version = "";

  private SchemaReader() {}

  static SchemaFacts read(String version) {
    SchemaReader reader = new SchemaReader();
    text(version + ".txt").lines().forEach(reader::line);
    reader.endOwner();
    return new SchemaFacts(
        reader.version,
        reader.types,
        reader.profiles,
        reader.observableOwnedAttributes,
        reader.observableAttributes,
        reader.classes,
        reader.objects);
  }

  private static String text(String resource) {
    try (InputStream stream = SchemaReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    if (line.startsWith("#")) {
      return;
    }
    if (line.startsWith("  regex ")) {
      lastTypeMatches(line.substring("  regex ".length()));
      return;
    }
    if (line.startsWith("  ")) {
      if (owner == null) {
        throw new IllegalStateException("of what is this said: " + line);
      }
      owner.add(Words.of(line.substring(2)));
      return;
    }
    Words words = Words.of(line);
    switch (words.first()) {
      case "version" -> version = words.get(1);
      case "category" -> categoryCaptions.put(words.get(1) + " " + words.get(2), words.from(3));
      case "profile" -> profiles.put(words.get(1), words.setFrom(2));
      case "type" -> type(words);
      case "observable" -> observable(words);
      case "attribute" -> attributes.add(line.substring("attribute ".length()));
      case "class", "object" -> {
        endOwner();
        owner = new OwnerLines(words);
      }
      default -> throw new IllegalStateException("not understood: " + line);
    }
  }

  private void type(Words words) {
    Map<String, String> options = words.optionsFrom(2);
    String name = words.get(1);
    ValueType base = types.get(options.getOrDefault("base", ""));
    String values = options.get("values");
    String max = options.get("max");
    String range = options.get("range");
    types.put(
        name,
        new ValueType(
            name,
            base == null ? primitive(name) : base.primitive(),
            base == null ? Optional.empty() : base.regex(),
            max != null
                ? OptionalInt.of(Integer.parseInt(max))
                : base == null ? OptionalInt.empty() : base.maxLength(),
            range != null
                ? Optional.of(range(range))
                : base == null ? Optional.empty() : base.range(),
            values != null ? List.of(values.split(",")) : base == null ? List.of() : base.values(),
            options.containsKey("observable")
                ? OptionalInt.of(Integer.parseInt(options.get("observable")))
                : OptionalInt.empty()));
  }

  private static Primitive primitive(String name) {
    return switch (name) {
      case "string_t" -> Primitive.STRING;
      case "integer_t" -> Primitive.INTEGER;
      case "long_t" -> Primitive.LONG;
      case "float_t" -> Primitive.FLOAT;
      case "boolean_t" -> Primitive.BOOLEAN;
      case "json_t" -> Primitive.JSON;
      default -> throw new IllegalStateException("what is type " + name + " based on?");
    };
  }

  private static Range range(String text) {
    int dots = text.indexOf("..");
    return new Range(
        Long.parseLong(text.substring(0, dots)), Long.parseLong(text.substring(dots + 2)));
  }

  private void lastTypeMatches(String regex) {
    ValueType last = types.values().stream().reduce((first, second) -> second).orElseThrow();
    // OCSF's patterns end a text at \n alone
    Pattern pattern = Pattern.compile(regex, Pattern.UNIX_LINES);
    types.put(
        last.name(),
        new ValueType(
            last.name(),
            last.primitive(),
            Optional.of(pattern),
            last.maxLength(),
            last.range(),
            last.values(),
            last.observable()));
  }

  private void observable(Words words) {
    int typeId = Integer.parseInt(words.get(1));
    Map<String, Integer> target =
        switch (words.get(2)) {
          case "attribute" -> observableAttributes;
          case "object_attribute", "class_attribute", "class_path" -> observableOwnedAttributes;
          // types and objects say it themselves
          default -> new LinkedHashMap<>();
        };
    words.setFrom(3).forEach(name -> target.put(name, typeId));
  }

  private void endOwner() {
    if (owner == null) {
      return;
    }
    Words head = owner.head();
    if (head.first().equals("class")) {
      int uid = Integer.parseInt(head.get(1));
      String category = head.get(2);
      Map.Entry<String, String> captioned =
          categoryCaptions.entrySet().stream()
              .filter(each -> each.getKey().endsWith(" " + category))
              .findFirst()
              .orElseThrow();
      String categoryUid = captioned.getKey().substring(0, captioned.getKey().indexOf(' '));
      String caption = head.from(4);
      classes.put(
          head.get(3),
          new EventClass(
              head.get(3),
              uid,
              caption,
              category,
              Integer.parseInt(categoryUid),
              captioned.getValue(),
              List.copyOf(owner.set("parents")),
              owner.set("profiles"),
              owner.set("reaches"),
              owner.constraints(),
              owner.deprecated(),
              attributes.ofClass(owner, uid, caption, categoryUid, captioned.getValue())));
    } else {
      objects.put(
          head.get(1),
          new ObjectType(
              head.get(1),
              owner.set("profiles"),
              owner.constraints(),
              owner.deprecated(),
              head.size() > 2 ? OptionalInt.of(Integer.parseInt(head.get(2))) : OptionalInt.empty(),
              attributes.of(owner)));
    }
    owner = null;
  }

  /** A line cut at its spaces. */
  record Words(List<String> words) {

    static Words of(String line) {
      List<String> words = new ArrayList<>();
      int start = 0;
      for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', start)) {
        words.add(line.substring(start, end));
        start = end + 1;
      }
      words.add(line.substring(start));
      return new Words(words);
    }

    String first() {
      return words.get(0);
    }

    String get(int index) {
      return words.get(index);
    }

    int size() {
      return words.size();
    }

    String from(int index) {
      return String.join(" ", words.subList(index, words.size()));
    }

    Set<String> setFrom(int index) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(words.subList(index, words.size())));
    }

    Map<String, String> optionsFrom(int index) {
      Map<String, String> options = new LinkedHashMap<>();
      for (String word : words.subList(index, words.size())) {
        int equals = word.indexOf('=');
        options.put(word.substring(0, equals), word.substring(equals + 1));
      }
      return options;
    }
  }
}
