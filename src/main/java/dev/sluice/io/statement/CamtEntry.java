package dev.sluice.io.statement;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.sluice.spec.SourceLayout;
import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a camt.053 statement, with the transactions that it stands for. */
final class CamtEntry {

  private static final String BOOKED = "BOOK";

  private final Map<StatementColumn, String> head;
  private final CamtBalances balances;
  private final SourceLayout.StatementRows rows;

  private final List<CamtTransaction> details = new ArrayList<>();
  private long detailCount;
  private long batchCount;

  CamtEntry(
      Map<StatementColumn, String> head, CamtBalances balances, SourceLayout.StatementRows rows) {
    this.head = head;
    this.balances = balances;
    this.rows = rows;
  }

  /** Reads the element at which the stream stands. */
  StatementItem.Entry read(XmlStream xml) throws IOException, StatementFault {
    long line = xml.line();
    XmlNode entry = new XmlNode("Ntry", null);
    for (int event = xml.next(); event != END_ELEMENT; event = xml.next()) {
      if (event == START_ELEMENT) {
        if (xml.name().equals("NtryDtls")) {
          details(xml, line);
        } else {
          entry.add(xml.node());
        }
      }
    }
    return entry(entry, line);
  }

  private void details(XmlStream xml, long line) throws IOException, StatementFault {
    for (int event = xml.next(); event != END_ELEMENT; event = xml.next()) {
      if (event != START_ELEMENT) {
        continue;
      }
      if (!xml.name().equals("TxDtls")) {
        String count = xml.node().text("NbOfTxs");
        batchCount += count.matches("\\d{1,15}") ? Long.parseLong(count) : 0;
        continue;
      }
      // Of a batch that is one row, only the first transaction is of interest.
      boolean isKept = rows == SourceLayout.StatementRows.TRANSACTIONS || detailCount == 0;
      if (!isKept) {
        xml.skip();
      } else if (details.size() == StatementParser.MOST_DETAILS) {
        throw new StatementFault(
            line, "an entry of more than " + StatementParser.MOST_DETAILS + " transactions");
      } else {
        details.add(CamtTransaction.of(xml.node()));
      }
      detailCount++;
    }
  }

  private StatementItem.Entry entry(XmlNode entry, long line) {
    XmlNode written = entry.at("Amt");
    String direction = entry.text("CdtDbtInd");
    Optional<BigDecimal> amount =
        written == null ? Optional.empty() : CamtBalances.signed(written, direction);
    if (written == null || amount.isEmpty()) {
      return StatementItem.Entry.unreadable(
          line, entry.written(), "the entry has no amount with a direction");
    }
    balances.require(written.currency(), line);
    String status = entry.text("Sts/Cd", "Sts/Prtry", "Sts");
    // What a statement says without a status is booked; the balance proves it.
    boolean isBooked = status.equals(BOOKED) || status.isEmpty();
    BigDecimal booked = isBooked ? amount.get() : BigDecimal.ZERO;
    boolean isReversal = List.of("true", "1").contains(entry.text("RvslInd"));

    Map<StatementColumn, String> cells = new EnumMap<>(head);
    if (written.currency() != null) {
      cells.put(StatementColumn.CURRENCY, written.currency());
    }
    cells.put(StatementColumn.AMOUNT, Money.cell(amount.get()));
    cells.put(StatementColumn.CREDIT_DEBIT, direction);
    cells.put(StatementColumn.REVERSAL, Boolean.toString(isReversal));
    cells.put(StatementColumn.STATUS, status);
    cells.put(StatementColumn.BOOKING_DATE, CamtBalances.day(entry.at("BookgDt")));
    cells.put(StatementColumn.VALUE_DATE, CamtBalances.day(entry.at("ValDt")));
    cells.put(StatementColumn.ENTRY_REF, entry.text("NtryRef"));
    cells.put(StatementColumn.BANK_REF, entry.text("AcctSvcrRef"));
    cells.put(StatementColumn.ADDITIONAL_INFO, entry.text("AddtlNtryInf"));
    CamtTransaction.codes(entry.at("BkTxCd"), cells);

    long count = Math.max(1, Math.max(detailCount, batchCount));
    cells.put(StatementColumn.TRANSACTION_COUNT, Long.toString(count));
    if (details.size() > 1) {
      return split(entry, line, cells, amount.get(), booked);
    }
    // A batch that the bank does not break down has no counterparty of its own.
    if (details.size() == 1 && count == 1) {
      details.get(0).into(cells, direction, isReversal);
    }
    return StatementItem.Entry.of(line, entry.written(), cells, booked);
  }

  private StatementItem.Entry split(
      XmlNode entry,
      long line,
      Map<StatementColumn, String> cells,
      BigDecimal amount,
      BigDecimal booked) {
    String direction = String.valueOf(cells.get(StatementColumn.CREDIT_DEBIT));
    boolean isReversal = "true".equals(cells.get(StatementColumn.REVERSAL));
    List<Map<StatementColumn, String>> split = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    String fault = null;
    for (CamtTransaction detail : details) {
      Map<StatementColumn, String> row = new EnumMap<>(cells);
      row.put(StatementColumn.TRANSACTION_COUNT, "1");
      Optional<BigDecimal> part =
          detail.amount(direction, cells.getOrDefault(StatementColumn.CURRENCY, ""));
      if (part.isEmpty()) {
        fault = "a transaction of the entry has no amount in the currency of the entry";
      } else {
        sum = sum.add(part.get());
        row.put(StatementColumn.AMOUNT, Money.cell(part.get()));
        row.put(StatementColumn.CREDIT_DEBIT, part.get().signum() < 0 ? "DBIT" : "CRDT");
      }
      detail.into(row, String.valueOf(row.get(StatementColumn.CREDIT_DEBIT)), isReversal);
      split.add(row);
    }
    return new StatementItem.Entry(
        line, entry.written(), split, booked, fault != null ? fault : off(amount, sum));
  }

  private static @Nullable String off(BigDecimal amount, BigDecimal sum) {
    BigDecimal off = amount.subtract(sum);
    return off.signum() == 0
        ? null
        : "the transactions of the entry add up to "
            + Money.shown(sum)
            + ", the entry is "
            + Money.shown(amount)
            + "; off by "
            + Money.shown(off);
  }
}
