package dev.sluice.io.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file. A line that is not UTF-8 is taken for Windows-1252, in which banks
 * write names; no other text passes for UTF-8 by accident in practice.
 */
final class TextLines {

  private static final int MOST_BYTES = 1 << 20;
  private static final Charset OTHER = Charset.forName("windows-1252");

  private final InputStream in;
  private long number;

  TextLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end; nothing at the end of the file. */
  @Nullable String next() throws IOException, StatementFault {
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == MOST_BYTES) {
        throw new StatementFault(number, "a line of more than 1 MB");
      }
      line.write(b);
    }
    String text = decoded(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String decoded(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, OTHER);
    }
  }
}
