package dev.sluice.io.statement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as statements write them: exact, with a point or a comma before the decimals. */
final class Money {

  private static final Pattern UNSIGNED =
      Pattern.compile("\\d{1,20}([.,]\\d{0,10})?|[.,]\\d{1,10}");

  private Money() {}

  /** The amount without a sign; empty when it is none. */
  static Optional<BigDecimal> unsigned(String written) {
    return UNSIGNED.matcher(written).matches()
        ? Optional.of(new BigDecimal(written.replace(',', '.')))
        : Optional.empty();
  }

  /** The amount with or without a sign; empty when it is none. */
  static Optional<BigDecimal> signed(String written) {
    boolean negative = written.startsWith("-");
    String digits = negative || written.startsWith("+") ? written.substring(1) : written;
    return unsigned(digits).map(amount -> negative ? amount.negate() : amount);
  }

  /** The amount as it goes into a column. */
  static String cell(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /** The amount as people read it, with two decimals at least. */
  static String shown(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
  }
}
