package dev.sluice.report;

import java.math.BigDecimal;
import java.util.HexFormat;

/** A value as text that loses nothing: decimals without exponent, bytes as hexadecimal digits. */
final class CellText {

  private CellText() {}

  static String of(Object cell) {
    if (cell instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell.toString();
  }
}
