package dev.sluice.io.statement;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.sluice.spec.SourceLayout;
import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts camt.053 files of any version. One entry and its transactions are in memory at a time. */
final class Camt053Parser implements StatementParser {

  private final XmlStream xml;
  private final SourceLayout.StatementRows rows;
  private final Map<StatementColumn, String> head = new EnumMap<>(StatementColumn.class);
  private CamtBalances balances = new CamtBalances();
  private boolean open;

  Camt053Parser(InputStream in, SourceLayout.StatementRows rows) {
    xml = new XmlStream(in);
    this.rows = rows;
  }

  @Override
  public @Nullable StatementItem next() throws IOException, StatementFault {
    while (true) {
      int event = xml.next();
      StatementItem item = null;
      if (event == END_DOCUMENT) {
        return null;
      } else if (event == START_ELEMENT) {
        item = open ? within(xml.name()) : outside(xml.name());
      } else if (event == END_ELEMENT && open) {
        open = false;
        item = balances.closing();
      }
      if (item != null) {
        return item;
      }
    }
  }

  private @Nullable StatementItem outside(String name) throws IOException, StatementFault {
    switch (name) {
      case "Stmt" -> {
        open = true;
        head.clear();
        balances = new CamtBalances();
        return new StatementItem.Opening(xml.line(), "<Stmt>");
      }
      case "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn" ->
          throw new StatementFault(
              xml.line(), "<" + name + "> is a report or a notification, not a statement");
      case "GrpHdr", "SplmtryData" -> xml.skip();
      default -> {
        // Envelopes of any kind, down to the statements.
      }
    }
    return null;
  }

  private @Nullable StatementItem within(String name) throws IOException, StatementFault {
    switch (name) {
      case "Ntry" -> {
        return new CamtEntry(head, balances, rows).read(xml);
      }
      case "Id" -> head.put(StatementColumn.STATEMENT_ID, xml.node().text());
      case "ElctrncSeqNb" -> head.put(StatementColumn.SEQUENCE_NUMBER, xml.node().text());
      case "LglSeqNb" -> head.putIfAbsent(StatementColumn.SEQUENCE_NUMBER, xml.node().text());
      case "Acct" -> account(xml.node());
      case "Bal" -> {
        long line = xml.line();
        balances.add(xml.node(), line);
        if (!balances.currency().isEmpty()) {
          head.putIfAbsent(StatementColumn.CURRENCY, balances.currency());
        }
      }
      default -> xml.skip();
    }
    return null;
  }

  private void account(XmlNode account) {
    head.put(StatementColumn.ACCOUNT, account.text("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id"));
    head.put(
        StatementColumn.ACCOUNT_BANK,
        account.text(
            "Svcr/FinInstnId/BICFI",
            "Svcr/FinInstnId/BIC",
            "Svcr/FinInstnId/ClrSysMmbId/MmbId",
            "Svcr/FinInstnId/Othr/Id"));
    String currency = account.text("Ccy");
    if (!currency.isEmpty()) {
      head.put(StatementColumn.CURRENCY, currency);
    }
  }
}
