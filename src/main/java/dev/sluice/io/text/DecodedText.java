package dev.sluice.io.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Text of another encoding as UTF-8, decoded while it streams. Bytes that are no character of the
 * encoding come out as a byte that UTF-8 does not have, so that the record in which they stand is
 * rejected like any that is not UTF-8.
 */
final class DecodedText extends InputStream {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte NO_UTF_8 = (byte) 0xFF;

  /** Half of a pair: no decoder gives it alone. */
  private static final char NO_CHARACTER = '\uD800';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer read = ByteBuffer.allocate(BUFFER_BYTES);
  private final CharBuffer characters = CharBuffer.allocate(2 * BUFFER_BYTES);
  private final byte[] decoded = new byte[6 * BUFFER_BYTES];
  private int start;
  private int end;
  private boolean ended;

  DecodedText(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return fill() ? decoded[start++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - start);
    System.arraycopy(decoded, start, target, offset, count);
    start += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Decodes on where everything was handed out; false at the end. */
  private boolean fill() throws IOException {
    while (start == end && !ended) {
      int count = in.read(read.array(), read.position(), read.remaining());
      ended = count < 0;
      read.position(read.position() + Math.max(0, count)).flip();
      characters.clear();
      decode();
      read.compact();
      start = 0;
      end = encode(characters.array(), characters.position());
    }
    return start < end;
  }

  private void decode() {
    CoderResult result = decoder.decode(read, characters, ended);
    while (result.isError()) {
      read.position(read.position() + result.length());
      characters.put(NO_CHARACTER);
      result = decoder.decode(read, characters, ended);
    }
  }

  private int encode(char[] from, int count) {
    byte[] target = decoded;
    int at = 0;
    for (int i = 0; i < count; i++) {
      char c = from[i];
      if (c < 0x80) {
        target[at++] = (byte) c;
      } else if (c < 0x800) {
        target[at++] = (byte) (0xC0 | c >> 6);
        target[at++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        target[at++] = (byte) (0xE0 | c >> 12);
        target[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | c & 0x3F);
      } else if (i + 1 < count && Character.isSurrogatePair(c, from[i + 1])) {
        int point = Character.toCodePoint(c, from[++i]);
        target[at++] = (byte) (0xF0 | point >> 18);
        target[at++] = (byte) (0x80 | point >> 12 & 0x3F);
        target[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | point & 0x3F);
      } else {
        target[at++] = NO_UTF_8;
      }
    }
    return at;
  }
}
