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
 * The orders, invoices and payments of a buyer, and what is true about them. Amounts are in units
 * of their currency with two places; those in yen are whole.
 */
final class ThreeWayBooks {

  static final LocalDate DATE = LocalDate.of(2026, 10, 31);

  static final String AS_ORDERED = "as ordered";
  static final String PAID = "paid";
  static final String FULLY_MATCHED = "fully matched";

  private static final List<Supplier> SUPPLIERS =
      List.of(
          new Supplier("S-1001", "EUR"),
          new Supplier("S-1002", "EUR"),
          new Supplier("S-1003", "EUR"),
          new Supplier("S-1004", "CHF"),
          new Supplier("S-1005", "CHF"),
          new Supplier("S-1006", "CHF"),
          new Supplier("S-1007", "USD"),
          new Supplier("S-1008", "USD"),
          new Supplier("S-1009", "USD"),
          new Supplier("S-1010", "JPY"),
          new Supplier("S-1011", "JPY"));

  private final Random random;
  private final List<String> orders = new ArrayList<>();
  private final List<String> invoices = new ArrayList<>();
  private final List<String> payments = new ArrayList<>();
  private final TreeSet<String> truth = new TreeSet<>();
  private final TreeSet<String> breaks = new TreeSet<>();
  private int numbers;

  ThreeWayBooks(long seed) {
    this.random = new Random(seed);
  }

  /** A company that sells in one currency. */
  record Supplier(String id, String currency) {
    boolean isYen() {
      return currency.equals("JPY");
    }
  }

  /** So many pieces at a price. */
  record Order(String number, Supplier supplier, LocalDate day, int quantity, BigDecimal price) {
    BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }

