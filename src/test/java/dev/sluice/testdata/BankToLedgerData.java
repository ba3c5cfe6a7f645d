package dev.sluice.testdata;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Makes the bank statement, the general ledger and the chart of accounts of the main job, with
 * planted breaks, and writes down the truth about them. The same seed makes the same bytes.
 *
 * <pre>
 * {@code java -cp target/test-classes dev.sluice.testdata.BankToLedgerData test-data/reconciliation}
 * </pre>
 */
final class BankToLedgerData {

  static final LocalDate DATE = LocalDate.of(2026, 10, 31);

  private static final long SEED = 20261031;
  private static final int MATCHED = 2_400;
  private static final int PLANTED_OF_EACH = 12;
  private static final List<String> COUNTERPARTIES =
      List.of(
          "Nordlicht GmbH",
          "Café Zürich AG",
          "Østerbro ApS",
          "Marlowe & Sons, Ltd.",
          "Société Générale du Lac",
          "Kırmızı Tekstil A.Ş.",
          "\"Quick\" Couriers",
          "Vega Energy plc",
          "浅草印刷株式会社",
          "Blue Harbor LLC",
          "Müller Söhne KG",
          "Acme Payroll");
  private static final List<String> ACCOUNTS =
      List.of(
          "DE-1200", "DE-1210", "CH-1200", "DK-1200", "GB-1200", "GB-1290", "US-1200", "JP-1200");
  private static final List<String> NAMES =
      List.of(
          "Operating, Frankfurt",
          "Card settlements, Frankfurt",
          "Operating, Zürich",
          "Operating, København",
          "Operating, London",
          "Payroll, London",
          "Operating, New York",
          "Operating, 東京");

  private final Random random = new Random(SEED);
  private final List<String> bank = new ArrayList<>();
  private final List<String> ledger = new ArrayList<>();
  private final TreeSet<String> truth = new TreeSet<>();
  private int lines;
  private int entries;
  private int references;

  private record Payment(
      String account, LocalDate booked, String reference, BigDecimal gross, BigDecimal feeRate) {
    BigDecimal net() {
      return gross.multiply(BigDecimal.ONE.subtract(feeRate)).setScale(2, RoundingMode.HALF_UP);
    }
  }

