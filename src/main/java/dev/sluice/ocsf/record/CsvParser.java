package dev.sluice.ocsf.record;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.Csv}: first where all cells are, then hands them on. */
final class CsvParser implements TextParser {

  private final byte[] delimiter;
  private final int quote;
  private final byte[][] names;

  /** Where cells begin and end, within their quotes. */
  private int[] starts = new int[32];

  private int[] ends = new int[32];

  /** Whether a cell has doubled quotes. */
  private boolean[] doubled = new boolean[32];

  private int size;

  CsvParser(RecordFormat.Csv format) {
    delimiter = Names.of(format.delimiter());
    quote = format.quote().isEmpty() ? -1 : format.quote().charAt(0);
    List<String> columns = format.columns();
    names = new byte[columns.size()][];
    for (int column = 0; column < names.length; column++) {
      String name = columns.get(column);
      names[column] = Names.of(name.isEmpty() ? "#" + (column + 1) : name);
    }
  }

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    if (end == from) {
      throw new NotARecord("the line is empty");
    }
    size = 0;
    int at = from;
    while (at >= 0) {
      at = cell(bytes, at, end);
    }
    for (int cell = 0; cell < size; cell++) {
      byte[] name = cell < names.length ? names[cell] : Names.of("#" + (cell + 1));
      if (doubled[cell]) {
        UTF8String text = undoubled(bytes, starts[cell], ends[cell], into.fresh);
        into.put(name, 0, name.length, text);
      } else {
        into.put(name, bytes, starts[cell], ends[cell]);
      }
    }
  }

  /** Notes a cell; returns where the next one begins, less than 0 when it was the last. */
  private int cell(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == quote) {
      return quoted(bytes, from + 1, to);
    }
    int end = Pieces.indexOf(bytes, delimiter, from, to);
    note(from, end < 0 ? to : end, false);
    return end < 0 ? -1 : end + delimiter.length;
  }

  /** A quote within quotes that is neither doubled nor at the end of the cell is part of it. */
  private int quoted(byte[] bytes, int from, int to) {
    boolean twice = false;
    for (int at = from; at < to; at++) {
      if (bytes[at] != quote) {
        continue;
      }
      if (at + 1 == to) {
        note(from, at, twice);
        return -1;
      }
      if (bytes[at + 1] == quote) {
        twice = true;
        at++;
      } else if (Pieces.isAt(bytes, delimiter, at + 1, to)) {
        note(from, at, twice);
        return at + 1 + delimiter.length;
      }
    }
    throw new NotARecord("a quote that is not closed");
  }

  private void note(int from, int to, boolean twice) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      doubled = Arrays.copyOf(doubled, size * 2);
    }
    starts[size] = from;
    ends[size] = to;
    doubled[size] = twice;
    size++;
  }

  private UTF8String undoubled(byte[] bytes, int from, int to, FreshBytes fresh) {
    fresh.reserve(to - from);
    int start = fresh.at;
    for (int at = from; at < to; at++) {
      fresh.bytes[fresh.at++] = bytes[at];
      if (bytes[at] == quote && at + 1 < to && bytes[at + 1] == quote) {
        at++;
      }
    }
    return Location.slice(fresh.bytes, start, fresh.at);
  }
}
