package dev.sluice.operation;

import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;

import org.apache.spark.sql.Column;

/**
 * Which differences between two texts do not count.
 *
 * @param ignoresCase upper and lower case are the same
 * @param ignoresOuterSpaces spaces before and behind a text are nothing
 */
public record TextRule(boolean ignoresCase, boolean ignoresOuterSpaces) {

  /** Every character counts. */
  public static final TextRule EXACT = new TextRule(false, false);

  boolean isExact() {
    return equals(EXACT);
  }

  /** One text for all texts that are the same. */
  Column comparable(Column text) {
    Column inner = ignoresOuterSpaces ? trim(text) : text;
    return ignoresCase ? lower(inner) : inner;
  }
}
