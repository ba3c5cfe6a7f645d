package dev.sluice.io.text;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import java.util.List;

/**
 * What the first lines of a file say before anything is read.
 *
 * @param names the names in the header line, trimmed; empty for formats without one
 * @param width how many cells the first record has
 * @param dataStart offset of the first record that is a row
 * @param faults what is wrong with the file as a whole
 */
record TextHeader(
    TextFile file, List<String> names, int width, long dataStart, List<Problem> faults) {

  /** Reads the header lines of all files, several at once. */
  static List<TextHeader> read(TextOptions options, List<TextFile> files) {
    return ConcurrentReads.each(files, file -> new HeaderReader(options, file).read());
  }

  /** The first line of the file as a place. */
  static Place firstLine(TextFile file) {
    return new Place(file.displayed(), 1, 0, "");
  }
}
