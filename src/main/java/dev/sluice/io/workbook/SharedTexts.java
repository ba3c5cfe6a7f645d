package dev.sluice.io.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that the cells of a workbook share. They are the one part of a workbook that must be in
 * memory while a sheet is read, so they are held as UTF-8 in a few large arrays, without an object
 * for each, and bounded.
 */
final class SharedTexts {

  /** Excel writes a text once, so that this is far beyond usual workbooks of a million rows. */
  static final long MAX_BYTES = 256 << 20;

  static final SharedTexts NONE = new SharedTexts();

  private static final int BLOCK_BITS = 20;
  private static final int BLOCK_BYTES = 1 << BLOCK_BITS;

  private final List<byte[]> blocks = new ArrayList<>();
  // Of each text: block, offset in it (20 bits) and length (24 bits).
  private long[] places = new long[0];
  private int count;
  private int blockSize = BLOCK_BYTES;
  private long bytes;

  private SharedTexts() {}

  /** Reads the part that holds them. */
  static SharedTexts read(PartXml xml) throws IOException {
    SharedTexts texts = new SharedTexts();
    StringBuilder text = new StringBuilder();
    CellBytes utf8 = new CellBytes();
    while (xml.nextStart()) {
      if (xml.isAt("si")) {
        text.setLength(0);
        appendRichText(xml, "si", text);
        CellText.unescape(text);
        utf8.clear();
        utf8.append(text);
        texts.add(utf8.array(), utf8.size());
      }
    }
    return texts;
  }

  /** Appends the text of all runs of an element; how it sounds is no part of it. */
  static void appendRichText(PartXml xml, String element, StringBuilder text) throws IOException {
    while (xml.nextWithin(element)) {
      if (xml.isAt("t")) {
        xml.appendText(text);
      } else if (xml.isAt("rPh")) {
        xml.skip();
      }
    }
  }

  boolean has(int index) {
    return index >= 0 && index < count;
  }

  byte[] array(int index) {
    return blocks.get((int) (places[index] >>> 44));
  }

  int from(int index) {
    return (int) (places[index] >>> 24) & (BLOCK_BYTES - 1);
  }

  int length(int index) {
    return (int) places[index] & 0xFFFFFF;
  }

  private void add(byte[] text, int length) throws IOException {
    bytes += length;
    if (bytes > MAX_BYTES) {
      throw new WorkbookFault(
          "workbook-too-large",
          "the workbook has more than " + (MAX_BYTES >> 20) + " MB of different texts",
          "save the sheet as csv and read that");
    }
    if (blockSize + length > BLOCK_BYTES) {
      // A text that fills more than a block gets one of its own.
      blocks.add(new byte[Math.max(length, BLOCK_BYTES)]);
      blockSize = 0;
    }
    System.arraycopy(text, 0, blocks.get(blocks.size() - 1), blockSize, length);
    if (count == places.length) {
      places = Arrays.copyOf(places, Math.max(256, count * 2));
    }
    places[count++] = (long) (blocks.size() - 1) << 44 | (long) blockSize << 24 | length;
    blockSize += length;
  }
}
