package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.file.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zip file. They are found by the directory at its end, so that one of them can be
 * read without those before it, from any storage and without a copy.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONG_END_PLACE = 0x07064b50;
  private static final int LONG_END_PLACE_BYTES = 20;
  private static final int LONG_END = 0x06064b50;
  private static final int LONG_END_BYTES = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int PART = 0x04034b50;
  private static final int PART_BYTES = 30;
  private static final int LONG_SIZES = 1;
  private static final int MAX_COMMENT_BYTES = 0xFFFF;
  private static final long MAX_DIRECTORY_BYTES = 16 << 20;
  private static final long NOT_HERE = 0xFFFFFFFFL;

  private final Storage storage;
  private final String path;
  private final Map<String, Entry> entries = new HashMap<>();

  /** Where a part stands, and what it must turn out to be. */
  record Entry(String name, int flags, int method, long crc, long packed, long size, long place) {}

  private ZipDirectory(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
  }

  /**
   * Reads the directory.
   *
   * @throws WorkbookFault when the file has none, as one that was cut off
   */
  static ZipDirectory read(Storage storage, String path, long fileBytes) throws IOException {
    ZipDirectory directory = new ZipDirectory(storage, path);
    long tailStart = Math.max(0, fileBytes - END_BYTES - MAX_COMMENT_BYTES);
    ByteBuffer tail = directory.bytes(tailStart, (int) (fileBytes - tailStart));
    int end = endRecord(tail);
    if (end < 0) {
      throw WorkbookFault.damaged("its end is missing");
    }
    long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
    long place = Integer.toUnsignedLong(tail.getInt(end + 16));
    int longPlace = end - LONG_END_PLACE_BYTES;
    if (longPlace >= 0 && tail.getInt(longPlace) == LONG_END_PLACE) {
      ByteBuffer longEnd = directory.bytes(tail.getLong(longPlace + 8), LONG_END_BYTES);
      if (longEnd.getInt(0) != LONG_END) {
        throw WorkbookFault.damaged("its directory is not where its end says");
      }
      bytes = longEnd.getLong(40);
      place = longEnd.getLong(48);
    }
    if (bytes < 0 || bytes > MAX_DIRECTORY_BYTES || place < 0 || place > fileBytes - bytes) {
      throw WorkbookFault.damaged("its directory is not where its end says");
    }
    directory.readEntries(directory.bytes(place, (int) bytes));
    return directory;
  }

  /** The part of a name, in whatever case; null when there is none. */
  @Nullable Entry find(String name) {
    return entries.get(key(name));
  }

  /** The content of a part; it is checked against its checksum when its end is reached. */
  InputStream open(Entry entry) throws IOException {
    if ((entry.flags & 1) != 0) {
      throw new WorkbookFault(
          "protected-workbook", "the zip file is protected with a password", null);
    }
    InputStream in = storage.open(path, entry.place);
    try {
      ByteBuffer header = buffer(in.readNBytes(PART_BYTES));
      if (header.capacity() < PART_BYTES || header.getInt(0) != PART) {
        throw WorkbookFault.damaged(entry.name + " is not where the directory says");
      }
      in.skipNBytes(
          Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28)));
      return ZipPart.open(in, entry);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void readEntries(ByteBuffer directory) throws IOException {
    int at = 0;
    while (at + ENTRY_BYTES <= directory.capacity() && directory.getInt(at) == ENTRY) {
      int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
      int extraBytes = Short.toUnsignedInt(directory.getShort(at + 30));
      int commentBytes = Short.toUnsignedInt(directory.getShort(at + 32));
      int next = at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
      if (next > directory.capacity()) {
        break;
      }
      String name = new String(directory.array(), at + ENTRY_BYTES, nameBytes, UTF_8);
      entries.put(key(name), entry(directory, at, name, at + ENTRY_BYTES + nameBytes, extraBytes));
      at = next;
    }
    if (at != directory.capacity()) {
      throw WorkbookFault.damaged("its directory is cut off");
    }
  }

  private static Entry entry(
      ByteBuffer directory, int at, String name, int extraFrom, int extraBytes) throws IOException {
    long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
    long size = Integer.toUnsignedLong(directory.getInt(at + 24));
    long place = Integer.toUnsignedLong(directory.getInt(at + 42));
    int extraTo = extraFrom + extraBytes;
    int extra = extraFrom;
    while (extra + 4 <= extraTo) {
      int kind = Short.toUnsignedInt(directory.getShort(extra));
      int to = extra + 4 + Short.toUnsignedInt(directory.getShort(extra + 2));
      extra += 4;
      if (kind == LONG_SIZES) {
        // In this order, each only when its short form says that it is here.
        if (size == NOT_HERE && extra + 8 <= Math.min(to, extraTo)) {
          size = directory.getLong(extra);
          extra += 8;
        }
        if (packed == NOT_HERE && extra + 8 <= Math.min(to, extraTo)) {
          packed = directory.getLong(extra);
          extra += 8;
        }
        if (place == NOT_HERE && extra + 8 <= Math.min(to, extraTo)) {
          place = directory.getLong(extra);
        }
      }
      extra = to;
    }
    if (packed < 0 || size < 0 || place < 0) {
      throw WorkbookFault.damaged("the size of " + name + " makes no sense");
    }
    return new Entry(
        name,
        directory.getShort(at + 8),
        Short.toUnsignedInt(directory.getShort(at + 10)),
        Integer.toUnsignedLong(directory.getInt(at + 16)),
        packed,
        size,
        place);
  }

  private static int endRecord(ByteBuffer tail) {
    for (int at = tail.capacity() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) <= tail.capacity()) {
        return at;
      }
    }
    return -1;
  }

  private ByteBuffer bytes(long from, int count) throws IOException {
    if (from < 0) {
      throw WorkbookFault.damaged("its directory is not where its end says");
    }
    try (InputStream in = storage.open(path, from)) {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw WorkbookFault.damaged("it is cut off");
      }
      return buffer(bytes);
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String key(String name) {
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }
}
