package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What becomes of a row for which a formula gives an error such as {@code #DIV/0!}. */
public enum OnError {
  /** The row goes to quarantine with the error as its reason. */
  QUARANTINE,
  /** The row stays. */
  KEEP,
  /** The row is dropped and counted under a reason of its own. */
  DROP,
  /** The row goes to quarantine and the run must publish nothing. */
  FAIL;

  /**
   * What the reason of a rejected row starts with when the job says that the run must fail; the run
   * refuses to publish when it counts any such row.
   */
  public static final String FAIL_PREFIX = "on-error fail: ";

  static final String KEY = "on-error";

  static final String HELP =
      "what becomes of a row with an error; without it the row goes to quarantine";

  /** The shape of an option that allows some of these. */
  static Shape shape(OnError... allowed) {
    return new Shape.Choice(Arrays.stream(allowed).map(OnError::written).toList());
  }

  /** Reads the option. */
  static OnError read(Fields options) {
    return valueOf(options.text(KEY, QUARANTINE.written()).toUpperCase(Locale.ROOT));
  }

  private String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when rows with an error are rejected. */
  boolean rejects() {
    return List.of(QUARANTINE, FAIL).contains(this);
  }

  /** The reason of a rejection for an error. */
  Column reason(Column error) {
    return this == FAIL ? functions.concat(functions.lit(FAIL_PREFIX), error) : error;
  }
}
