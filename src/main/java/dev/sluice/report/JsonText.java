package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a JSON array with one object a line. Numbers and booleans stay what they are and
 * decimals keep every digit; what JSON has no word for, such as dates and NaN, is a string.
 */
public final class JsonText {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonText() {}

  /**
   * The array with a line end after it. The second of two columns with the same name gets {@code
   * _2} after it, so that no cell is lost.
   */
  public static String render(Grid grid) {
    List<String> keys = keys(grid);
    List<String> lines = new ArrayList<>();
    for (List<@Nullable Object> row : grid.rows()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        object.put(keys.get(i), plain(row.get(i)));
      }
      lines.add(line(object));
    }
    return lines.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  /** A list or a map in one line. */
  static String of(Object cell) {
    return line(plain(cell));
  }

  /** One value as a line of JSON. */
  public static String line(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the cells are plain values", e);
    }
  }

  private static List<String> keys(Grid grid) {
    List<String> keys = new ArrayList<>();
    for (Grid.Column column : grid.columns()) {
      String key = column.name();
      for (int i = 2; keys.contains(key); i++) {
        key = column.name() + "_" + i;
      }
      keys.add(key);
    }
    return keys;
  }

  private static @Nullable Object plain(@Nullable Object cell) {
    if (cell instanceof Collection<?> items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (cell instanceof Map<?, ?> entries) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      entries.forEach((key, value) -> map.put(String.valueOf(key), plain(value)));
      return map;
    }
    boolean isJson =
        cell == null || cell instanceof String || cell instanceof Boolean || cell instanceof Number;
    return isJson || cell == null ? cell : CellText.of(cell);
  }
}
