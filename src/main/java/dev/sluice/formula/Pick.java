package dev.sluice.formula;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;

/** Which of several rows with the same key counts. */
public enum Pick {
  /** The one that comes first in its source. */
  FIRST,
  /** The one that comes last. */
  LAST;

  /** The aggregate that picks among {@link LookupJoin#ordered} rows. */
  Column of(Column ordered) {
    return this == FIRST ? min(ordered) : max(ordered);
  }
}
