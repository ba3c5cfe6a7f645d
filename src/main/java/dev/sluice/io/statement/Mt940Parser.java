package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts MT940 files. A page with an intermediate balance is a statement of its own. */
final class Mt940Parser implements StatementParser {

  private static final Pattern BALANCE = Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d[\\d,]*)");

  private final Mt940Fields fields;
  private final Queue<StatementItem> ready = new ArrayDeque<>();

  private boolean open;
  private boolean ended;
  private Map<StatementColumn, String> head = new EnumMap<>(StatementColumn.class);
  private StatementItem.@Nullable Balance opening;
  private StatementItem.@Nullable Balance closing;
  private @Nullable String fault;
  private @Nullable Mt940Transaction transaction;

  Mt940Parser(InputStream in) {
    fields = new Mt940Fields(in);
  }

  @Override
  public @Nullable StatementItem next() throws IOException, StatementFault {
    while (ready.isEmpty() && !ended) {
      Mt940Fields.Field field = fields.next();
      if (field == null) {
        close();
        ended = true;
      } else {
        take(field);
      }
    }
    return ready.poll();
  }

  private void take(Mt940Fields.Field field) {
    switch (field.tag()) {
      case Mt940Fields.END -> close();
      case "20" -> {
        close();
        begin(field);
        head.put(StatementColumn.STATEMENT_ID, field.first());
      }
      case "25", "25P" -> {
        begin(field);
        head.put(StatementColumn.ACCOUNT, field.first());
      }
      case "28", "28C" -> {
        begin(field);
        head.put(StatementColumn.SEQUENCE_NUMBER, field.first());
      }
      case "60F", "60M" -> {
        begin(field);
        opening = balance(field);
        if (opening != null) {
          head.put(StatementColumn.CURRENCY, opening.currency());
        }
      }
      case "61" -> {
        begin(field);
        endTransaction();
        transaction = new Mt940Transaction(field);
      }
      case "86" -> {
        if (transaction != null && !transaction.takeDetails(field)) {
          fail("line " + field.line() + ": a second field :86: for one entry");
        }
      }
      case "62F", "62M" -> {
        begin(field);
        endTransaction();
        if (closing != null) {
          fail("line " + field.line() + ": a second closing balance");
        }
        closing = balance(field);
      }
      // The other fields say nothing of entries; a field 86 after them is not one of an entry.
      default -> endTransaction();
    }
  }

  private void begin(Mt940Fields.Field field) {
    if (!open) {
      open = true;
      ready.add(new StatementItem.Opening(field.line(), field.written()));
    }
  }

  private void endTransaction() {
    if (transaction != null) {
      ready.add(transaction.entry(head));
      transaction = null;
    }
  }

  private void close() {
    endTransaction();
    if (open) {
      ready.add(
          new StatementItem.Closing(opening, closing, StatementItem.Proof.BOTH_BALANCES, fault));
    }
    open = false;
    head = new EnumMap<>(StatementColumn.class);
    opening = null;
    closing = null;
    fault = null;
  }

  private StatementItem.@Nullable Balance balance(Mt940Fields.Field field) {
    Matcher parts = BALANCE.matcher(field.first());
    Optional<LocalDate> date = parts.matches() ? ShortDate.of(parts.group(2)) : Optional.empty();
    Optional<BigDecimal> size =
        date.isPresent() ? Money.unsigned(parts.group(4)) : Optional.empty();
    if (date.isEmpty() || size.isEmpty()) {
      fail("line " + field.line() + ": \"" + field.written() + "\" is no balance");
      return null;
    }
    BigDecimal amount = parts.group(1).equals("C") ? size.get() : size.get().negate();
    return new StatementItem.Balance(amount, parts.group(3), date.get().toString());
  }

  private void fail(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }
}
