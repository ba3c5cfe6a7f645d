package dev.sluice.run;

import dev.sluice.operation.TableDiff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The figures of a diff, taken in one pass over the rows of a {@link TableDiff}: one of each
 * partition, which are put together.
 *
 * <p>The rows of a partition come in the order of the hashes of their keys. The sample of each kind
 * is that of the smallest hashes: rows from all over the tables, and the same ones however the rows
 * are partitioned.
 */
final class DiffTally implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int KINDS = 4;
  private static final Comparator<UnsafeRow> BY_HASH =
      Comparator.comparingLong(row -> row.getLong(TableDiff.HASH_AT));

  private final long[] rows = new long[KINDS];
  private final List<List<UnsafeRow>> samples = new ArrayList<>();
  private final ColumnTally[] columns;
  private final int most;
  private long repeatedA;
  private long repeatedB;

  private DiffTally(DiffFields fields, int most) {
    this.most = most;
    this.columns = new ColumnTally[fields.columns()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnTally(fields, i);
    }
    for (int i = 0; i < KINDS; i++) {
      samples.add(new ArrayList<>());
    }
  }

  /** The figures of no rows. */
  static DiffTally none(DiffFields fields, int most) {
    return new DiffTally(fields, most);
  }

  /** The figures of a partition. */
  static DiffTally of(Iterator<InternalRow> rows, DiffFields fields, int most) {
    DiffTally tally = new DiffTally(fields, most);
    while (rows.hasNext()) {
      tally.add((UnsafeRow) rows.next());
    }
    return tally;
  }

  /** As bytes: the session's serializer may be one that does not know records. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #bytes} made bytes of. */
  static DiffTally read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (DiffTally) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(UnsafeRow row) {
    int status = row.getInt(TableDiff.STATUS_AT);
    if (status == TableDiff.COUNTS) {
      rows[TableDiff.SAME] += row.getLong(TableDiff.COUNTS_AT);
      repeatedA += row.getLong(TableDiff.COUNTS_AT + 1);
      repeatedB += row.getLong(TableDiff.COUNTS_AT + 2);
      return;
    }
    rows[status]++;
    if (status <= TableDiff.CHANGED) {
      for (ColumnTally column : columns) {
        column.add(row);
      }
    }
    List<UnsafeRow> sample = samples.get(status);
    if (status != TableDiff.SAME && sample.size() < most) {
      sample.add(row.copy());
    }
  }

  /** Adds the figures of another partition. */
  void add(DiffTally other) {
    for (int i = 0; i < KINDS; i++) {
      rows[i] += other.rows[i];
      List<UnsafeRow> sample = samples.get(i);
      sample.addAll(other.samples.get(i));
      sample.sort(BY_HASH);
      if (sample.size() > most) {
        sample.subList(most, sample.size()).clear();
      }
    }
    repeatedA += other.repeatedA;
    repeatedB += other.repeatedB;
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(other.columns[i]);
    }
  }

  /** How many rows have a status. */
  long rows(int status) {
    return rows[status];
  }

  /** Some of the rows with a status. */
  List<UnsafeRow> sample(int status) {
    return samples.get(status);
  }

  long repeatedA() {
    return repeatedA;
  }

  long repeatedB() {
    return repeatedB;
  }

  ColumnTally column(int index) {
    return columns[index];
  }
}
