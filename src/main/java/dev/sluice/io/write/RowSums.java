package dev.sluice.io.write;

import java.io.Serializable;

/**
 * What a pass over rows adds up, modulo 2^64; the sums do not depend on the order of the rows.
 *
 * @param first the sum of the hashes of the rows
 * @param second the sum of the hashes of those hashes
 */
public record RowSums(long rows, long first, long second) implements Serializable {

  static final RowSums NONE = new RowSums(0, 0, 0);

  RowSums plus(RowSums other) {
    return new RowSums(rows + other.rows, first + other.first, second + other.second);
  }
}
