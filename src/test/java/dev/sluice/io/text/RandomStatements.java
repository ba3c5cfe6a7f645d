package dev.sluice.io.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random statements, written in every statement format by code that knows no reader. */
final class RandomStatements {

  private static final List<String> WORDS =
      List.of("invoice", "rent", "Müller", "2026/07", "salary", "A&B", "naïve", "<refund>", "x,y");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final List<Statement> statements = new ArrayList<>();

  /** What was booked. */
  record Transaction(
      long cents,
      LocalDate booked,
      LocalDate valued,
      String customerRef,
      String bankRef,
      String name,
      String purpose) {

    boolean isCredit() {
      return cents >= 0;
    }

    BigDecimal size() {
      return BigDecimal.valueOf(Math.abs(cents), 2);
    }
  }

  /** One account on one day. */
  record Statement(
      String id, String account, LocalDate day, long opening, List<Transaction> transactions) {

    long closing() {
      return opening + transactions.stream().mapToLong(Transaction::cents).sum();
    }
  }

  RandomStatements(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(4);
    // All in one BAI2 group, which has one day.
    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    for (int i = 0; i < count; i++) {
      List<Transaction> transactions = new ArrayList<>();
      // An account without movements, one entry, and now and then one with very many.
      int entries = random.nextInt(5) == 0 ? 300 : random.nextInt(6);
      for (int k = 0; k < entries; k++) {
        transactions.add(transaction(random, day, i + "-" + k));
      }
      long opening = random.nextInt(2_000_000) - 1_000_000L;
      statements.add(
          new Statement("F" + seed, "ACC" + i + "00" + seed, day, opening, transactions));
    }
  }

  private static Transaction transaction(Random random, LocalDate day, String id) {
    long cents = 1 + (random.nextInt(3) == 0 ? random.nextInt(100) : random.nextInt(90_000_000));
    StringBuilder purpose = new StringBuilder("to");
    for (int i = random.nextInt(14); i > 0; i--) {
      purpose.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return new Transaction(
        random.nextBoolean() ? cents : -cents,
        day,
        day.plusDays(random.nextInt(7) - 3),
        "C" + id,
        "B" + id,
        random.nextBoolean() ? "Ana Šimić & Co" : "Zoë",
        purpose.toString());
  }

  List<Statement> statements() {
    return statements;
  }

  String camt053() {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<d:Document xmlns:d=\"urn:some\">\n"
                + "<d:BkToCstmrStmt><d:GrpHdr><d:MsgId>m</d:MsgId></d:GrpHdr>\n");
    for (Statement statement : statements) {
      xml.append("<d:Stmt><d:Id>")
          .append(statement.id)
          .append("</d:Id><d:Acct><d:Id><d:Othr><d:Id>");
      xml.append(statement.account).append("</d:Id></d:Othr></d:Id><d:Ccy>EUR</d:Ccy></d:Acct>\n");
      balance(xml, "OPBD", statement.opening, statement.day);
      balance(xml, "CLBD", statement.closing(), statement.day);
      for (Transaction t : statement.transactions) {
        String role = t.isCredit() ? "Dbtr" : "Cdtr";
        xml.append("<d:Ntry><d:NtryRef>").append(t.customerRef).append("</d:NtryRef>");
        amount(xml, t.isCredit() ? t.cents : -t.cents);
        xml.append("<d:CdtDbtInd>").append(t.isCredit() ? "CRDT" : "DBIT").append("</d:CdtDbtInd>");
        xml.append("<d:Sts>BOOK</d:Sts><d:BookgDt><d:Dt>").append(t.booked);
        xml.append("</d:Dt></d:BookgDt><d:ValDt><d:DtTm>").append(t.valued);
        xml.append("T10:00:00+02:00</d:DtTm></d:ValDt><d:AcctSvcrRef>").append(t.bankRef);
        xml.append("</d:AcctSvcrRef>\n<d:NtryDtls><d:TxDtls><d:RltdPties><d:").append(role);
        xml.append("><d:Nm>").append(escaped(t.name)).append("</d:Nm></d:").append(role);
        xml.append("></d:RltdPties><d:RmtInf><d:Ustrd>").append(escaped(t.purpose));
        xml.append("</d:Ustrd></d:RmtInf></d:TxDtls></d:NtryDtls></d:Ntry>\n");
      }
      xml.append("</d:Stmt>\n");
    }
    return xml.append("</d:BkToCstmrStmt></d:Document>\n").toString();
  }

  private static void balance(StringBuilder xml, String code, long cents, LocalDate day) {
    xml.append("<d:Bal><d:Tp><d:CdOrPrtry><d:Cd>").append(code);
    xml.append("</d:Cd></d:CdOrPrtry></d:Tp>");
    amount(xml, Math.abs(cents));
    xml.append("<d:CdtDbtInd>").append(cents < 0 ? "DBIT" : "CRDT");
    xml.append("</d:CdtDbtInd><d:Dt><d:Dt>").append(day).append("</d:Dt></d:Dt></d:Bal>\n");
  }

