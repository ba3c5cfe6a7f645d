package dev.sluice.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns that a bank statement gives, the same for every statement format; a format that does
 * not say something leaves it blank.
 */
public enum StatementColumn {
  STATEMENT_ID(ColumnType.TEXT, "what the bank calls the statement"),
  SEQUENCE_NUMBER(ColumnType.TEXT, "the number of the statement, as it is written"),
  ACCOUNT(ColumnType.TEXT, "the IBAN or other number of the account"),
  ACCOUNT_BANK(ColumnType.TEXT, "the BIC or other id of the bank that keeps the account"),
  CURRENCY(ColumnType.TEXT, "the currency of the account and of the amounts"),
  OPENING_BALANCE(ColumnType.decimal(18, 5), "the booked balance before the entries"),
  CLOSING_BALANCE(ColumnType.decimal(18, 5), "the booked balance after the entries"),
  CLOSING_DATE(ColumnType.DATE, "the day of the closing balance"),
  BALANCE_NOTE(ColumnType.TEXT, "what is wrong with the statement, with unbalanced: note"),
  ENTRY_NUMBER(ColumnType.INTEGER, "1, 2, 3 ... within the statement"),
  DETAIL_NUMBER(ColumnType.INTEGER, "1, 2, 3 ... within the entry"),
  TRANSACTION_COUNT(ColumnType.INTEGER, "how many transactions the entry stands for"),
  BOOKING_DATE(ColumnType.DATE, "the day of the booking"),
  VALUE_DATE(ColumnType.DATE, "the day from which the amount counts"),
  AMOUNT(ColumnType.decimal(18, 5), "above zero for money that comes in, below for what goes out"),
  CREDIT_DEBIT(ColumnType.TEXT, "CRDT or DBIT, as the account was booked"),
  REVERSAL(ColumnType.BOOLEAN, "whether the entry takes an earlier one back"),
  STATUS(ColumnType.TEXT, "BOOK; entries of another status are no part of the balance"),
  ENTRY_REF(ColumnType.TEXT, "the reference of the entry, or of the customer"),
  BANK_REF(ColumnType.TEXT, "the reference of the bank"),
  END_TO_END_ID(ColumnType.TEXT, "the reference that went from payer to payee"),
  MANDATE_ID(ColumnType.TEXT, "the mandate of a direct debit"),
  COUNTERPARTY_NAME(ColumnType.TEXT, "who is on the other side"),
  COUNTERPARTY_ACCOUNT(ColumnType.TEXT, "the account on the other side"),
  COUNTERPARTY_BANK(ColumnType.TEXT, "the bank on the other side"),
  REMITTANCE(ColumnType.TEXT, "what the payment is for"),
  ADDITIONAL_INFO(ColumnType.TEXT, "what else the bank says"),
  BANK_TRANSACTION_CODE(ColumnType.TEXT, "the kind of the entry in the words of the format"),
  PROPRIETARY_CODE(ColumnType.TEXT, "the kind of the entry in the words of the bank");

  private final ColumnType type;
  private final String meaning;

  StatementColumn(ColumnType type, String meaning) {
    this.type = type;
    this.meaning = meaning;
  }

  /** The name of the column. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type when none is declared. */
  public ColumnType type() {
    return type;
  }

  /** What it holds, for the docs. */
  public String meaning() {
    return meaning;
  }

  /** Whether the column may be declared with a type: its own, or any decimal for money. */
  public boolean takes(ColumnType declared) {
    return type.kind() == ColumnType.Kind.DECIMAL
        ? declared.kind() == ColumnType.Kind.DECIMAL
        : declared.equals(type);
  }

  /** The column of a name. */
  public static Optional<StatementColumn> of(String name) {
    return Arrays.stream(values()).filter(column -> column.columnName().equals(name)).findFirst();
  }

  /** The names of all columns, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(StatementColumn::columnName).toList();
  }
}
