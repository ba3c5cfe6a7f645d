package dev.sluice.ocsf.record;

import dev.sluice.formula.compile.ObjectCall;
import org.apache.spark.sql.Column;

/**
 * Readers as columns: a call from generated code, one object a task. Null where the text is null.
 * Whoever takes several fields of the result should take them from a column of its own, so that a
 * line is read once.
 */
public final class ReadRecord {

  private ReadRecord() {}

  /** What the reader finds in each text, with the type {@link RecordReader#schema}. */
  public static Column column(RecordReader reader, Column text) {
    return ObjectCall.of(reader, "read", reader.schema(), text);
  }

  /** What the reader finds in each array's text, with the type {@link ElementReader#schema}. */
  public static Column column(ElementReader reader, Column jsonArrayText) {
    return ObjectCall.of(reader, "read", reader.schema(), jsonArrayText);
  }
}
