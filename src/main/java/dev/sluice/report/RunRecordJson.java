package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;

/**
 * Writes a run record as JSON and reads it back. Keys are in snake_case and stand in the order of
 * the record, so that two records can be compared line by line. Control totals are strings, because
 * many readers of JSON would take a number for a double and lose its cents.
 */
public final class RunRecordJson {

  private RunRecordJson() {}

  /** The record as indented JSON with a line end after it. */
  public static String write(RunRecord run) {
    return PlainJson.write(run);
  }

  /**
   * Reads what {@link #write} wrote. Keys of a later version are passed over; lists that an earlier
   * version did not have are empty.
   *
   * @throws ProblemException when the text is no run record
   */
  public static RunRecord read(String json) {
    try {
      return PlainJson.read(json, RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          Problem.external(
              Place.file("run record"),
              "broken-run-record",
              "this is no run record: " + e.getOriginalMessage()));
    }
  }
}
