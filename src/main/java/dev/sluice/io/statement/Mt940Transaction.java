package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Field 61 of an MT940 statement, with the field 86 that belongs to it. */
final class Mt940Transaction {

  /** Value date, entry date, mark, funds code, amount, kind, references. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(\\d{6})(\\d{4})?(R?[CD])([A-Z])?(\\d[\\d,]*)([A-Z][A-Z0-9]{3})(.*?)(?://(.*))?");

  private final Mt940Fields.Field field;
  private Mt940Fields.@Nullable Field details;

  Mt940Transaction(Mt940Fields.Field field) {
    this.field = field;
  }

  /** Takes the field 86 that follows; false when there is one already. */
  boolean takeDetails(Mt940Fields.Field following) {
    if (details != null) {
      return false;
    }
    details = following;
    return true;
  }

  /** The entry, or why it is none; columns of the statement are added to it. */
  StatementItem.Entry entry(Map<StatementColumn, String> statement) {
    Matcher parts = FIELD.matcher(field.lines().get(0).strip());
    if (!parts.matches()) {
      return unreadable("field :61: is no date, mark, amount, kind and reference");
    }
    Optional<LocalDate> valueDate = ShortDate.of(parts.group(1));
    Optional<BigDecimal> size = Money.unsigned(parts.group(5));
    if (valueDate.isEmpty()) {
      return unreadable("field :61: has no such value date: " + parts.group(1));
    }
    if (size.isEmpty()) {
      return unreadable("field :61: has no such amount: " + parts.group(5));
    }
    Optional<LocalDate> bookingDate =
        parts.group(2) == null ? valueDate : ShortDate.near(valueDate.get(), parts.group(2));
    if (bookingDate.isEmpty()) {
      return unreadable("field :61: has no such entry date: " + parts.group(2));
    }
    // A credit that is taken back is booked as a debit.
    String mark = parts.group(3);
    boolean isCredit = mark.equals("C") || mark.equals("RD");
    BigDecimal amount = isCredit ? size.get() : size.get().negate();

    Map<StatementColumn, String> cells = new EnumMap<>(statement);
    cells.put(StatementColumn.VALUE_DATE, valueDate.get().toString());
    cells.put(StatementColumn.BOOKING_DATE, bookingDate.get().toString());
    cells.put(StatementColumn.AMOUNT, Money.cell(amount));
    cells.put(StatementColumn.CREDIT_DEBIT, isCredit ? "CRDT" : "DBIT");
    cells.put(StatementColumn.REVERSAL, Boolean.toString(mark.startsWith("R")));
    cells.put(StatementColumn.STATUS, "BOOK");
    cells.put(StatementColumn.BANK_TRANSACTION_CODE, parts.group(6));
    cells.put(StatementColumn.ENTRY_REF, parts.group(7).strip());
    cells.put(StatementColumn.BANK_REF, parts.group(8) == null ? "" : parts.group(8).strip());
    cells.put(
        StatementColumn.ADDITIONAL_INFO,
        String.join(" ", field.lines().subList(1, field.lines().size())).strip());
    if (details != null) {
      Mt940Details.of(details.lines()).into(cells);
    }
    return StatementItem.Entry.of(field.line(), written(), cells, amount);
  }

  private StatementItem.Entry unreadable(String fault) {
    return StatementItem.Entry.unreadable(field.line(), written(), fault);
  }

  private String written() {
    return details == null ? field.written() : field.written() + "\n" + details.written();
  }
}
