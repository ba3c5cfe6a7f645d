package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement file says, piece by piece in its order. */
sealed interface StatementItem {

  /** A statement begins. */
  record Opening(long line, String written) implements StatementItem {}

  /**
   * An entry of the statement that is open.
   *
   * @param rows its columns, once or once for each transaction; empty when it cannot be read
   * @param booked what it adds to the balance; nothing when that is not known
   * @param fault why its rows must not be used
   */
  record Entry(
      long line,
      String written,
      List<Map<StatementColumn, String>> rows,
      @Nullable BigDecimal booked,
      @Nullable String fault)
      implements StatementItem {

    /** An entry that can be read. */
    static Entry of(
        long line, String written, Map<StatementColumn, String> row, BigDecimal booked) {
      return new Entry(line, written, List.of(row), booked, null);
    }

    /** An entry that cannot be read. */
    static Entry unreadable(long line, String written, String fault) {
      return new Entry(line, written, List.of(), null, fault);
    }
  }

  /** The statement that is open ends. */
  record Closing(
      @Nullable Balance opening, @Nullable Balance closing, Proof proof, @Nullable String fault)
      implements StatementItem {}

  /** The file ends, with totals of its own that are wrong. */
  record WrongTotals(String fault) implements StatementItem {}

  /**
   * A booked balance.
   *
   * @param date the day as it goes into the column; empty when the file does not say it
   */
  record Balance(BigDecimal amount, String currency, String date) {}

  /** What a statement owes its reader. */
  enum Proof {
    /** An opening and a closing balance must be there. */
    BOTH_BALANCES,
    /** The balances are compared when both are there. */
    IF_GIVEN
  }
}
