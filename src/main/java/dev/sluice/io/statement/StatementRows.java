package dev.sluice.io.statement;

import dev.sluice.spec.SourceLayout;
import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement file. The rows of a statement that is not proved all carry its fault, and
 * a faulty statement without entries is one faulty row, so that nothing of it is passed on and
 * nothing is lost.
 */
public final class StatementRows {

  private final StatementParser parser;
  private final StatementSurvey survey;
  private final SourceLayout.Unbalanced unbalanced;
  private final Queue<StatementRow> ready = new ArrayDeque<>();
  private StatementSurvey.@Nullable Verdict verdict;
  private int statement = -1;
  private long entry;
  private boolean ended;

  /** The rows of a file that was surveyed, read once more from its start. */
  public StatementRows(
      StatementFormat format,
      SourceLayout.Statement layout,
      StatementSurvey survey,
      InputStream in) {
    parser = StatementParser.of(format, layout, in);
    this.survey = survey;
    unbalanced = layout.unbalanced();
  }

  /** The next row; nothing at the end. */
  public @Nullable StatementRow next() throws IOException {
    while (ready.isEmpty() && !ended) {
      try {
        StatementItem item = parser.next();
        ended = item == null;
        if (item != null) {
          take(item);
        }
      } catch (StatementFault e) {
        ended = true;
        String reason = e.reason() + "; nothing after this place is read";
        ready.add(new StatementRow(e.line(), "", Map.of(), reason));
      }
    }
    return ready.poll();
  }

  private void take(StatementItem item) {
    if (item instanceof StatementItem.Opening opening) {
      verdict = survey.verdict(++statement);
      entry = 0;
      if (verdict.fault() != null && verdict.entries() == 0) {
        ready.add(new StatementRow(opening.line(), opening.written(), Map.of(), verdict.fault()));
      }
    } else if (item instanceof StatementItem.Entry read && verdict != null) {
      entry++;
      add(read, verdict);
    } else if (item instanceof StatementItem.WrongTotals
        && survey.faultWithoutStatement() != null) {
      ready.add(new StatementRow(1, "", Map.of(), survey.faultWithoutStatement()));
    }
  }

  private void add(StatementItem.Entry read, StatementSurvey.Verdict of) {
    String fault = read.fault();
    if (fault == null && unbalanced == SourceLayout.Unbalanced.REJECT) {
      fault = of.fault();
    }
    List<Map<StatementColumn, String>> rows =
        read.rows().isEmpty() ? List.of(Map.of()) : read.rows();
    for (int i = 0; i < rows.size(); i++) {
      Map<StatementColumn, String> cells = new EnumMap<>(StatementColumn.class);
      cells.putAll(rows.get(i));
      cells.put(StatementColumn.ENTRY_NUMBER, Long.toString(entry));
      cells.put(StatementColumn.DETAIL_NUMBER, Integer.toString(i + 1));
      cells.putIfAbsent(StatementColumn.TRANSACTION_COUNT, "1");
      if (of.fault() != null) {
        cells.put(StatementColumn.BALANCE_NOTE, of.fault());
      }
      balances(of, cells);
      ready.add(new StatementRow(read.line(), read.written(), cells, fault));
    }
  }

  private static void balances(StatementSurvey.Verdict of, Map<StatementColumn, String> cells) {
    if (of.opening() != null) {
      cells.put(StatementColumn.OPENING_BALANCE, Money.cell(of.opening().amount()));
    }
    if (of.closing() != null) {
      cells.put(StatementColumn.CLOSING_BALANCE, Money.cell(of.closing().amount()));
      cells.put(StatementColumn.CLOSING_DATE, of.closing().date());
    }
  }
}
