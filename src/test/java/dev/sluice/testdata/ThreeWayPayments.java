package dev.sluice.testdata;

import static dev.sluice.testdata.ThreeWayBooks.AS_ORDERED;
import static dev.sluice.testdata.ThreeWayBooks.DATE;
import static dev.sluice.testdata.ThreeWayBooks.FULLY_MATCHED;
import static dev.sluice.testdata.ThreeWayBooks.PAID;

import dev.sluice.testdata.ThreeWayBooks.Invoice;
import dev.sluice.testdata.ThreeWayBooks.Order;
import dev.sluice.testdata.ThreeWayBooks.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plants what can be wrong with payments, on invoices that are as they were ordered. */
final class ThreeWayPayments {

  private final ThreeWayBooks books;

  ThreeWayPayments(ThreeWayBooks books) {
    this.books = books;
  }

  /** Plants each case once. */
  void plant(int variant) {
    amounts(variant);
    discount();
    others(variant);
    twice();
    missing();
    forSeveral(variant);
    ambiguous(variant);
  }

  private void amounts(int variant) {
    Invoice less = asOrdered();
    wrongly(less, less.share(60 + variant), "underpaid");
    Invoice more = asOrdered();
    wrongly(more, more.share(120 + variant), "overpaid");
  }

  private void wrongly(Invoice invoice, BigDecimal paid, String label) {
    String payment = books.pay(invoice, paid);
    tell(invoice, paid, label);
    BigDecimal difference = invoice.amount().subtract(paid);
    books.paymentBreak("amount", label, payment, invoice.id(), difference);
  }

  private void discount() {
    Invoice invoice = asOrdered();
    BigDecimal paid = invoice.share(98);
    String payment = books.pay(invoice, paid);
    tell(invoice, paid, "discount to confirm");
    BigDecimal difference = invoice.amount().subtract(paid);
    books.paymentBreak("suggested", "discount to confirm", payment, invoice.id(), difference);
  }

  private void others(int variant) {
    Invoice early = asOrdered();
    LocalDate before = early.day().minusDays(4 + variant);
    otherwise(early, early.supplier(), before, "date", "paid before invoiced");

    Invoice late = asOrdered(DATE.minusDays(80 + variant));
    otherwise(late, late.supplier(), DATE.minusDays(2), "out-of-window", "paid late");

    Invoice foreign = asOrdered();
    String currency = foreign.supplier().currency().equals("USD") ? "EUR" : "USD";
    Supplier elsewhere = new Supplier(foreign.supplier().id(), currency);
    otherwise(
        foreign, elsewhere, foreign.day().plusDays(8), "currency", "paid in another currency");

    Invoice theirs = asOrdered();
    Supplier rival = books.rivalOf(theirs.supplier());
    otherwise(theirs, rival, theirs.day().plusDays(8), "other", "paid to another supplier");
  }

  private void otherwise(
      Invoice invoice, Supplier payee, LocalDate day, String type, String label) {
    String payment = books.pay(payee, day, invoice.amount(), invoice.number());
    tell(invoice, invoice.amount(), label);
    books.paymentBreak(type, label, payment, invoice.id(), BigDecimal.ZERO);
  }

  private void twice() {
    Invoice invoice = asOrdered();
    books.pay(invoice, invoice.amount());
    LocalDate later = invoice.day().plusDays(28);
    String again = books.pay(invoice.supplier(), later, invoice.amount(), invoice.number());
    tell(invoice, invoice.amount(), PAID);
    books.paymentBreak("duplicate", "paid twice", again, "", invoice.amount().negate());
  }

  private void missing() {
    Invoice young = asOrdered(DATE.minusDays(12));
    tell(young, BigDecimal.ZERO, "not paid");
    books.paymentBreak("missing-left", "not paid", "", young.id(), young.amount());
    Invoice old = asOrdered(DATE.minusDays(40));
    tell(old, BigDecimal.ZERO, "overdue");
    books.paymentBreak("missing-left", "overdue", "", old.id(), old.amount());

    Order never = books.spoken(books.supplier());
    String payment =
        books.pay(never.supplier(), DATE.minusDays(20), never.amount(), "X" + never.number());
    books.paymentBreak("missing-right", "no open invoice", payment, "", never.amount().negate());
  }

  /** One payment for two to four invoices of a supplier, whose numbers it does not say. */
  private void forSeveral(int variant) {
    Supplier supplier = books.supplier();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 2 + variant; i++) {
      Order order = books.order(supplier);
      LocalDate day = DATE.minusDays(30 + i);
      Invoice invoice =
          books.invoice(order, supplier, day, order.quantity(), order.price(), order.amount());
      sum = sum.add(invoice.amount());
      tell(invoice, invoice.amount(), PAID);
    }
    books.pay(supplier, DATE.minusDays(10), sum, variant == 0 ? "" : "SEE LIST " + variant);
  }

  /** A payment that two pairs of invoices add up to: a human must say which of them it is for. */
  private void ambiguous(int variant) {
    Supplier supplier = new Supplier("S-12" + variant + "0", "EUR");
    List<Invoice> invoices = new ArrayList<>();
    for (int units : List.of(100, 400, 200, 300)) {
      Order order = books.order(supplier, units, new BigDecimal("7.00"));
      LocalDate day = DATE.minusDays(25 + variant);
      invoices.add(
          books.invoice(order, supplier, day, order.quantity(), order.price(), order.amount()));
    }
    String payment = books.pay(supplier, DATE.minusDays(5), new BigDecimal("3500.00"), "");
    for (Invoice invoice : invoices) {
      tell(invoice, BigDecimal.ZERO, "payment to assign");
      books.paymentBreak("suggested", "payment to assign", "", invoice.id(), invoice.amount());
    }
    books.paymentBreak("suggested", "payment to assign", payment, "", new BigDecimal("-3500.00"));
  }

  private Invoice asOrdered() {
    return books.invoice(books.order(books.supplier()));
  }

  private Invoice asOrdered(LocalDate day) {
    Order order = books.order(books.supplier(), day.minusDays(9));
    return books.invoice(
        order, order.supplier(), day, order.quantity(), order.price(), order.amount());
  }

  private void tell(Invoice invoice, BigDecimal paid, String paymentStatus) {
    String status = paymentStatus.equals(PAID) ? FULLY_MATCHED : paymentStatus;
    // What was invoiced is what was ordered.
    books.tell(invoice, invoice.amount(), paid, AS_ORDERED, paymentStatus, status);
  }
}