  private static void amount(StringBuilder xml, long cents) {
    xml.append("<d:Amt Ccy=\"EUR\">").append(BigDecimal.valueOf(cents, 2)).append("</d:Amt>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String mt940() {
    StringBuilder text = new StringBuilder();
    for (Statement statement : statements) {
      text.append("{1:F01BANKXX2AXXX0000000000}{2:I940BANKXX2AXXXXN}{4:\r\n:20:")
          .append(statement.id);
      text.append("\r\n:25:").append(statement.account).append("\r\n:28C:1/1\r\n");
      line(text, ":60F:", statement.opening, statement.day);
      for (Transaction t : statement.transactions) {
        text.append(":61:")
            .append(t.valued.format(SHORT))
            .append(t.booked.format(SHORT).substring(2));
        text.append(t.isCredit() ? "CR" : "D").append(comma(t.size())).append("NTRF");
        text.append(t.customerRef).append("//").append(t.bankRef).append("\r\n:86:166?00BOOKING");
        String purpose = "SVWZ+" + t.purpose;
        for (int i = 0; i * 27 < purpose.length(); i++) {
          int part = i < 10 ? 20 + i : 50 + i;
          text.append(i % 2 == 0 ? "\r\n" : "").append('?').append(part);
          text.append(purpose, i * 27, Math.min(purpose.length(), i * 27 + 27));
        }
        text.append("?32").append(t.name).append("\r\n");
      }
      line(text, ":62F:", statement.closing(), statement.day);
      text.append("-}\r\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String tag, long cents, LocalDate day) {
    text.append(tag).append(cents < 0 ? 'D' : 'C').append(day.format(SHORT)).append("EUR");
    text.append(comma(BigDecimal.valueOf(Math.abs(cents), 2))).append("\r\n");
  }

  private static String comma(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',').replaceFirst("0+$", "");
  }

  String bai2() {
    List<String> lines = new ArrayList<>();
    Statement any = statements.get(0);
    String day = any.day.format(SHORT);
    lines.add("01,BANK,US," + day + ",0900," + any.id + ",80,,2/");
    lines.add("02,US,BANK,1," + day + ",,EUR,2/");
    long total = 0;
    for (Statement statement : statements) {
      int first = lines.size();
      long control = statement.opening + statement.closing();
      lines.add("03," + statement.account + ",,010," + statement.opening + ",,/");
      lines.add("88,015," + statement.closing() + ",,/");
      for (Transaction t : statement.transactions) {
        long cents = Math.abs(t.cents);
        control += cents;
        lines.add(
            "16,"
                + (t.isCredit() ? 165 : 455)
                + ","
                + cents
                + ",V,"
                + t.valued.format(SHORT)
                + ",/");
        String[] words = t.purpose.split(" ", 2);
        lines.add("88," + t.bankRef + "," + t.customerRef + "," + words[0]);
        if (words.length > 1) {
          lines.add("88," + words[1] + "/");
        }
      }
      total += control;
      lines.add("49," + control + "," + (lines.size() - first + 1) + "/");
    }
    lines.add("98," + total + "," + statements.size() + "," + lines.size() + "/");
    lines.add("99," + total + ",1," + (lines.size() + 1) + "/");
    return String.join("\n", lines) + "\n";
  }

  /** SGML with values that do not end, or XML. */
  String ofx(boolean isXml) {
    StringBuilder text = new StringBuilder();
    text.append(
        isXml
            ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n"
            : "OFXHEADER:100\nDATA:OFXSGML\nVERSION:103\nENCODING:UTF-8\nCHARSET:NONE\n\n");
    text.append("<OFX><BANKMSGSRSV1>\n");
    for (Statement statement : statements) {
      text.append("<STMTTRNRS>");
      leaf(text, "TRNUID", statement.id, isXml);
      text.append("<STATUS>");
      leaf(text, "CODE", "0", isXml);
      text.append("</STATUS><STMTRS>");
      leaf(text, "CURDEF", "EUR", isXml);
      text.append("<BANKACCTFROM>");
      leaf(text, "ACCTID", statement.account, isXml);
      text.append("</BANKACCTFROM><BANKTRANLIST>");
      for (Transaction t : statement.transactions) {
        text.append("<STMTTRN>");
        leaf(text, "TRNTYPE", t.isCredit() ? "CREDIT" : "DEBIT", isXml);
        leaf(text, "DTPOSTED", t.booked.format(LONG) + "120000.000[-5:EST]", isXml);
        leaf(text, "DTAVAIL", t.valued.format(LONG), isXml);
        leaf(text, "TRNAMT", (t.isCredit() ? "+" : "-") + t.size().toPlainString(), isXml);
        leaf(text, "FITID", t.bankRef, isXml);
        leaf(text, "REFNUM", t.customerRef, isXml);
        leaf(text, "NAME", escaped(t.name), isXml);
        leaf(text, "MEMO", escaped(t.purpose), isXml);
        text.append("</STMTTRN>\n");
      }
      text.append("</BANKTRANLIST><LEDGERBAL>");
      leaf(text, "BALAMT", BigDecimal.valueOf(statement.closing(), 2).toPlainString(), isXml);
      leaf(text, "DTASOF", statement.day.format(LONG), isXml);
      text.append("</LEDGERBAL></STMTRS></STMTTRNRS>\n");
    }
    return text.append("</BANKMSGSRSV1></OFX>\n").toString();
  }

  private static void leaf(StringBuilder text, String name, String value, boolean isXml) {
    text.append('<').append(name).append('>').append(value);
    text.append(isXml ? "</" + name + ">" : "\n");
  }
}
