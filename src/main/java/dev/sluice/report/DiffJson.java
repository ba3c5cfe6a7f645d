package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.report.DiffRecord.Cell;
import dev.sluice.report.DiffRecord.ColumnSummary;
import dev.sluice.report.DiffRecord.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diff as one JSON document; decimals keep every digit. */
public final class DiffJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private DiffJson() {}

  /** The document with a line end after it. */
  public static String render(DiffRecord diff) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("result", DiffWords.verdict(diff));
    document.put("a", side(diff.a()));
    document.put("b", side(diff.b()));
    document.put("keys", diff.wholeRows() ? List.of() : diff.keys());
    Map<String, @Nullable Object> rows = new LinkedHashMap<>();
    rows.put("same", diff.same());
    rows.put("changed", diff.changed());
    rows.put("only_a", diff.onlyA());
    rows.put("only_b", diff.onlyB());
    document.put("rows", rows);
    List<Object> schema = new ArrayList<>();
    for (DiffRecord.SchemaDifference difference : diff.schema()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("column", difference.column());
      entry.put("a", difference.typeA());
      entry.put("b", difference.typeB());
      entry.put("compared", difference.isCompared());
      schema.add(entry);
    }
    document.put("schema", schema);
    document.put("columns", diff.columns().stream().map(c -> column(diff, c)).toList());
    document.put("changed", diff.changedRows().stream().map(p -> changed(diff, p)).toList());
    document.put("only_a", diff.onlyARows().stream().map(p -> alone(diff, p, true)).toList());
    document.put("only_b", diff.onlyBRows().stream().map(p -> alone(diff, p, false)).toList());
    document.put("milliseconds", diff.milliseconds());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the values are plain", e);
    }
  }

  private static Map<String, @Nullable Object> side(DiffRecord.Side side) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("location", side.location());
    entry.put("kind", side.kind());
    entry.put("version", side.version());
    entry.put("rows", side.rows());
    entry.put("repeated_keys", side.repeatedKeys());
    entry.put("rejected", side.rejected());
    return entry;
  }

  private static Map<String, @Nullable Object> column(DiffRecord diff, ColumnSummary column) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("column", column.name());
    entry.put("column_b", column.nameInB());
    entry.put("type", column.type());
    entry.put("tolerance", column.tolerance());
    entry.put("differing", column.differing());
    entry.put("largest", plain(column.largest()));
    entry.put("sum", plain(column.sum()));
    DiffRecord.Example example = column.example();
    if (example != null) {
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      shown.put("key", key(diff, example.key()));
      shown.put("a", plain(example.a()));
      shown.put("b", plain(example.b()));
      entry.put("example", shown);
    }
    return entry;
  }

  private static Map<String, @Nullable Object> changed(DiffRecord diff, Pair pair) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < diff.columns().size(); i++) {
      Cell cell = pair.cells().get(i);
      if (cell.differs()) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put("a", plain(cell.a()));
        both.put("b", plain(cell.b()));
        cells.put(diff.columns().get(i).name(), both);
      }
    }
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("key", key(diff, pair.key()));
    entry.put("cells", cells);
    return entry;
  }

  private static Map<String, @Nullable Object> alone(DiffRecord diff, Pair pair, boolean isA) {
    Map<String, @Nullable Object> entry = key(diff, pair.key());
    for (int i = 0; i < diff.columns().size(); i++) {
      ColumnSummary column = diff.columns().get(i);
      Cell cell = pair.cells().get(i);
      entry.put(isA ? column.name() : column.nameInB(), plain(isA ? cell.a() : cell.b()));
    }
    return entry;
  }

  private static Map<String, @Nullable Object> key(DiffRecord diff, List<@Nullable Object> key) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      entry.put(diff.keys().get(i), plain(key.get(i)));
    }
    return entry;
  }

  /** JSON has no word for what is no number. */
  private static @Nullable Object plain(@Nullable Object value) {
    boolean isFinite =
        !(value instanceof Double number && !Double.isFinite(number))
            && !(value instanceof Float single && !Float.isFinite(single));
    return isFinite ? value : String.valueOf(value);
  }
}
