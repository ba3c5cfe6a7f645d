package dev.sluice.io.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts an MT940 file into fields, with or without the blocks of SWIFT around them. */
final class Mt940Fields {

  /** The tag of the line that ends a message. */
  static final String END = "-";

  private static final Pattern TAG = Pattern.compile(":(\\d{2}[A-Z]?|NS):(.*)");
  private static final Pattern TEXT_BLOCK = Pattern.compile("\\{.*\\{4:(.*)|\\{4:(.*)");
  private static final int MOST_LINES = 1000;

  private final TextLines lines;
  private @Nullable String ahead;

  /**
   * A field.
   *
   * @param lines its text; the first line without the tag
   */
  record Field(String tag, List<String> lines, long line) {

    /** The field as it is written. */
    String written() {
      return ":" + tag + ":" + String.join("\n", lines);
    }

    String first() {
      return lines.get(0).strip();
    }
  }

  Mt940Fields(InputStream in) {
    lines = new TextLines(in);
  }

  /** The next field; nothing at the end of the file. Lines before the first tag are no field. */
  @Nullable Field next() throws IOException, StatementFault {
    String line = line();
    while (line != null) {
      if (isEnd(line)) {
        return new Field(END, List.of(), lines.number());
      }
      Matcher tag = TAG.matcher(line);
      if (tag.matches()) {
        return field(tag.group(1), tag.group(2));
      }
      line = line();
    }
    return null;
  }

  private Field field(String tag, String first) throws IOException, StatementFault {
    long start = lines.number();
    List<String> text = new ArrayList<>();
    text.add(first);
    String line = line();
    while (line != null && !isEnd(line) && !TAG.matcher(line).matches()) {
      if (text.size() == MOST_LINES) {
        throw new StatementFault(start, "field :" + tag + ": has more than 1000 lines");
      }
      text.add(line);
      line = line();
    }
    ahead = line;
    return new Field(tag, text, start);
  }

  private @Nullable String line() throws IOException, StatementFault {
    String line = ahead;
    ahead = null;
    if (line != null) {
      return line;
    }
    line = lines.next();
    while (line != null && line.startsWith("{")) {
      Matcher block = TEXT_BLOCK.matcher(line);
      if (block.matches()) {
        return block.group(1) != null ? block.group(1) : block.group(2);
      }
      line = lines.next();
    }
    return line;
  }

  private static boolean isEnd(String line) {
    return line.strip().equals("-") || line.startsWith("-}");
  }
}
