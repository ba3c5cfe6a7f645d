package dev.sluice.io.text;

import java.io.IOException;
import java.io.InputStream;

/** The rest of a window as a stream, for formats that are not cut byte by byte. */
final class WindowStream extends InputStream {

  private final ByteWindow window;

  WindowStream(ByteWindow window) {
    this.window = window;
  }

  @Override
  public int read() throws IOException {
    if (window.atLeast(1) == 0) {
      return -1;
    }
    int value = window.bytes()[window.start()] & 0xFF;
    window.consumeTo(window.start() + 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = Math.min(length, window.atLeast(1));
    if (read == 0) {
      return -1;
    }
    System.arraycopy(window.bytes(), window.start(), target, offset, read);
    window.consumeTo(window.start() + read);
    return read;
  }
}
