package dev.sluice.io.statement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The booked balances of a camt.053 statement: OPBD and CLBD, or what stands for them on a page of
 * a statement that goes over several messages.
 */
final class CamtBalances {

  private final Map<String, StatementItem.Balance> first = new HashMap<>();
  private final Map<String, StatementItem.Balance> last = new HashMap<>();
  private String currency = "";
  private @Nullable String fault;

  void add(XmlNode balance, long line) {
    String code = balance.text("Tp/CdOrPrtry/Cd");
    XmlNode written = balance.at("Amt");
    Optional<BigDecimal> amount =
        written == null ? Optional.empty() : signed(written, balance.text("CdtDbtInd"));
    if (written == null || amount.isEmpty()) {
      fail("line " + line + ": balance " + code + " has no amount with a direction");
      return;
    }
    currency = String.valueOf(written.currency());
    StatementItem.Balance found =
        new StatementItem.Balance(amount.get(), currency, day(balance.at("Dt")));
    first.putIfAbsent(code, found);
    last.put(code, found);
  }

  /** An entry whose currency is another one makes the sum meaningless. */
  void require(@Nullable String entryCurrency, long line) {
    if (entryCurrency != null && !currency.isEmpty() && !entryCurrency.equals(currency)) {
      fail("line " + line + ": the entry is in " + entryCurrency + ", the balance in " + currency);
    }
  }

  /** The currency of the balances; empty before the first one. */
  String currency() {
    return currency;
  }

  StatementItem.Closing closing() {
    return new StatementItem.Closing(
        either(first, "OPBD", "PRCD", "ITBD"),
        either(last, "CLBD", "ITBD"),
        StatementItem.Proof.BOTH_BALANCES,
        fault);
  }

  private static StatementItem.@Nullable Balance either(
      Map<String, StatementItem.Balance> balances, String... codes) {
    for (String code : codes) {
      StatementItem.Balance found = balances.get(code);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The amount of an element by the direction beside it; empty when either is none. */
  static Optional<BigDecimal> signed(XmlNode amount, String direction) {
    Optional<BigDecimal> size = Money.unsigned(amount.text());
    return switch (direction) {
      case "CRDT" -> size;
      case "DBIT" -> size.map(BigDecimal::negate);
      default -> Optional.empty();
    };
  }

  /** The day of a date or of a time, as it is written. */
  static String day(@Nullable XmlNode choice) {
    if (choice == null) {
      return "";
    }
    String written = choice.text("Dt", "DtTm");
    // A date may have a zone too, which does not move it.
    return written.length() > 10 ? written.substring(0, 10) : written;
  }

  private void fail(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }
}
