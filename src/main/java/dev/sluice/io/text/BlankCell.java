package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell that is blank when it is one of a few words; around them, spaces do not count. */
final class BlankCell implements CellParser {

  private final byte[][] words;
  private final CellParser cell;

  BlankCell(List<String> words, CellParser cell) {
    this.words = words.stream().map(word -> word.strip().getBytes(UTF_8)).toArray(byte[][]::new);
    this.cell = cell;
  }

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    for (byte[] word : words) {
      if (word.length == end - first && Arrays.equals(bytes, first, end, word, 0, word.length)) {
        row.setNullAt(slot);
        return null;
      }
    }
    return cell.parse(bytes, from, to, row, slot);
  }
}
