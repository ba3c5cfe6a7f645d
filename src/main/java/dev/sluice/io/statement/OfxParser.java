package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts OFX files: statements of bank accounts and credit cards. OFX gives the balance after the
 * transactions and none before, so that there is nothing to prove but that the file is whole.
 */
final class OfxParser implements StatementParser {

  /** What has an end tag; all else is a value or of no interest. */
  private static final Set<String> AGGREGATES =
      Set.of(
          "OFX",
          "STMTTRNRS",
          "CCSTMTTRNRS",
          "STMTRS",
          "CCSTMTRS",
          "BANKACCTFROM",
          "CCACCTFROM",
          "BANKTRANLIST",
          "STMTTRN",
          "BANKACCTTO",
          "CCACCTTO",
          "PAYEE",
          "CURRENCY",
          "ORIGCURRENCY",
          "LEDGERBAL",
          "AVAILBAL",
          "STATUS");

  private final OfxTokens tokens;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> transaction = new HashMap<>();
  private final Map<StatementColumn, String> head = new EnumMap<>(StatementColumn.class);
  private final Map<String, String> ledger = new HashMap<>();

  private final StringBuilder written = new StringBuilder();
  private long transactionLine;
  private long line = 1;
  private boolean open;
  private OfxTokens.@Nullable Token ahead;

  OfxParser(InputStream in) {
    tokens = new OfxTokens(in);
  }

  @Override
  public @Nullable StatementItem next() throws IOException, StatementFault {
    for (OfxTokens.Token token = token(); token != null; token = token()) {
      line = token.line();
      StatementItem item =
          switch (token.kind()) {
            case OPEN -> open(token);
            case CLOSE -> close(token);
            // The header of OFX 1, or text that belongs to a tag of no interest.
            case TEXT -> null;
          };
      if (item != null) {
        return item;
      }
    }
    if (!path.isEmpty()) {
      throw new StatementFault(line, "the file ends within <" + path.peek() + ">");
    }
    return null;
  }

  private OfxTokens.@Nullable Token token() throws IOException, StatementFault {
    OfxTokens.Token token = ahead;
    ahead = null;
    return token != null ? token : tokens.next();
  }

  private @Nullable StatementItem open(OfxTokens.Token tag) throws IOException, StatementFault {
    String name = tag.text();
    if (name.equals("INVSTMTRS")) {
      throw new StatementFault(tag.line(), "investment statements are not read");
    }
    if (AGGREGATES.contains(name)) {
      path.push(name);
      return begin(name, tag);
    }
    ahead = tokens.next();
    if (ahead != null && ahead.kind() == OfxTokens.Kind.TEXT) {
      StringBuilder value = new StringBuilder(ahead.text());
      for (ahead = tokens.next();
          ahead != null && ahead.kind() == OfxTokens.Kind.TEXT;
          ahead = tokens.next()) {
        value.append(ahead.text());
      }
      value(name, value.toString());
    }
    return null;
  }

  private @Nullable StatementItem begin(String name, OfxTokens.Token tag) {
    switch (name) {
      case "STMTTRNRS", "CCSTMTTRNRS" -> head.clear();
      case "STMTRS", "CCSTMTRS" -> {
        open = true;
        ledger.clear();
        return new StatementItem.Opening(tag.line(), "<" + name + ">");
      }
      case "STMTTRN" -> {
        transaction.clear();
        transactionLine = tag.line();
        written.setLength(0);
      }
      default -> {
        // Its values are told apart by the path.
      }
    }
    return null;
  }

  private void value(String name, String value) {
    if (path.contains("STMTTRN")) {
      String of = path.peek();
      transaction.putIfAbsent("STMTTRN".equals(of) ? name : of + "." + name, value);
      written.append('<').append(name).append('>').append(value).append('\n');
      return;
    }
    switch (path.isEmpty() ? name : path.peek() + "." + name) {
      case "STMTTRNRS.TRNUID", "CCSTMTTRNRS.TRNUID" ->
          head.put(StatementColumn.STATEMENT_ID, value);
      case "STMTRS.CURDEF", "CCSTMTRS.CURDEF" -> head.put(StatementColumn.CURRENCY, value);
      case "BANKACCTFROM.BANKID" -> head.put(StatementColumn.ACCOUNT_BANK, value);
      case "BANKACCTFROM.ACCTID", "CCACCTFROM.ACCTID" -> head.put(StatementColumn.ACCOUNT, value);
      case "LEDGERBAL.BALAMT", "LEDGERBAL.DTASOF" -> ledger.put(name, value);
      default -> {
        // No column says it.
      }
    }
  }

