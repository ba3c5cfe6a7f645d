package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.statement.StatementRow;
import dev.sluice.io.statement.StatementRows;
import dev.sluice.io.statement.StatementSurvey;
import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of bank statements: cell {@code i} is the value of column {@code i}. */
final class StatementRecords implements RecordParser {

  private final TextFormat.Statements statements;
  private final List<StatementColumn> columns;
  private @Nullable StatementSurvey survey;
  private @Nullable StatementRows rows;
  private @Nullable StatementRow ahead;
  private long line = 1;

  StatementRecords(TextFormat.Statements statements, List<String> columns) {
    this.statements = statements;
    this.columns = columns.stream().map(name -> StatementColumn.of(name).orElseThrow()).toList();
  }

  @Override
  public void survey(Opener file) throws IOException {
    try (ByteWindow window = file.open()) {
      window.skipByteOrderMark();
      survey =
          StatementSurvey.of(statements.format(), statements.layout(), new WindowStream(window));
    }
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    if (ahead == null) {
      ahead = rows(window).next();
    }
    if (ahead == null) {
      return 0;
    }
    int skipped = (int) (ahead.line() - line);
    line = ahead.line();
    return skipped;
  }

  private StatementRows rows(ByteWindow window) {
    StatementRows opened = rows;
    if (opened == null) {
      if (survey == null) {
        throw new IllegalStateException("a statement file is read before it was surveyed");
      }
      opened =
          new StatementRows(
              statements.format(), statements.layout(), survey, new WindowStream(window));
      rows = opened;
    }
    return opened;
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) {
    StatementRow row = ahead;
    ahead = null;
    if (row == null) {
      return false;
    }
    cells.clear(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      int copyFrom = cells.copySize();
      for (byte b : row.cells().getOrDefault(columns.get(i), "").getBytes(UTF_8)) {
        cells.append(b);
      }
      cells.setCopy(i, copyFrom);
    }
    if (row.fault() != null) {
      cells.fail(row.fault());
    }
    byte[] written = row.written().getBytes(UTF_8);
    cells.complete(written, 0, written.length, 0, false);
    return true;
  }

  @Override
  public void moveToRecord(ByteWindow window) {
    throw new UnsupportedOperationException("a statement file is not split");
  }
}
