package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.sluice.io.file.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tells what a file with the name of a workbook is by its first bytes. */
final class FileSignature {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] COMPOUND = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };
  private static final int HEADER_BYTES = 512;
  private static final int DIRECTORY_BYTES = 4096;

  private FileSignature() {}

  /**
   * Refuses what is no zip file, and says what it is.
   *
   * @throws WorkbookFault with a hint where the user can do something about it
   */
  static void requireZip(Storage storage, String path) throws IOException {
    byte[] header = bytes(storage, path, 0, HEADER_BYTES);
    if (startsWith(header, ZIP)) {
      return;
    }
    if (startsWith(header, COMPOUND)) {
      throw isProtected(storage, path, header)
          ? new WorkbookFault(
              "protected-workbook",
              "the workbook is protected with a password",
              "save it without one")
          : new WorkbookFault(
              "not-a-workbook", "the file is an old Excel file (xls)", "save it as .xlsx");
    }
    boolean text = true;
    for (byte b : header) {
      text &= b < 0 || b >= ' ' || b == '\n' || b == '\r' || b == '\t';
    }
    throw text
        ? new WorkbookFault(
            "not-a-workbook",
            "the file is text and no workbook",
            "if it is delimited text, say format: csv")
        : new WorkbookFault("not-a-workbook", "the file is no workbook", null);
  }

  /** A protected workbook is a compound file that holds a packed one. */
  private static boolean isProtected(Storage storage, String path, byte[] header)
      throws IOException {
    if (header.length < HEADER_BYTES) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int sectorBits = Math.min(12, Math.max(9, fields.getShort(0x1E)));
    long directory = (Integer.toUnsignedLong(fields.getInt(0x30)) + 1) << sectorBits;
    byte[] names = bytes(storage, path, directory, DIRECTORY_BYTES);
    byte[] wanted = "EncryptedPackage".getBytes(UTF_16LE);
    for (int i = 0; i + wanted.length <= names.length; i += 2) {
      if (Arrays.equals(names, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static byte[] bytes(Storage storage, String path, long from, int count)
      throws IOException {
    try (InputStream in = storage.open(path, from)) {
      return in.readNBytes(count);
    }
  }
}
