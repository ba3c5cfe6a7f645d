package dev.sluice.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * A value as text that loses nothing: decimals without exponent, bytes as hexadecimal digits, lists
 * and maps as JSON.
 */
final class CellText {

  private CellText() {}

  static String of(Object cell) {
    if (cell instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (cell instanceof Map<?, ?> || cell instanceof Collection<?>) {
      return JsonText.of(cell);
    }
    return cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell.toString();
  }
}
