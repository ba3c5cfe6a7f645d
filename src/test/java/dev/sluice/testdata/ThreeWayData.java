package dev.sluice.testdata;

import static dev.sluice.testdata.ThreeWayBooks.AS_ORDERED;
import static dev.sluice.testdata.ThreeWayBooks.FULLY_MATCHED;
import static dev.sluice.testdata.ThreeWayBooks.PAID;

import dev.sluice.testdata.ThreeWayBooks.Invoice;
import dev.sluice.testdata.ThreeWayBooks.Order;
import dev.sluice.testdata.ThreeWayBooks.Supplier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Makes the orders, invoices and payments of the three-way job, with every case planted that the
 * job tells apart, and writes down the truth about them. The same seed makes the same bytes.
 *
 * <pre>
 * {@code java -cp target/test-classes dev.sluice.testdata.ThreeWayData \
 *     test-data/reconciliation/three-way}
 * </pre>
 */
final class ThreeWayData {

  private static final long SEED = 20261031;
  private static final int PLAIN = 50;
  private static final int PLANTED_OF_EACH = 3;
  private static final String WITHIN = "within tolerance";
  private static final String NEARLY_MATCHED = "matched within tolerance";

  private final ThreeWayBooks books = new ThreeWayBooks(SEED);
  private final ThreeWayPayments payments = new ThreeWayPayments(books);

  private ThreeWayData() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes all files of the job into a folder. */
  static void write(Path folder) throws IOException {
    ThreeWayData data = new ThreeWayData();
    data.make();
    data.books.write(folder);
  }

  private void make() {
    for (int i = 0; i < PLAIN; i++) {
      Order order = books.order(books.supplier());
      Invoice invoice = books.invoice(order);
      books.pay(invoice, invoice.amount());
      tellPaid(invoice, order, AS_ORDERED, FULLY_MATCHED);
    }
    for (int i = 0; i < PLANTED_OF_EACH; i++) {
      agreeing();
      amountsThatDiffer(i);
      othersThatDiffer(i);
      oneSided();
      inParts(i);
      unfinished();
      tooMany(i);
      payments.plant(i);
    }
    sameNumberOfTwoSuppliers();
  }

  private void agreeing() {
    Order dearer = books.order(books.supplier());
    Invoice within = books.invoice(dearer, dearer.quantity(), dearer.price(101));
    books.pay(within, within.amount());
    tellPaid(within, dearer, WITHIN, NEARLY_MATCHED);

    // Payers write numbers as they like.
    Order typed = books.order(books.supplier());
    Invoice invoice = books.invoice(typed);
    String number = " " + invoice.number().toLowerCase(Locale.ROOT).replace("-", "- ");
    books.pay(invoice.supplier(), invoice.day().plusDays(9), invoice.amount(), number);
    tellPaid(invoice, typed, AS_ORDERED, FULLY_MATCHED);

    Order rounded = books.order(books.supplier());
    Invoice billed = books.invoice(rounded);
    BigDecimal off = billed.supplier().isYen() ? BigDecimal.ONE : BigDecimal.valueOf(3, 2);
    BigDecimal less = billed.amount().subtract(off);
    books.pay(billed, less);
    books.tell(billed, rounded.amount(), less, AS_ORDERED, WITHIN, NEARLY_MATCHED);
  }

  private void amountsThatDiffer(int variant) {
    Order price = books.order(books.supplier());
    differs(price, books.invoice(price, price.quantity(), price.price(110)), "price differs");
    Order more = books.order(books.supplier());
    differs(more, books.invoice(more, more.quantity() + 20, more.price()), "more than ordered");
    Order part = books.order(books.supplier());
    differs(part, books.invoice(part, part.quantity() / 2, part.price()), "partly invoiced");
    Order both = books.order(books.supplier());
    differs(
        both,
        books.invoice(both, both.quantity() + 10, both.price(115)),
        "quantity and price differ");
    Order wrong = books.order(books.supplier());
    LocalDate day = wrong.day().plusDays(11 + variant);
    BigDecimal amount = wrong.amount().multiply(BigDecimal.valueOf(2));
    differs(
        wrong,
        books.invoice(wrong, wrong.supplier(), day, wrong.quantity(), wrong.price(), amount),
        "amount is not quantity times price");
  }

  /** What was billed is paid; but it is not what was ordered. */
  private void differs(Order order, Invoice invoice, String label) {
    books.pay(invoice, invoice.amount());
    tellPaid(invoice, order, label, label);
    BigDecimal difference = order.amount().subtract(invoice.amount());
    books.orderBreak("amount", label, invoice.id(), order.number(), difference);
  }

