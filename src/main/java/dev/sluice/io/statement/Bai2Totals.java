package dev.sluice.io.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds what was read against the totals of a record 49, 98 or 99. */
final class Bai2Totals {

  private Bai2Totals() {}

  /**
   * What is wrong with the totals, whose first field is the sum and whose last one the lines.
   *
   * @param whole what ends here: account, group or file
   * @param counted what the last field counts
   */
  static Optional<String> faultOf(
      Bai2Records.Logical trailer, String whole, BigDecimal sum, String counted, long count) {
    List<String> fields = trailer.fields();
    String total = fields.get(0);
    String lines = fields.get(fields.size() - 1);
    String at = "line " + trailer.line() + ": the control total of the " + whole + " is ";
    if (!total.matches("[+-]?\\d{1,30}")) {
      return Optional.of(at + "\"" + total + "\", which is no whole number");
    }
    BigDecimal off = new BigDecimal(total).subtract(sum);
    if (off.signum() != 0) {
      return Optional.of(at + total + ", its amounts add up to " + sum + "; off by " + off);
    }
    OptionalLong written =
        lines.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(lines)) : OptionalLong.empty();
    return fields.size() > 1 && written.isPresent() && written.getAsLong() == count
        ? Optional.empty()
        : Optional.of(
            "line "
                + trailer.line()
                + ": the "
                + whole
                + " says \""
                + (fields.size() > 1 ? lines : "")
                + "\" "
                + counted
                + "s and has "
                + count);
  }
}
