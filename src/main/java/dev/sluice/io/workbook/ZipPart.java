package dev.sluice.io.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The content of one part of a zip file. It never gives more bytes than the directory announced,
 * and fails at the end when they are others than were packed.
 */
final class ZipPart extends FilterInputStream {

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int BUFFER_BYTES = 1 << 15;

  private final ZipDirectory.Entry entry;
  private final CRC32 crc = new CRC32();
  private long count;

  private ZipPart(InputStream content, ZipDirectory.Entry entry) {
    super(content);
    this.entry = entry;
  }

  /** The part whose packed bytes come next in the stream. */
  static ZipPart open(InputStream in, ZipDirectory.Entry entry) throws IOException {
    InputStream packed = new FirstBytes(in, entry.packed());
    return switch (entry.method()) {
      case STORED -> new ZipPart(packed, entry);
      case DEFLATED -> new ZipPart(new Inflated(packed), entry);
      default ->
          throw WorkbookFault.damaged(
              entry.name() + " is packed in a way that workbooks do not use");
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, from, length);
    } catch (ZipException | java.io.EOFException e) {
      throw WorkbookFault.damaged(entry.name() + " cannot be unpacked");
    }
    if (read > 0) {
      crc.update(bytes, from, read);
      count += read;
    }
    if (count > entry.size()
        || read < 0 && (count < entry.size() || crc.getValue() != entry.crc())) {
      throw WorkbookFault.damaged("the checksum of " + entry.name() + " is wrong");
    }
    return read;
  }

  /** Reads what is left, so that all of it was checked. */
  void finish() throws IOException {
    byte[] rest = new byte[BUFFER_BYTES];
    while (read(rest, 0, rest.length) >= 0) {
      // Nobody wants these bytes; only that they are right.
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    return read(new byte[(int) Math.min(bytes, BUFFER_BYTES)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static final class Inflated extends InflaterInputStream {

    Inflated(InputStream packed) {
      super(packed, new Inflater(true), BUFFER_BYTES);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /** So many bytes of a stream. */
  private static final class FirstBytes extends FilterInputStream {

    private long left;

    FirstBytes(InputStream in, long bytes) {
      super(in);
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      int value = left > 0 ? super.read() : -1;
      left -= value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}
