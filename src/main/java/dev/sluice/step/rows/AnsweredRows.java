package dev.sluice.step.rows;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows, each with the answer of a function behind its own columns. A row that was read and is not
 * answered is copied only when the function asks for a further one.
 */
final class AnsweredRows extends AbstractIterator<InternalRow> {

  /**
   * What is joined.
   *
   * @param rows the columns of the rows
   * @param answers the columns that the function makes
   */
  record Columns(StructType rows, StructType answers) implements Serializable {

    static Columns of(Seq<Attribute> rows, Seq<Attribute> answers) {
      return new Columns(schema(rows), schema(answers));
    }

    private static StructType schema(Seq<Attribute> columns) {
      return new StructType(
          JavaConverters.seqAsJavaList(columns).stream()
              .map(
                  column ->
                      new StructField(
                          column.name(), column.dataType(), column.nullable(), column.metadata()))
              .toArray(StructField[]::new));
    }

    private static UnsafeProjection binary(StructType columns) {
      DataType[] types = new DataType[columns.size()];
      for (int i = 0; i < types.length; i++) {
        types[i] = columns.fields()[i].dataType();
      }
      return UnsafeProjection.create(types);
    }
  }

  private final Iterator<InternalRow> rows;
  private final UnsafeRowJoiner joiner;
  private final UnsafeProjection binaryRow;
  private final UnsafeProjection binaryAnswer;
  private final Iterator<? extends InternalRow> answers;

  /** Rows that the function went past without an answer, the oldest first. */
  private final Queue<UnsafeRow> waiting = new ArrayDeque<>();

  /** The row that was read last, as long as it is neither answered nor copied. */
  private @Nullable UnsafeRow last;

  AnsweredRows(Columns columns, Iterator<InternalRow> rows, RowsFunction function) {
    this.rows = rows;
    this.joiner = GenerateUnsafeRowJoiner.create(columns.rows(), columns.answers());
    this.binaryRow = Columns.binary(columns.rows());
    this.binaryAnswer = Columns.binary(columns.answers());
    this.answers = function.apply(new Read());
  }

  @Override
  public boolean hasNext() {
    if (answers.hasNext()) {
      return true;
    }
    if (last != null || !waiting.isEmpty() || rows.hasNext()) {
      throw new IllegalStateException("a function gave fewer rows than there are");
    }
    return false;
  }

  @Override
  public InternalRow next() {
    InternalRow answer = answers.next();
    UnsafeRow row = waiting.poll();
    if (row == null) {
      row = last;
      last = null;
    }
    if (row == null) {
      throw new IllegalStateException("a function gave more rows than it read");
    }
    return joiner.join(row, binaryAnswer.apply(answer));
  }

  /** What the function reads. */
  private final class Read implements Iterator<InternalRow> {

    @Override
    public boolean hasNext() {
      copyLast();
      return rows.hasNext();
    }

    @Override
    public InternalRow next() {
      copyLast();
      InternalRow row = rows.next();
      last = row instanceof UnsafeRow binary ? binary : binaryRow.apply(row);
      return last;
    }

    /** The row is overwritten as soon as somebody only looks whether there is another one. */
    private void copyLast() {
      if (last != null) {
        waiting.add(last.copy());
        last = null;
      }
    }
  }
}
