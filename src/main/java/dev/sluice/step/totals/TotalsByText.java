package dev.sluice.step.totals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The totals of the groups seen so far: one entry a group, so its memory is that of the groups, not
 * of the rows. Not thread-safe; each task has its own.
 */
final class TotalsByText {

  private final Map<Texts, Total> totals = new HashMap<>();

  /** The texts of a group; null is a text of its own. */
  private static final class Texts {

    /** The order of groups in a result: text by text, null first. */
    static final Comparator<Texts> ORDER =
        (left, right) ->
            Arrays.compare(left.texts, right.texts, Comparator.nullsFirst(UTF8String::compareTo));

    private final @Nullable UTF8String[] texts;
    private final int hash;

    Texts(@Nullable UTF8String[] texts) {
      this.texts = texts;
      this.hash = Arrays.hashCode(texts);
    }

    /** The same texts in memory of their own: those of a row are overwritten by the next row. */
    Texts copied() {
      @Nullable UTF8String[] copies = new UTF8String[texts.length];
      for (int i = 0; i < texts.length; i++) {
        UTF8String text = texts[i];
        copies[i] = text == null ? null : text.clone();
      }
      return new Texts(copies);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Texts that && hash == that.hash && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Rows and the sum of their unscaled amounts; almost always the sum fits a long. */
  private static final class Total {
    private long rows;
    private long sum;
    private BigInteger overflown = BigInteger.ZERO;

    void add(long unscaled) {
      long added = sum + unscaled;
      if (((sum ^ added) & (unscaled ^ added)) < 0) {
        overflown = overflown.add(BigInteger.valueOf(sum));
        added = unscaled;
      }
      sum = added;
    }

    BigInteger unscaled() {
      return overflown.add(BigInteger.valueOf(sum));
    }
  }

  private Total of(@Nullable UTF8String[] texts) {
    Texts key = new Texts(texts);
    Total total = totals.get(key);
    if (total == null) {
      total = new Total();
      totals.put(key.copied(), total);
    }
    return total;
  }

  /** Counts a row without an amount. */
  void add(@Nullable UTF8String[] texts) {
    of(texts).rows++;
  }

  /** Counts a row and adds its amount, in units of the last decimal place. */
  void add(@Nullable UTF8String[] texts, long unscaled) {
    Total total = of(texts);
    total.rows++;
    total.add(unscaled);
  }

  /** The same for an amount of any size. */
  void add(@Nullable UTF8String[] texts, BigInteger unscaled) {
    Total total = of(texts);
    total.rows++;
    total.overflown = total.overflown.add(unscaled);
  }

  /** Adds the totals of another task. */
  void addAll(TotalsByText others) {
    others.totals.forEach(
        (key, other) -> {
          Total total = totals.computeIfAbsent(key, absent -> new Total());
          total.rows += other.rows;
          total.add(other.sum);
          total.overflown = total.overflown.add(other.overflown);
        });
  }

  /** The groups in their order, as Spark's values of {@link GroupedTotals#TYPE}. */
  GenericArrayData inOrder(int scale) {
    List<Map.Entry<Texts, Total>> sorted =
        totals.entrySet().stream().sorted(Map.Entry.comparingByKey(Texts.ORDER)).toList();
    Object[] groups = new Object[sorted.size()];
    for (int i = 0; i < groups.length; i++) {
      Total total = sorted.get(i).getValue();
      BigDecimal amount = new BigDecimal(total.unscaled(), scale);
      InternalRow group =
          new GenericInternalRow(
              new Object[] {
                new GenericArrayData(sorted.get(i).getKey().texts),
                total.rows,
                UTF8String.fromString(amount.toPlainString())
              });
      groups[i] = group;
    }
    return new GenericArrayData(groups);
  }

  /** The totals as bytes, on their way from a task to another. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(totals.size());
      for (Map.Entry<Texts, Total> entry : totals.entrySet()) {
        @Nullable UTF8String[] texts = entry.getKey().texts;
        out.writeInt(texts.length);
        for (UTF8String text : texts) {
          write(out, text == null ? null : text.getBytes());
        }
        out.writeLong(entry.getValue().rows);
        write(out, entry.getValue().unscaled().toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  /** Reads what {@link #bytes} wrote. */
  static TotalsByText of(byte[] bytes) {
    TotalsByText read = new TotalsByText();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int groups = in.readInt(); groups > 0; groups--) {
        @Nullable UTF8String[] texts = new UTF8String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
          int length = in.readInt();
          texts[i] = length < 0 ? null : UTF8String.fromBytes(in.readNBytes(length));
        }
        Total total = new Total();
        total.rows = in.readLong();
        BigInteger unscaled = new BigInteger(in.readNBytes(in.readInt()));
        if (unscaled.bitLength() < Long.SIZE) {
          total.sum = unscaled.longValue();
        } else {
          total.overflown = unscaled;
        }
        read.totals.put(new Texts(texts), total);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return read;
  }
}
