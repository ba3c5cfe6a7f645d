package dev.sluice.operation.asof;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Where the times of keys with very many rows are cut, so that each bracket is work for a task of
 * its own. Keys are known by a hash: one that shares it with a key of many rows is cut likewise,
 * which does no harm.
 */
final class Brackets implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A key is cut when it has more than this part of what one task would do. */
  private static final double MOST_OF_A_TASK = 0.5;

  /** No key is cut into more brackets. */
  private static final int MOST = 1024;

  private final TimeLine line;
  private final Map<Long, long[]> starts;

  private Brackets(TimeLine line, Map<Long, long[]> starts) {
    this.line = line;
    this.starts = starts;
  }

  /**
   * Cuts keys at even parts of a sample of rows.
   *
   * @param sample of each sampled row a struct of the hash of its key (a bigint) and its time (a
   *     bigint or, on that line, a double)
   * @param tasks how many tasks share the work
   */
  static Brackets of(ArrayData sample, Look look, int tasks) {
    TimeLine line = look.line();
    Map<Long, long[]> times = new HashMap<>();
    Map<Long, Integer> counts = new HashMap<>();
    StructType columns =
        new StructType()
            .add("key", DataTypes.LongType)
            .add("time", line == TimeLine.WHOLE ? DataTypes.LongType : DataTypes.DoubleType);
    for (int i = 0; i < sample.numElements(); i++) {
      InternalRow row = sample.getStruct(i, columns.size());
      long key = row.getLong(0);
      int count = counts.merge(key, 1, Integer::sum);
      long[] ofKey = times.computeIfAbsent(key, any -> new long[4]);
      if (count > ofKey.length) {
        ofKey = Arrays.copyOf(ofKey, 2 * ofKey.length);
        times.put(key, ofKey);
      }
      ofKey[count - 1] =
          line == TimeLine.WHOLE ? row.getLong(1) : Double.doubleToRawLongBits(row.getDouble(1));
    }
    double mostRows = MOST_OF_A_TASK * sample.numElements() / tasks;
    Map<Long, long[]> starts = new HashMap<>();
    counts.forEach(
        (key, count) -> {
          int wanted = (int) Math.min(MOST, Math.ceil(count / mostRows));
          if (wanted > 1) {
            long[] cut =
                cut(
                    sorted(line, Arrays.copyOf(times.getOrDefault(key, new long[0]), count)),
                    wanted,
                    look);
            if (cut.length > 0) {
              starts.put(key, cut);
            }
          }
        });
    return new Brackets(line, starts);
  }

  /** The brackets that a function was told. */
  static Brackets known(@Nullable Brackets brackets) {
    if (brackets == null) {
      throw new IllegalStateException("nobody has told the brackets");
    }
    return brackets;
  }

  private static long[] sorted(TimeLine line, long[] times) {
    return Arrays.stream(times).boxed().sorted(line::compare).mapToLong(Long::longValue).toArray();
  }

  /**
   * A bracket is at least as long as the span of the looks: no right row is then needed in more
   * than a few.
   */
  private static long[] cut(long[] times, int wanted, Look look) {
    TimeLine line = look.line();
    long[] cut = new long[wanted - 1];
    int found = 0;
    long earliest = times[0];
    for (int i = 1; i < wanted; i++) {
      long time = times[(int) ((long) i * times.length / wanted)];
      if (line.compare(time, earliest) > 0) {
        cut[found++] = time;
        earliest = line.shifted(time, span(look));
      }
    }
    return Arrays.copyOf(cut, found);
  }

  private static long span(Look look) {
    if (look.line() == TimeLine.WHOLE) {
      long span = look.lastShift() - look.firstShift();
      return span < 0 ? Long.MAX_VALUE : span;
    }
    return Double.doubleToRawLongBits(
        Double.longBitsToDouble(look.lastShift()) - Double.longBitsToDouble(look.firstShift()));
  }

  /**
   * The times at which the brackets of a key start, but for the first; null for one that is whole.
   */
  long @Nullable [] starts(long keyHash) {
    return starts.get(keyHash);
  }

  /** The bracket of a left row. */
  int bracket(long keyHash, long time) {
    long[] ofKey = starts.get(keyHash);
    return ofKey == null ? 0 : notAfter(line, ofKey, time);
  }

  /** How many of some times, which ascend, are not after another. */
  static int notAfter(TimeLine line, long[] times, long time) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (line.compare(times[middle], time) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of some times, which ascend, are before another. */
  static int before(TimeLine line, long[] times, long time) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (line.compare(times[middle], time) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