    /** The price with a surcharge, such as 110 percent of it. */
    BigDecimal price(int percent) {
      return ThreeWayBooks.share(price, percent, supplier);
    }
  }

  /** What a supplier bills; its number is the supplier's, its id the buyer's. */
  record Invoice(String id, Supplier supplier, String number, LocalDate day, BigDecimal amount) {
    BigDecimal share(int percent) {
      return ThreeWayBooks.share(amount, percent, supplier);
    }
  }

  private static BigDecimal share(BigDecimal amount, int percent, Supplier supplier) {
    return amount
        .multiply(BigDecimal.valueOf(percent, 2))
        .setScale(supplier.isYen() ? 0 : 2, RoundingMode.HALF_UP)
        .setScale(2);
  }

  Supplier supplier() {
    return SUPPLIERS.get(random.nextInt(SUPPLIERS.size()));
  }

  /** Another supplier with the same currency. */
  Supplier rivalOf(Supplier supplier) {
    return SUPPLIERS.stream()
        .filter(other -> other.currency.equals(supplier.currency) && !other.equals(supplier))
        .findFirst()
        .orElseThrow();
  }

  private int next() {
    numbers += 1 + random.nextInt(3);
    return numbers;
  }

  /** An order that was agreed, and not written down. */
  Order spoken(Supplier supplier) {
    BigDecimal price =
        supplier.isYen()
            ? BigDecimal.valueOf(200 + random.nextInt(9_000)).setScale(2)
            : BigDecimal.valueOf(1_000 + random.nextInt(40_000), 2);
    return new Order(
        String.format(Locale.ROOT, "PO-%06d", next()),
        supplier,
        DATE.minusDays(45 + random.nextInt(30)),
        40 + 4 * random.nextInt(30),
        price);
  }

  Order order(Supplier supplier) {
    return written(spoken(supplier));
  }

  Order order(Supplier supplier, LocalDate day) {
    Order spoken = spoken(supplier);
    return written(new Order(spoken.number, supplier, day, spoken.quantity, spoken.price));
  }

  Order order(Supplier supplier, int quantity, BigDecimal price) {
    Order spoken = spoken(supplier);
    return written(new Order(spoken.number, supplier, spoken.day, quantity, price));
  }

  private Order written(Order order) {
    Supplier supplier = order.supplier;
    orders.add(
        String.join(
            ",",
            order.number,
            supplier.id,
            order.day.toString(),
            supplier.currency,
            Integer.toString(order.quantity),
            order.price.toPlainString()));
    return order;
  }

  /** An invoice over all that was ordered. */
  Invoice invoice(Order order) {
    return invoice(order, order.quantity, order.price);
  }

  Invoice invoice(Order order, int quantity, BigDecimal price) {
    BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
    LocalDate day = order.day.plusDays(5 + random.nextInt(10));
    return invoice(order, order.supplier, day, quantity, price, amount);
  }

  Invoice invoice(
      Order order,
      Supplier supplier,
      LocalDate day,
      int quantity,
      BigDecimal price,
      BigDecimal amount) {
    String number = String.format(Locale.ROOT, "INV-%06d", next());
    return entered(new Invoice("", supplier, number, day, amount), order, quantity, price);
  }

  /** Enters an invoice into the books once more, under an id of its own. */
  Invoice entered(Invoice paper, Order order, int quantity, BigDecimal price) {
    String id = String.format(Locale.ROOT, "51%06d", invoices.size() + 1);
    invoices.add(
        String.join(
            ",",
            id,
            paper.supplier.id,
            paper.number,
            order.number,
            paper.day.toString(),
            paper.supplier.currency,
            Integer.toString(quantity),
            price.toPlainString(),
            paper.amount.toPlainString()));
    return new Invoice(id, paper.supplier, paper.number, paper.day, paper.amount);
  }

  /** Pays some of an invoice under its number; gives the id of the payment. */
  String pay(Invoice invoice, BigDecimal amount) {
    LocalDate day = invoice.day.plusDays(5 + random.nextInt(20));
    return pay(invoice.supplier, day, amount, invoice.number);
  }

  String pay(Supplier supplier, LocalDate day, BigDecimal amount, String remittance) {
    String id = String.format(Locale.ROOT, "PAY-%05d", payments.size() + 1);
    payments.add(
        String.join(
            ",",
            id,
            supplier.id,
            day.toString(),
            supplier.currency,
            amount.toPlainString(),
            remittance));
    return id;
  }

  /**
   * What the three-way table must say of an invoice; of what was never ordered, null is ordered.
   */
  void tell(
      Invoice invoice,
      BigDecimal ordered,
      BigDecimal paid,
      String orderStatus,
      String paymentStatus,
      String status) {
    truth.add(
        String.join(
            ",",
            invoice.id,
            ordered == null ? "" : ordered.toPlainString(),
            invoice.amount.toPlainString(),
            paid.setScale(2).toPlainString(),
            orderStatus,
            paymentStatus,
            status));
  }

  /** A break between invoices (left) and orders (right). */
  void orderBreak(String type, String label, String left, String right, BigDecimal difference) {
    broken("orders", type, label, left, right, difference);
  }

  /** A break between payments (left) and invoices (right). */
  void paymentBreak(String type, String label, String left, String right, BigDecimal difference) {
    broken("payments", type, label, left, right, difference);
  }

  private void broken(
      String of, String type, String label, String left, String right, BigDecimal difference) {
    breaks.add(
        String.join(",", of, type, label, left, right, difference.setScale(2).toPlainString()));
  }

  /** Writes all files into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(
        folder.resolve("orders-" + DATE + ".csv"),
        "order_no,supplier,ordered_on,currency,quantity,unit_price",
        shuffled(orders));
    write(
        folder.resolve("invoices-" + DATE + ".csv"),
        "invoice_id,supplier,invoice_no,order_no,invoiced_on,currency,quantity,unit_price,amount",
        shuffled(invoices));
    write(
        folder.resolve("payments-" + DATE + ".csv"),
        "payment_id,supplier,paid_on,currency,amount,remittance",
        shuffled(payments));
    write(
        folder.resolve("expected-three-way-" + DATE + ".csv"),
        "invoice_id,ordered_amount,invoiced_amount,paid_amount,order_status,payment_status,status",
        List.copyOf(truth));
    write(
        folder.resolve("expected-breaks-" + DATE + ".csv"),
        "of,break_type,label,left_id,right_id,difference",
        List.copyOf(breaks));
  }

  private List<String> shuffled(List<String> lines) {
    Collections.shuffle(lines, random);
    return lines;
  }

  private static void write(Path file, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(header);
    all.addAll(lines);
    Files.writeString(file, String.join("\n", all) + "\n");
  }
}
