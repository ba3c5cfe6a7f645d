package dev.sluice.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import java.io.IOException;
import java.util.ArrayList;
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
  private final StorageSettings storage;

  private TypeInference(StorageSettings storage) {
    this.storage = storage;
  }

  /** The columns of delimited files with a header, which all stand in the first one's. */
  static List<TextColumn> infer(
      TextFormat.Delimited format,
      StorageSettings storage,
      List<FileLayout> files,
      List<String> names)
      throws IOException {
    TypeInference inference = new TypeInference(storage);
    names.forEach(inference::column);
    for (FileLayout layout : firstAndLast(files)) {
      inference.sample(format, layout, names);
    }
    return inference.columns();
  }

  /**
   * The columns of JSON lines or of a JSON document: the keys in the order in which they are first
   * seen.
   */
  static List<TextColumn> inferJson(
      TextFormat format, StorageSettings storage, List<InputFile> files) throws IOException {
    TypeInference inference = new TypeInference(storage);
    for (InputFile file : firstAndLast(files)) {
      inference.sampleJson(format, file);
    }
    return inference.columns();
  }

  private static <T> List<T> firstAndLast(List<T> files) {
    return files.size() == 1 ? files : List.of(files.get(0), files.get(files.size() - 1));
  }

  private ColumnEvidence column(String name) {
    return evidence.computeIfAbsent(name, key -> new ColumnEvidence());
  }

  private List<TextColumn> columns() {
    List<TextColumn> columns = new ArrayList<>();
    evidence.forEach((name, seen) -> columns.add(new TextColumn(name, seen.type())));
    return columns;
  }

  private void sample(TextFormat.Delimited format, FileLayout layout, List<String> names)
      throws IOException {
    RecordParser parser = RecordParser.of(format, names, layout.width());
    RecordCells cells = new RecordCells();
    try (ByteWindow window = OpenedText.open(storage, layout.file().path(), 0)) {
      window.skipByteOrderMark();
      parser.skipEmptyLines(window);
      boolean more = parser.next(window, cells);
      for (int row = 0; more && row < MAX_ROWS && window.startOffset() < MAX_BYTES; row++) {
        parser.skipEmptyLines(window);
        more = parser.next(window, cells);
        // A faulty row goes to quarantine later and must not make the column text.
        if (more && !cells.isFaulty(layout.width()) && cells.isUtf8()) {
          for (int i = 0; i < names.size(); i++) {
            int cell = layout.cells().get(i);
            column(names.get(i))
                .see(
                    cells.bytes(cell),
                    cells.from(cell),
                    cells.to(cell),
                    ColumnEvidence.Written.PLAIN);
          }
        }
      }
    }
  }

  private void sampleJson(TextFormat format, InputFile file) throws IOException {
    RecordParser parser = RecordParser.of(format, List.of(), 0);
    RecordCells cells = new RecordCells();
    try (ByteWindow window = OpenedText.open(storage, file.path(), 0)) {
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