  private void othersThatDiffer(int variant) {
    Order early = books.order(books.supplier());
    LocalDate before = early.day().minusDays(3 + variant);
    otherwise(early, early.supplier(), before, "date", "invoiced before ordered");
    Order theirs = books.order(books.supplier());
    Supplier rival = books.rivalOf(theirs.supplier());
    otherwise(theirs, rival, theirs.day().plusDays(12), "other", "other supplier");
  }

  private void otherwise(Order order, Supplier supplier, LocalDate day, String type, String label) {
    Invoice invoice =
        books.invoice(order, supplier, day, order.quantity(), order.price(), order.amount());
    books.pay(invoice, invoice.amount());
    tellPaid(invoice, order, label, label);
    books.orderBreak(type, label, invoice.id(), order.number(), BigDecimal.ZERO);
  }

  private void oneSided() {
    Invoice invoice = books.invoice(books.spoken(books.supplier()));
    books.pay(invoice, invoice.amount());
    books.tell(invoice, null, invoice.amount(), "not ordered", PAID, "not ordered");
    noOpenOrder(invoice);

    Order waiting = books.order(books.supplier());
    books.orderBreak("missing-left", "not invoiced yet", "", waiting.number(), waiting.amount());
  }

  private void inParts(int variant) {
    Order order = books.order(books.supplier());
    int parts = 2 + variant;
    int left = order.quantity();
    for (int part = 1; part <= parts; part++) {
      int quantity = part == parts ? left : order.quantity() / (parts + 1);
      left -= quantity;
      Invoice invoice = books.invoice(order, quantity, order.price());
      books.pay(invoice, invoice.amount());
      tellPaid(invoice, order, AS_ORDERED, FULLY_MATCHED);
    }
  }

  /** Three quarters are billed in two parts: the nearer one is shown with the order. */
  private void unfinished() {
    Order order = books.order(books.supplier());
    Invoice large = books.invoice(order, order.quantity() / 2, order.price());
    Invoice small = books.invoice(order, order.quantity() / 4, order.price());
    for (Invoice invoice : List.of(large, small)) {
      books.pay(invoice, invoice.amount());
      tellPaid(invoice, order, "partly invoiced", "partly invoiced");
    }
    BigDecimal difference = order.amount().subtract(large.amount());
    books.orderBreak("amount", "partly invoiced", large.id(), order.number(), difference);
    noOpenOrder(small);
  }

  private void tooMany(int variant) {
    Order full = books.order(books.supplier());
    Invoice exact = books.invoice(full);
    Invoice more = books.invoice(full, 5 + variant, full.price());
    books.pay(exact, exact.amount());
    books.pay(more, more.amount());
    tellPaid(exact, full, AS_ORDERED, FULLY_MATCHED);
    tellPaid(more, full, "more than ordered", "more than ordered");
    noOpenOrder(more);

    // The same paper was entered twice, and paid once.
    Order once = books.order(books.supplier());
    Invoice first = books.invoice(once);
    Invoice copy = books.entered(first, once, once.quantity(), once.price());
    books.pay(first, first.amount());
    tellPaid(first, once, AS_ORDERED, FULLY_MATCHED);
    books.tell(
        copy,
        once.amount(),
        BigDecimal.ZERO,
        "duplicate invoice",
        "entered twice",
        "duplicate invoice");
    books.orderBreak("duplicate", "duplicate invoice", copy.id(), "", copy.amount().negate());
    books.paymentBreak("duplicate", "entered twice", "", copy.id(), copy.amount());
  }

  /** Two suppliers may give the same number to different invoices. */
  private void sameNumberOfTwoSuppliers() {
    Order one = books.order(books.supplier());
    Order other = books.order(books.rivalOf(one.supplier()));
    Invoice first = books.invoice(one);
    Invoice second =
        books.entered(
            new Invoice(
                "", other.supplier(), first.number(), other.day().plusDays(9), other.amount()),
            other,
            other.quantity(),
            other.price());
    books.pay(first, first.amount());
    books.pay(second, second.amount());
    tellPaid(first, one, AS_ORDERED, FULLY_MATCHED);
    tellPaid(second, other, AS_ORDERED, FULLY_MATCHED);
  }

  private void noOpenOrder(Invoice invoice) {
    books.orderBreak("missing-right", "no open order", invoice.id(), "", invoice.amount().negate());
  }

  private void tellPaid(Invoice invoice, Order order, String orderStatus, String status) {
    books.tell(invoice, order.amount(), invoice.amount(), orderStatus, PAID, status);
  }
}
