package dev.sluice.ocsf.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object of an event that was read from JSON. Of a name that repeats, the last value counts. */
record JsonEvent(Map<String, Object> values) implements EventObject {

  private static final JsonFactory JSON = new JsonFactory();

  /** Where the object began that never ends, which the parser tells with a piece of the text. */
  private static final Pattern START_MARKER =
      Pattern.compile(" \\(start marker at .*", Pattern.DOTALL);

  /** A text that is no JSON object; the message says why, for users. */
  static final class NotJson extends Exception {

    private static final long serialVersionUID = 1;

    NotJson(String message) {
      super(message);
    }
  }

  /** Reads an event. */
  static JsonEvent read(String text) throws NotJson {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new NotJson(first == null ? "nothing is there" : "this is JSON, but no object");
      }
      JsonEvent event = object(parser);
      if (parser.nextToken() != null) {
        throw new NotJson("something follows the object");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw new NotJson(START_MARKER.matcher(e.getOriginalMessage()).replaceFirst(""));
    } catch (IOException e) {
      throw new UncheckedIOException("a text is read from memory", e);
    }
  }

  private static JsonEvent object(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      values.put(name, value(parser, parser.nextToken()));
    }
    return new JsonEvent(values);
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> fraction(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> Foreign.NULL;
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(parser, token));
    }
    return elements;
  }

  private static Object whole(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      BigInteger number = parser.getBigIntegerValue();
      return number;
    }
    return parser.getLongValue();
  }

  private static Object fraction(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    return Double.isInfinite(number) ? Foreign.TOO_LARGE : (Object) number;
  }

  @Override
  public int[] relevant(AttributeRules rules) {
    return rules.all();
  }

  @Override
  public @Nullable Object value(AttributeRules rules, int index) {
    return values.get(rules.get(index).name());
  }

  @Override
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  @Override
  public List<String> unknown(AttributeRules rules) {
    List<String> unknown = List.of();
    for (String name : values.keySet()) {
      if (rules.indexOf(name) < 0) {
        if (unknown.isEmpty()) {
          unknown = new ArrayList<>();
        }
        unknown.add(name);
      }
    }
    return unknown;
  }
}
