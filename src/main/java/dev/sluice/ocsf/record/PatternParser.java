package dev.sluice.ocsf.record;

import dev.sluice.ocsf.record.NamedPattern.Group;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.Regex} and {@link RecordFormat.Grok}. */
final class PatternParser implements TextParser {

  private final NamedPattern pattern;

  PatternParser(NamedPattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Matcher matcher = pattern.matcher(new BoundedText(text));
    if (!found(matcher)) {
      throw new NotARecord("does not match the pattern");
    }
    // In ASCII a place in the text is one in the bytes, too.
    boolean isPlain = text.length() == to - from;
    for (Group group : pattern.groups()) {
      int start = matcher.start(group.name());
      if (start >= 0) {
        int end = matcher.end(group.name());
        into.put(
            group.field(),
            isPlain
                ? Location.slice(bytes, from + start, from + end)
                : UTF8String.fromString(text.substring(start, end)));
      }
    }
    String before = text.substring(0, matcher.start()).strip();
    String after = text.substring(matcher.end()).strip();
    if (!before.isEmpty() || !after.isEmpty()) {
      into.put("text", (before + " " + after).strip());
    }
  }

  /** Patterns come from users and texts from anywhere: neither may hang a job. */
  private static boolean found(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw new NotARecord("the pattern needs too much room for this text");
    }
  }

  /** A text that may be looked at a limited number of times. */
  private static final class BoundedText implements CharSequence {

    private static final long LEAST_STEPS = 100_000;
    private static final long MOST_STEPS = 40_000_000;
    private static final long STEPS_OF_A_CHARACTER = 100;

    private final String text;
    private long left;

    BoundedText(String text) {
      this.text = text;
      left = Math.min(LEAST_STEPS + text.length() * STEPS_OF_A_CHARACTER, MOST_STEPS);
    }

    @Override
    public char charAt(int at) {
      if (--left < 0) {
        throw new NotARecord("the pattern takes too many steps on this text");
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
