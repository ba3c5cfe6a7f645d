package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One account of a BAI2 file: its balances, its transactions and its control total. */
final class Bai2Account {

  private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,20}");
  private static final String OPENING_LEDGER = "010";
  private static final String CLOSING_LEDGER = "015";

  private final Map<StatementColumn, String> head = new EnumMap<>(StatementColumn.class);
  private final Bai2Group group;
  private final String currency;
  // How many digits of an amount are decimals; below zero when the currency does not tell.
  private final int scale;

  private StatementItem.@Nullable Balance opening;
  private StatementItem.@Nullable Balance closing;
  private BigDecimal control = BigDecimal.ZERO;
  private long records;
  private @Nullable String fault;

  Bai2Account(Bai2Group group, Bai2Records.Logical identifier) {
    this.group = group;
    Bai2Cursor cursor = new Bai2Cursor(identifier);
    head.putAll(group.head());
    head.put(StatementColumn.ACCOUNT, cursor.field());
    String own = cursor.field();
    currency = own.isEmpty() ? group.currency() : own;
    scale = decimals(currency);
    head.put(StatementColumn.CURRENCY, currency);
    records = identifier.parts().size();
    fault = group.fault();
    if (scale < 0) {
      fail("\"" + currency + "\" is no currency whose decimals are known");
    }
    while (!cursor.isAtEnd()) {
      summary(cursor, identifier.line());
    }
  }

  private void summary(Bai2Cursor cursor, long line) {
    String type = cursor.field();
    String written = cursor.field();
    cursor.field();
    cursor.funds();
    if (written.isEmpty()) {
      return;
    }
    Optional<BigDecimal> units = units(written);
    if (units.isEmpty()) {
      fail("line " + line + ": amount \"" + written + "\" of type " + type + " is no whole number");
      return;
    }
    control = control.add(units.get());
    BigDecimal amount = units.get().movePointLeft(Math.max(0, scale));
    if (type.equals(OPENING_LEDGER)) {
      opening = new StatementItem.Balance(amount, currency, group.asOf());
    } else if (type.equals(CLOSING_LEDGER)) {
      closing = new StatementItem.Balance(amount, currency, group.asOf());
    }
  }

  /** The entry of a record 16. */
  StatementItem.Entry entry(Bai2Records.Logical detail) {
    records += detail.parts().size();
    Bai2Cursor cursor = new Bai2Cursor(detail);
    String type = cursor.field();
    String written = cursor.field();
    Optional<BigDecimal> units = written.isEmpty() ? Optional.of(BigDecimal.ZERO) : units(written);
    if (units.isEmpty()) {
      return unreadable(detail, "amount \"" + written + "\" is no whole number");
    }
    control = control.add(units.get());
    if (units.get().signum() < 0) {
      return unreadable(detail, "amount \"" + written + "\" has a sign of its own");
    }
    Direction direction = Direction.of(type);
    boolean hasNoAmount = units.get().signum() == 0;
    if (direction == Direction.NONE && !hasNoAmount) {
      return unreadable(detail, "type code \"" + type + "\" says neither credit nor debit");
    }
    BigDecimal size = units.get().movePointLeft(Math.max(0, scale));
    BigDecimal amount = direction == Direction.DBIT ? size.negate() : size;

    Map<StatementColumn, String> cells = new EnumMap<>(head);
    Optional<String> valued = cursor.funds();
    if (valued.isPresent() && !valued.get().isEmpty()) {
      Optional<LocalDate> date = ShortDate.of(valued.get());
      if (date.isEmpty()) {
        return unreadable(detail, "there is no value date " + valued.get());
      }
      cells.put(StatementColumn.VALUE_DATE, date.get().toString());
    }
    cells.put(StatementColumn.BOOKING_DATE, group.asOf());
    cells.put(StatementColumn.AMOUNT, Money.cell(amount));
    if (direction != Direction.NONE) {
      cells.put(StatementColumn.CREDIT_DEBIT, direction.name());
    }
    cells.put(StatementColumn.REVERSAL, "false");
    cells.put(StatementColumn.STATUS, direction == Direction.NONE ? "INFO" : "BOOK");
    cells.put(StatementColumn.BANK_TRANSACTION_CODE, type);
    cells.put(StatementColumn.BANK_REF, cursor.field());
    cells.put(StatementColumn.ENTRY_REF, cursor.field());
    cells.put(StatementColumn.REMITTANCE, cursor.text());
    return StatementItem.Entry.of(detail.line(), detail.written(), cells, amount);
  }

  /** Holds the account against its record 49. */
  StatementItem.Closing end(Bai2Records.Logical trailer) {
    records += trailer.parts().size();
    Bai2Totals.faultOf(trailer, "account", control, "record", records).ifPresent(this::fail);
    return new StatementItem.Closing(opening, closing, StatementItem.Proof.IF_GIVEN, fault);
  }

  BigDecimal control() {
    return control;
  }

  /** Lines of the account, with its first and last. */
  long records() {
    return records;
  }

  private void fail(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }

  private static StatementItem.Entry unreadable(Bai2Records.Logical detail, String reason) {
    return StatementItem.Entry.unreadable(detail.line(), detail.written(), reason);
  }

  private static Optional<BigDecimal> units(String written) {
    return AMOUNT.matcher(written).matches()
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }

  private static int decimals(String currency) {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** What a type code does to the account. */
  private enum Direction {
    CRDT,
    DBIT,
    NONE;

    static Direction of(String type) {
      if (!type.matches("\\d{3}")) {
        return NONE;
      }
      int code = Integer.parseInt(type);
      if (code >= 100 && code <= 399 || code >= 920 && code <= 959) {
        return CRDT;
      }
      return code >= 400 && code <= 699 || code >= 960 ? DBIT : NONE;
    }
  }
}