  private @Nullable StatementItem close(OfxTokens.Token tag) throws StatementFault {
    String name = tag.text();
    if (!AGGREGATES.contains(name)) {
      return null;
    }
    if (!name.equals(path.peek())) {
      throw new StatementFault(
          tag.line(),
          "</" + name + "> where <" + (path.isEmpty() ? "nothing" : path.peek()) + "> is open");
    }
    path.pop();
    if (name.equals("STMTTRN") && open) {
      return entry();
    }
    if (open && (name.equals("STMTRS") || name.equals("CCSTMTRS"))) {
      open = false;
      return closing();
    }
    return null;
  }

  private StatementItem.Entry entry() {
    String amountWritten = transaction.getOrDefault("TRNAMT", "");
    Optional<BigDecimal> amount = Money.signed(amountWritten);
    Optional<LocalDate> posted = day(transaction.getOrDefault("DTPOSTED", ""));
    if (amount.isEmpty()) {
      return unreadable("TRNAMT \"" + amountWritten + "\" is no amount");
    }
    if (posted.isEmpty()) {
      return unreadable("DTPOSTED \"" + transaction.getOrDefault("DTPOSTED", "") + "\" is no date");
    }
    if (transaction.containsKey("CORRECTFITID")) {
      return unreadable("it corrects transaction " + transaction.get("CORRECTFITID"));
    }
    String currency = transaction.get("CURRENCY.CURSYM");
    if (currency != null && !currency.equals(head.get(StatementColumn.CURRENCY))) {
      return unreadable("the amount is in " + currency + ", not in that of the statement");
    }
    Map<StatementColumn, String> cells = new EnumMap<>(head);
    cells.put(StatementColumn.BOOKING_DATE, posted.get().toString());
    day(transaction.getOrDefault("DTAVAIL", ""))
        .ifPresent(day -> cells.put(StatementColumn.VALUE_DATE, day.toString()));
    cells.put(StatementColumn.AMOUNT, Money.cell(amount.get()));
    cells.put(StatementColumn.CREDIT_DEBIT, amount.get().signum() < 0 ? "DBIT" : "CRDT");
    cells.put(StatementColumn.REVERSAL, "false");
    cells.put(StatementColumn.STATUS, "BOOK");
    put(cells, StatementColumn.BANK_REF, "FITID");
    put(cells, StatementColumn.ENTRY_REF, "CHECKNUM", "REFNUM");
    put(cells, StatementColumn.COUNTERPARTY_NAME, "NAME", "PAYEE.NAME");
    put(cells, StatementColumn.COUNTERPARTY_ACCOUNT, "BANKACCTTO.ACCTID", "CCACCTTO.ACCTID");
    put(cells, StatementColumn.COUNTERPARTY_BANK, "BANKACCTTO.BANKID");
    put(cells, StatementColumn.REMITTANCE, "MEMO");
    put(cells, StatementColumn.BANK_TRANSACTION_CODE, "TRNTYPE");
    put(cells, StatementColumn.PROPRIETARY_CODE, "SIC");
    return StatementItem.Entry.of(transactionLine, written.toString().strip(), cells, amount.get());
  }

  private StatementItem.Entry unreadable(String fault) {
    return StatementItem.Entry.unreadable(transactionLine, written.toString().strip(), fault);
  }

  private StatementItem.Closing closing() {
    String balance = ledger.getOrDefault("BALAMT", "");
    Optional<BigDecimal> amount = Money.signed(balance);
    StatementItem.Balance closing =
        amount
            .map(
                found ->
                    new StatementItem.Balance(
                        found,
                        head.getOrDefault(StatementColumn.CURRENCY, ""),
                        day(ledger.getOrDefault("DTASOF", "")).map(LocalDate::toString).orElse("")))
            .orElse(null);
    String fault =
        balance.isEmpty() || amount.isPresent()
            ? null
            : "the ledger balance \"" + balance + "\" is no amount";
    return new StatementItem.Closing(null, closing, StatementItem.Proof.IF_GIVEN, fault);
  }

  /** The day of a time such as 20261031120000.000[-5:EST], in the zone in which it is written. */
  private static Optional<LocalDate> day(String time) {
    return ShortDate.of(time.length() > 8 ? time.substring(0, 8) : time);
  }

  private void put(Map<StatementColumn, String> cells, StatementColumn column, String... keys) {
    for (String key : keys) {
      String value = transaction.get(key);
      if (value != null) {
        cells.put(column, value);
        return;
      }
    }
  }
}
