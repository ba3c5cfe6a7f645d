package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.io.file.InputFile;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What the first lines of a file say before anything is read.
 *
 * @param names the names in the header line, trimmed; empty for formats without one
 * @param width how many cells the first record has
 * @param faults what is wrong with the file as a whole
 */
record TextHeader(InputFile file, List<String> names, int width, List<Problem> faults) {

  private static final int SIGN_BYTES = 1 << 14;

  /** Reads the header lines of all files, several at once. */
  static List<TextHeader> read(TextOptions options, List<InputFile> files) {
    return ConcurrentReads.each(files, file -> read(options, file));
  }

  /** The first line of the file as a place. */
  static Place firstLine(InputFile file) {
    return new Place(ProjectRoot.displayed(file.path()), 1, 0, "");
  }

  private static TextHeader read(TextOptions options, InputFile file) {
    try (ByteWindow window = OpenedText.open(options.storage(), file.path(), 0)) {
      String binary = Encoding.faultOf(window);
      if (binary != null) {
        return faulty(file, Problem.user(firstLine(file), "not-text", binary));
      }
      window.skipByteOrderMark();
      return read(options.format(), file, window);
    } catch (ZipException e) {
      return faulty(
          file,
          Problem.user(
              firstLine(file), "not-compressed", "the file is named .gz and is no gzip file"));
    } catch (IOException e) {
      return faulty(
          file,
          Problem.external(
              firstLine(file),
              "unreadable",
              "cannot read \""
                  + ProjectRoot.displayed(file.path())
                  + "\": "
                  + ConcurrentReads.inWords(e)));
    }
  }

  private static TextHeader read(TextFormat format, InputFile file, ByteWindow window)
      throws IOException {
    String otherShape = shapeFault(format, window);
    if (otherShape != null) {
      return faulty(file, Problem.user(firstLine(file), "other-format", otherShape));
    }
    if (format instanceof TextFormat.Statements) {
      return new TextHeader(file, List.of(), 0, List.of());
    }
    RecordParser parser = RecordParser.of(format, List.of(), 0);
    RecordCells cells = new RecordCells();
    parser.skipEmptyLines(window);
    if (!parser.next(window, cells)) {
      String nothing =
          format instanceof TextFormat.JsonDocument
              ? "the array of the file is empty"
              : "the file has only empty lines";
      return faulty(file, Problem.user(firstLine(file), "empty-file", nothing));
    }
    if (parser instanceof JsonDocumentParser document && document.isUnsound()) {
      return faulty(
          file, Problem.user(firstLine(file), "other-format", String.valueOf(cells.fault())));
    }
    boolean named =
        format instanceof TextFormat.Delimited delimited
            && delimited.header() == TextFormat.Header.FIRST_LINE;
    if (!named) {
      return new TextHeader(file, List.of(), cells.count(), List.of());
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      names.add(cells.text(i).strip());
    }
    String unreadable = headerFault(cells, names);
    if (unreadable != null) {
      return faulty(file, Problem.user(firstLine(file), "bad-header", unreadable));
    }
    List<Problem> faults = duplicates(file, names);
    parser.skipEmptyLines(window);
    if (window.atLeast(1) == 0) {
      faults.add(Problem.user(firstLine(file), "header-only", "the file has a header and no rows"));
    }
    return new TextHeader(file, List.copyOf(names), names.size(), faults);
  }

  /** What a file is that has not the shape of its format at all; leaves the window as it is. */
  private static @Nullable String shapeFault(TextFormat format, ByteWindow window)
      throws IOException {
    if (format instanceof TextFormat.Statements statements) {
      int length = Math.min(SIGN_BYTES, window.atLeast(SIGN_BYTES));
      String start = new String(window.bytes(), window.start(), length, ISO_8859_1);
      return statements.format().faultOf(start).orElse(null);
    }
    return null;
  }

  private static @Nullable String headerFault(RecordCells cells, List<String> names) {
    if (cells.fault() != null) {
      return "the header has " + cells.fault();
    }
    if (!cells.isUtf8()) {
      return "the header has bytes that are not UTF-8";
    }
    boolean returns = cells.lines() == 0 && names.stream().anyMatch(name -> name.contains("\r"));
    return returns ? "the lines of the file end with CR alone; save it with LF or CRLF" : null;
  }

  private static List<Problem> duplicates(InputFile file, List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> told = new HashSet<>();
    List<Problem> faults = new ArrayList<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name) && told.add(name)) {
        faults.add(
            Problem.user(
                firstLine(file),
                "duplicate-header",
                "column \"" + name + "\" stands twice in the header"));
      }
    }
    return faults;
  }

  private static TextHeader faulty(InputFile file, Problem fault) {
    return new TextHeader(file, List.of(), 0, List.of(fault));
  }
}
