package dev.sluice.io.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a BAI2 file into logical records: a line and the lines 88 that continue it. */
final class Bai2Records {

  private static final Pattern LINE = Pattern.compile("\\d{2}(,.*|/.*|)");
  private static final int MOST_LINES = 10_000;

  private final TextLines lines;
  private @Nullable String ahead;

  /**
   * A record.
   *
   * @param code its first two digits
   * @param parts what stands behind the code, a line each
   */
  record Logical(String code, List<String> parts, long line) {

    String written() {
      String separator = "\n88,";
      return code + "," + String.join(separator, parts);
    }

    /** The fields of a record that has no free text, to the slash that ends each line. */
    List<String> fields() {
      List<String> fields = new ArrayList<>();
      for (String part : parts) {
        String line = part.strip();
        int slash = line.indexOf('/');
        for (String field : (slash < 0 ? line : line.substring(0, slash)).split(",", -1)) {
          fields.add(field.strip());
        }
      }
      return fields;
    }
  }

  Bai2Records(InputStream in) {
    lines = new TextLines(in);
  }

  /** The next record; nothing at the end of the file. */
  @Nullable Logical next() throws IOException, StatementFault {
    String line = ahead != null ? ahead : filled();
    ahead = null;
    if (line == null) {
      return null;
    }
    long start = lines.number();
    if (!LINE.matcher(line).matches() || line.startsWith("88")) {
      throw new StatementFault(start, "a line that starts no record of BAI2");
    }
    List<String> parts = new ArrayList<>();
    parts.add(rest(line));
    for (ahead = filled(); ahead != null && ahead.startsWith("88"); ahead = filled()) {
      if (parts.size() == MOST_LINES) {
        throw new StatementFault(start, "a record of more than 10000 lines");
      }
      parts.add(rest(ahead));
    }
    return new Logical(line.substring(0, 2), parts, start);
  }

  private static String rest(String line) {
    return line.length() > 3 ? line.substring(3) : "";
  }

  private @Nullable String filled() throws IOException, StatementFault {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line;
  }
}
