package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.problem.Problem;
import dev.sluice.spec.TextEncoding;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the first lines of a file, no more of them than it must. */
record HeaderReader(TextOptions options, TextFile file) {

  private static final int SIGN_BYTES = 1 << 14;

  private static final String RETURNS =
      "the lines of the file end with CR alone; save it with LF or CRLF";

  TextHeader read() {
    TextContent content = options.contentOf(file);
    try {
      Packing packing = content.packing().orElse(null);
      if (packing != null && !isPacked(content, packing)) {
        return faulty(
            "not-compressed",
            "the file is named " + packing.ending() + " and is no " + packing.word() + " file");
      }
      if (content.encoding() != TextEncoding.UTF_8) {
        try (ByteWindow undecoded = content.undecoded()) {
          String fault = FirstBytes.faultOf(undecoded, content.encoding());
          if (fault != null) {
            return faulty("not-text", fault);
          }
        }
      }
      try (ByteWindow window = content.window(0)) {
        String fault =
            content.encoding() == TextEncoding.UTF_8 && !options.format().isRaw()
                ? FirstBytes.faultOf(window, content.encoding())
                : null;
        if (fault != null) {
          return faulty("not-text", fault);
        }
        window.skipByteOrderMark();
        return read(window);
      }
    } catch (ZipException | EOFException e) {
      return faulty("damaged", "the file is damaged or cut off");
    } catch (IOException e) {
      return faulty(
          Problem.external(
              TextHeader.firstLine(file),
              "unreadable",
              "cannot read \"" + file.displayed() + "\": " + ConcurrentReads.inWords(e)));
    }
  }

  private static boolean isPacked(TextContent content, Packing packing) throws IOException {
    try (InputStream packed = content.packed(0)) {
      return packing.begins(packed);
    }
  }

  private TextHeader read(ByteWindow window) throws IOException {
    TextFormat format = options.format();
    if (format instanceof TextFormat.Statements statements) {
      return statements(statements, window);
    }
    RecordParser parser = RecordParser.of(format, List.of(), 0);
    RecordCells cells = new RecordCells();
    parser.moveToStart(window, format.header());
    long first = window.startOffset();
    if (!parser.next(window, cells)) {
      return format.isRaw()
          ? new TextHeader(file, List.of(), 1, first, List.of())
          : faulty("empty-file", nothing());
    }
    if (parser instanceof JsonDocumentParser document && document.isUnsound()) {
      return faulty("other-format", String.valueOf(cells.fault()));
    }
    boolean named = format instanceof TextFormat.Delimited && format.header().isThere();
    List<String> names = new ArrayList<>();
    int width = cells.count();
    if (format instanceof TextFormat.FixedWidth fixed) {
      names.addAll(fixed.names());
      width = names.size();
    } else if (named) {
      for (int i = 0; i < cells.count(); i++) {
        names.add(cells.text(i).strip());
      }
      String unreadable = headerFault(cells);
      if (unreadable != null) {
        return faulty("bad-header", unreadable);
      }
    } else if (!format.isRaw() && cells.lines() == 0 && returnsAlone(cells)) {
      return faulty("bad-header", RETURNS);
    }
    List<Problem> faults = named ? duplicates(names) : new ArrayList<>();
    parser.skipEmptyLines(window);
    boolean inHeader = format.header().isThere();
    if (!format.isRaw() && !hasRows(window, parser, inHeader ? 0 : 1)) {
      faults.add(
          Problem.user(
              TextHeader.firstLine(file),
              "header-only",
              options.dialect().skipFooter() == 0
                  ? "the file has a header and no rows"
                  : "the file has no rows besides those that skip-footer leaves out"));
    }
    long dataStart = inHeader ? window.startOffset() : first;
    return new TextHeader(file, List.copyOf(names), width, dataStart, faults);
  }

  private TextHeader statements(TextFormat.Statements statements, ByteWindow window)
      throws IOException {
    int length = Math.min(SIGN_BYTES, window.atLeast(SIGN_BYTES));
    String start = new String(window.bytes(), window.start(), length, ISO_8859_1);
    return statements
        .format()
        .faultOf(start)
        .map(fault -> faulty("other-format", fault))
        .orElseGet(() -> new TextHeader(file, List.of(), 0, 0, List.of()));
  }

  private String nothing() {
    if (options.format() instanceof TextFormat.JsonDocument) {
      return "the array of the file is empty";
    }
    int line = options.format().header().line();
    return line > 1
        ? "the file has no line " + line + ", where its header should be"
        : "the file has only empty lines";
  }

  /** Looks no further than it must. */
  private boolean hasRows(ByteWindow window, RecordParser parser, int seen) throws IOException {
    RecordCells cells = new RecordCells();
    int rows = seen;
    while (rows <= options.dialect().skipFooter() && parser.next(window, cells)) {
      parser.skipEmptyLines(window);
      rows++;
    }
    return rows > options.dialect().skipFooter();
  }

  private @Nullable String headerFault(RecordCells cells) {
    if (cells.fault() != null) {
      return "the header has " + cells.fault();
    }
    if (!cells.isUtf8()) {
      return "the header has bytes that are not " + TextRead.name(options.dialect().encoding());
    }
    return returnsAlone(cells) ? RETURNS : null;
  }

  private static boolean returnsAlone(RecordCells cells) {
    for (int i = 0; i < cells.count(); i++) {
      if (cells.text(i).replace("\r\n", "").indexOf('\r') >= 0) {
        return true;
      }
    }
    return false;
  }

  private List<Problem> duplicates(List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> told = new HashSet<>();
    List<Problem> faults = new ArrayList<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name) && told.add(name)) {
        faults.add(
            Problem.user(
                TextHeader.firstLine(file),
                "duplicate-header",
                "column \"" + name + "\" stands twice in the header"));
      }
    }
    return faults;
  }

  private TextHeader faulty(String code, String message) {
    return faulty(Problem.user(TextHeader.firstLine(file), code, message));
  }

  private TextHeader faulty(Problem fault) {
    return new TextHeader(file, List.of(), 0, 0, List.of(fault));
  }
}
