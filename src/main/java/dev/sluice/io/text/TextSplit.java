package dev.sluice.io.text;

import java.io.Serializable;

/**
 * A part of a file that one task reads: the records that start in it.
 *
 * @param location where the file is, meaning the same in every process
 * @param entry the name in the archive; empty for a file that is none
 * @param path the file as the user knows it
 * @param version tells versions of the file apart
 * @param dataStart offset of the first row of the file
 * @param start offset of the first byte
 * @param end offset after the last byte; the largest long for a file that is read to its end
 * @param cells index of the cell of every column
 * @param width how many cells a record has
 */
record TextSplit(
    String location,
    String entry,
    String path,
    String version,
    long dataStart,
    long start,
    long end,
    int[] cells,
    int width)
    implements Serializable {

  /** True when another part of the file follows. */
  boolean isCut() {
    return end != Long.MAX_VALUE;
  }

  // An array as a component is compared by identity; nobody compares splits.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
