package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.spec.CellStyle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds columns and types from a bounded sample: the first 1,000 rows or 1 MB of the first file and
 * as much of the last one. What it finds is then enforced as if it had been declared; a column that
 * is blank throughout the sample is text.
 */
final class TypeInference {

  private static final int MAX_ROWS = 1000;
  private static final long MAX_BYTES = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, ColumnEvidence> evidence = new LinkedHashMap<>();
  private final TextOptions options;

  private TypeInference(TextOptions options) {
    this.options = options;
  }

  /** The columns of files whose cells have places, by name. */
  static List<TextColumn> infer(TextOptions options, List<FileLayout> files, List<String> names)
      throws IOException {
    TypeInference inference = new TypeInference(options);
    names.forEach(inference::column);
    for (FileLayout layout : firstAndLast(files)) {
      inference.sample(layout, names);
    }
    return inference.columns();
  }

  /**
   * The columns of JSON lines or of a JSON document: the keys in the order in which they are first
   * seen.
   */
  static List<TextColumn> inferJson(TextOptions options, List<FileLayout> files)
      throws IOException {
    TypeInference inference = new TypeInference(options);
    for (FileLayout layout : firstAndLast(files)) {
      inference.sampleJson(layout.file());
    }
    return inference.columns();
  }

  private static <T> List<T> firstAndLast(List<T> files) {
    return files.size() == 1 ? files : List.of(files.get(0), files.get(files.size() - 1));
  }

  private ColumnEvidence column(String name) {
    return evidence.computeIfAbsent(name, key -> new ColumnEvidence(style()));
  }

  private CellStyle style() {
    return options.dialect().style();
  }

  private List<TextColumn> columns() {
    List<TextColumn> columns = new ArrayList<>();
    evidence.forEach((name, seen) -> columns.add(new TextColumn(name, seen.type(), style())));
    return columns;
  }

  private void sample(FileLayout layout, List<String> names) throws IOException {
    TextFormat.Header header = options.format().header();
    RecordParser parser = RecordParser.of(options.format(), names, layout.width());
    RecordCells cells = new RecordCells();
    // What may turn out to be the footer says nothing about types.
    Deque<Runnable> waiting = new ArrayDeque<>();
    try (ByteWindow window = options.contentOf(layout.file()).window(0)) {
      window.skipByteOrderMark();
      parser.moveToStart(window, header);
      boolean more = !header.isThere() || parser.next(window, cells);
      for (int row = 0; more && row < MAX_ROWS && window.startOffset() < MAX_BYTES; row++) {
        parser.skipEmptyLines(window);
        more = parser.next(window, cells);
        if (more) {
          waiting.add(look(layout, names, cells));
        }
        if (waiting.size() > options.dialect().skipFooter()) {
          waiting.remove().run();
        }
      }
    }
  }

  /** Copies what a record says, to be taken into account once it is known to be a row. */
  private Runnable look(FileLayout layout, List<String> names, RecordCells cells) {
    // A faulty row goes to quarantine later and must not make the column text.
    if (cells.isFaulty(layout.width()) || !cells.isUtf8()) {
      return () -> {};
    }
    List<byte[]> copies =
        layout.cells().stream()
            .map(cell -> Arrays.copyOfRange(cells.bytes(cell), cells.from(cell), cells.to(cell)))
            .toList();
    return () -> {
      for (int i = 0; i < copies.size(); i++) {
        byte[] cell = copies.get(i);
        column(names.get(i)).see(cell, 0, cell.length, ColumnEvidence.Written.PLAIN);
      }
    };
  }

  private void sampleJson(TextFile file) throws IOException {
    RecordParser parser = RecordParser.of(options.format(), List.of(), 0);
    RecordCells cells = new RecordCells();
    try (ByteWindow window = options.contentOf(file).window(0)) {
      window.skipByteOrderMark();
      for (int row = 0; row < MAX_ROWS && window.startOffset() < MAX_BYTES; row++) {
        parser.skipEmptyLines(window);
        if (!parser.next(window, cells)) {
          return;
        }
        if (cells.fault() == null && cells.isUtf8()) {
          seeObject(cells);
        }
      }
    }
  }

  private void seeObject(RecordCells cells) throws IOException {
    try (JsonParser json = JSON.createParser(cells.record())) {
      json.nextToken();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        ColumnEvidence column = column(key);
        if (token == JsonToken.VALUE_NULL) {
          continue;
        }
        byte[] value =
            token.isStructStart()
                ? new byte[] {'{'}
                : json.getText().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        json.skipChildren();
        column.see(
            value,
            0,
            value.length,
            token == JsonToken.VALUE_STRING
                ? ColumnEvidence.Written.AS_STRING
                : ColumnEvidence.Written.PLAIN);
      }
    }
  }
}
