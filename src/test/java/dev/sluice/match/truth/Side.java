package dev.sluice.match.truth;

/** The two tables of a reconciliation, with the columns that are named differently in each. */
public enum Side {
  /** The left table. */
  BANK("bank", "txn_id", "booked_on"),
  /** The right table. */
  LEDGER("ledger", "entry_id", "posted_on");

  private final String table;
  private final String idColumn;
  private final String dateColumn;

  Side(String table, String idColumn, String dateColumn) {
    this.table = table;
    this.idColumn = idColumn;
    this.dateColumn = dateColumn;
  }

  /** The name of the table. */
  public String table() {
    return table;
  }

  /** The side of a table. */
  static Side of(String table) {
    for (Side side : values()) {
      if (side.table.equals(table)) {
        return side;
      }
    }
    throw new IllegalArgumentException("no side is called " + table);
  }

  /** The other side. */
  public Side other() {
    return this == BANK ? LEDGER : BANK;
  }

  /** What a row of this side is called when the other side has nothing like it. */
  public String missing() {
    return this == BANK ? "missing-right" : "missing-left";
  }

  /** The header of the table as a CSV line. */
  public String header() {
    return idColumn + ",account," + dateColumn + ",reference,counterparty,currency,amount";
  }
}
