package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.record.FieldPath;
import org.apache.spark.sql.Column;

/** The fields of a record, or of an element in it, as columns of text. */
@FunctionalInterface
interface FieldColumns {

  /** The text of a field; null where the record has none or a blank. */
  Column text(FieldPath path);
}