  private BankToLedgerData() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes all files of the main job into a folder. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    BankToLedgerData data = new BankToLedgerData();
    data.make();
    write(
        folder.resolve("bank-" + DATE + ".csv"),
        "txn_id,account,booked_on,reference,counterparty,currency,amount,fee_rate",
        data.bank);
    write(
        folder.resolve("ledger-" + DATE + ".csv"),
        "entry_id,account,posted_on,reference,amount,posting_text",
        data.ledger);
    write(folder.resolve("accounts.csv"), "account,account_name", accounts());
    write(
        folder.resolve("expected-breaks-" + DATE + ".csv"),
        "break_type,left_id,right_id,reference,account,left_amount,right_amount,difference",
        List.copyOf(data.truth));
    write(
        folder.resolve("bank-poisoned-" + DATE + ".csv"),
        "txn_id,account,booked_on,reference,counterparty,currency,amount,fee_rate",
        poisoned(data.bank));
  }

  private static void write(Path file, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(header);
    all.addAll(lines);
    Files.writeString(file, String.join("\n", all) + "\n");
  }

  private static List<String> accounts() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      rows.add(ACCOUNTS.get(i) + "," + quoted(NAMES.get(i)));
    }
    return rows;
  }

  /** A statement in which an unknown account appears: the gate must refuse it. */
  private static List<String> poisoned(List<String> bank) {
    List<String> rows = new ArrayList<>(bank);
    for (int i = 0; i < 40; i++) {
      rows.add(
          "B9"
              + String.format(Locale.ROOT, "%05d", i)
              + ",XX-9999,2026-10-30,PSN-"
              + (100 + i)
              + ",<script>alert(1)</script>,EUR,1000.00,0");
    }
    return rows;
  }

  private void make() {
    for (int i = 0; i < MATCHED; i++) {
      Payment payment = payment("INV");
      bankLine(payment);
      // Ledger clerks type references as they like; VLOOKUP does not mind the case.
      boolean lowerCase = random.nextInt(10) == 0;
      ledgerEntry(payment, payment.net(), payment.account, posted(payment), lowerCase);
    }
    for (int i = 0; i < PLANTED_OF_EACH; i++) {
      missingInLedger();
      missingInBank();
      amountDiffers();
      accountDiffers();
      dateDiffers();
      duplicateInBank();
    }
    unreadableLines();
    Collections.shuffle(bank, random);
    Collections.shuffle(ledger, random);
  }

  private void missingInLedger() {
    Payment payment = payment("FEE");
    String id = bankLine(payment);
    broken("missing-right", id, "", payment, payment.net(), null);
  }

  private void missingInBank() {
    Payment payment = payment("CHK");
    String id = ledgerEntry(payment, payment.net(), payment.account, posted(payment), false);
    broken("missing-left", "", id, payment, null, payment.net());
  }

  private void amountDiffers() {
    Payment payment = payment("AMT");
    String id = bankLine(payment);
    // From a cent to swapped digits: 1 cent is a break too.
    BigDecimal wrong = payment.net().add(BigDecimal.valueOf(1 + random.nextInt(90_000), 2));
    String entry = ledgerEntry(payment, wrong, payment.account, posted(payment), false);
    broken("amount", id, entry, payment, payment.net(), wrong);
  }

  private void accountDiffers() {
    Payment payment = payment("ACC");
    String id = bankLine(payment);
    String other = ACCOUNTS.get((ACCOUNTS.indexOf(payment.account) + 1) % ACCOUNTS.size());
    String entry = ledgerEntry(payment, payment.net(), other, posted(payment), false);
    broken("other", id, entry, payment, payment.net(), payment.net());
  }

  private void dateDiffers() {
    Payment payment = payment("DAT");
    String id = bankLine(payment);
    LocalDate late = payment.booked.plusDays(4 + random.nextInt(20));
    String entry = ledgerEntry(payment, payment.net(), payment.account, late, false);
    broken("date", id, entry, payment, payment.net(), payment.net());
  }

  private void duplicateInBank() {
    Payment payment = payment("DUP");
    bankLine(payment);
    String second = bankLine(payment);
    ledgerEntry(payment, payment.net(), payment.account, posted(payment), false);
    // The first line takes the entry, and the second one repeats it.
    broken("duplicate", second, "", payment, payment.net(), null);
  }

  /** Lines that no honest reader may guess at; the ledger knows the payments behind them. */
  private void unreadableLines() {
    List<String> ends = List.of("EUR,12O.50,0", "EUR,1.999,0", "EUR,100.00", "EUR,100.00,0,extra");
    for (String end : ends) {
      Payment payment = payment("BAD");
      bank.add(
          nextLine()
              + ","
              + payment.account
              + ","
              + payment.booked
              + ","
              + payment.reference
              + ",Nordlicht GmbH,"
              + end);
      String id = ledgerEntry(payment, payment.net(), payment.account, posted(payment), false);
      broken("missing-left", "", id, payment, null, payment.net());
    }
    Payment payment = payment("BAD");
    bank.add(
        nextLine()
            + ","
            + payment.account
            + ",2026-02-30,"
            + payment.reference
            + ",Nordlicht GmbH,EUR,10.00,0");
    String id = ledgerEntry(payment, payment.net(), payment.account, posted(payment), false);
    broken("missing-left", "", id, payment, null, payment.net());
  }

  private Payment payment(String kind) {
    String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    BigDecimal gross = BigDecimal.valueOf(random.nextInt(5_000_000) - 1_500_000, 2);
    BigDecimal fee = account.equals("DE-1210") ? new BigDecimal("0.0140") : BigDecimal.ZERO;
    references += 1 + random.nextInt(3);
    LocalDate booked = DATE.minusDays(random.nextInt(28));
    String reference = String.format(Locale.ROOT, "%s-2026-%05d", kind, references);
    return new Payment(account, booked, reference, gross, fee);
  }

  private LocalDate posted(Payment payment) {
    return payment.booked.plusDays(random.nextInt(7) - 3);
  }

  private String nextLine() {
    return String.format(Locale.ROOT, "B%06d", ++lines);
  }

  private String bankLine(Payment payment) {
    String id = nextLine();
    bank.add(
        id
            + ","
            + payment.account
            + ","
            + payment.booked
            + ","
            + payment.reference
            + ","
            + quoted(COUNTERPARTIES.get(random.nextInt(COUNTERPARTIES.size())))
            + ",EUR,"
            + payment.gross.toPlainString()
            + ","
            + payment.feeRate.toPlainString());
    return id;
  }

  private String ledgerEntry(
      Payment payment, BigDecimal amount, String account, LocalDate posted, boolean lowerCase) {
    String reference = lowerCase ? payment.reference.toLowerCase(Locale.ROOT) : payment.reference;
    String id = String.format(Locale.ROOT, "L%06d", ++entries);
    ledger.add(
        id
            + ","
            + account
            + ","
            + posted
            + ","
            + reference
            + ","
            + amount.toPlainString()
            + ","
            + quoted("Payment " + payment.reference));
    return id;
  }

  private void broken(
      String type,
      String line,
      String entry,
      Payment payment,
      BigDecimal bankNet,
      BigDecimal booked) {
    truth.add(row(type, line, entry, payment, bankNet, booked));
  }

  private static String row(
      String type,
      String line,
      String entry,
      Payment payment,
      BigDecimal bankNet,
      BigDecimal booked) {
    BigDecimal difference =
        (booked == null ? BigDecimal.ZERO : booked)
            .subtract(bankNet == null ? BigDecimal.ZERO : bankNet);
    return String.join(
        ",",
        type,
        line,
        entry,
        payment.reference,
        payment.account,
        bankNet == null ? "" : bankNet.toPlainString(),
        booked == null ? "" : booked.toPlainString(),
        difference.toPlainString());
  }

  private static String quoted(String text) {
    return text.matches("[^,\"]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
