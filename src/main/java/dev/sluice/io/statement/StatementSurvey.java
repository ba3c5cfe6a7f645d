package dev.sluice.io.statement;

import dev.sluice.spec.SourceLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the statements of a file before its rows are handed out. The closing balance
 * stands behind the entries, so that a file is read once to prove its statements and once more for
 * its rows; that costs time instead of memory for a statement that may be large.
 */
public final class StatementSurvey {

  private final List<Verdict> verdicts = new ArrayList<>();
  private @Nullable String wrongTotals;
  private @Nullable StatementBalance open;

  private StatementSurvey() {}

  /**
   * One statement.
   *
   * @param fault what is wrong with it, if anything is
   */
  record Verdict(
      long entries,
      StatementItem.@Nullable Balance opening,
      StatementItem.@Nullable Balance closing,
      @Nullable String fault) {}

  /** Reads a file to its end or to where it cannot be read any further. */
  public static StatementSurvey of(
      StatementFormat format, SourceLayout.Statement layout, InputStream in) throws IOException {
    StatementSurvey survey = new StatementSurvey();
    StatementParser parser = StatementParser.of(format, layout, in);
    try {
      for (StatementItem item = parser.next(); item != null; item = parser.next()) {
        survey.see(item);
      }
    } catch (StatementFault e) {
      survey.close("the statement is not whole: line " + e.line() + ": " + e.reason());
    }
    survey.close("the file ends within the statement");
    return survey;
  }

  private void see(StatementItem item) {
    if (item instanceof StatementItem.Opening) {
      close("another statement begins within the statement");
      open = new StatementBalance();
    } else if (item instanceof StatementItem.Entry entry && open != null) {
      open.add(entry);
    } else if (item instanceof StatementItem.Closing end && open != null) {
      verdicts.add(new Verdict(open.entries(), end.opening(), end.closing(), open.faultOf(end)));
      open = null;
    } else if (item instanceof StatementItem.WrongTotals wrong && wrongTotals == null) {
      wrongTotals = wrong.fault();
    }
  }

  private void close(String fault) {
    if (open != null) {
      verdicts.add(new Verdict(open.entries(), null, null, fault));
      open = null;
    }
  }

  /** What was found of a statement, by its place in the file. */
  Verdict verdict(int statement) {
    Verdict found = verdicts.get(statement);
    return wrongTotals == null || found.fault() != null
        ? found
        : new Verdict(found.entries(), found.opening(), found.closing(), wrongTotals);
  }

  /** The fault of a file whose own totals are wrong and which has no statement to say it. */
  @Nullable String faultWithoutStatement() {
    return verdicts.isEmpty() ? wrongTotals : null;
  }
}
