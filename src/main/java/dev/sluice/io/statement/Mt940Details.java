package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field 86 of an MT940 statement: free text, or the numbered parts that German and many other banks
 * write, of which parts 20 to 29 and 60 to 63 are the purpose.
 */
final class Mt940Details {

  /** Three digits, then the character that starts every part, then the number of one. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{3})([^0-9A-Za-z\\s])\\d{2}.*", Pattern.DOTALL);

  /** Words that start the parts of a SEPA purpose. */
  private static final Pattern SEPA =
      Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|BIC|IBAN)\\+");

  private final Map<StatementColumn, String> cells = new LinkedHashMap<>();

  private Mt940Details() {}

  /** Reads the lines of a field. */
  static Mt940Details of(List<String> lines) {
    Mt940Details details = new Mt940Details();
    String joined = String.join("", lines);
    Matcher numbered = NUMBERED.matcher(joined);
    if (numbered.matches()) {
      details.put(StatementColumn.PROPRIETARY_CODE, numbered.group(1));
      details.numbered(joined.substring(3), numbered.group(2));
    } else {
      details.put(
          StatementColumn.REMITTANCE,
          String.join(" ", lines.stream().map(String::strip).toList()).strip());
    }
    return details;
  }

  /** Adds what was found to the columns of an entry. */
  void into(Map<StatementColumn, String> entry) {
    cells.forEach(
        (column, value) ->
            entry.merge(
                column, value, (left, right) -> left.isEmpty() ? right : left + " " + right));
  }

  private void numbered(String text, String sign) {
    Matcher part = Pattern.compile(Pattern.quote(sign) + "(\\d{2})").matcher(text);
    StringBuilder purpose = new StringBuilder();
    StringBuilder spaced = new StringBuilder();
    StringBuilder name = new StringBuilder();
    int from = -1;
    int number = -1;
    while (true) {
      boolean more = part.find();
      if (from >= 0) {
        String value = text.substring(from, more ? part.start() : text.length());
        switch (number) {
          case 0 -> put(StatementColumn.ADDITIONAL_INFO, value.strip());
          case 30 -> put(StatementColumn.COUNTERPARTY_BANK, value.strip());
          case 31 -> put(StatementColumn.COUNTERPARTY_ACCOUNT, value.strip());
          case 32, 33 -> name.append(value);
          default -> {
            if (number >= 20 && number <= 29 || number >= 60 && number <= 63) {
              purpose.append(value);
              spaced.append(value.strip()).append(' ');
            }
          }
        }
      }
      if (!more) {
        break;
      }
      from = part.end();
      number = Integer.parseInt(part.group(1));
    }
    put(StatementColumn.COUNTERPARTY_NAME, name.toString().strip());
    // The parts of a SEPA purpose are one text that was cut; others are lines.
    if (SEPA.matcher(purpose).lookingAt()) {
      sepa(purpose.toString());
    } else {
      put(StatementColumn.REMITTANCE, spaced.toString().strip());
    }
  }

  private void sepa(String purpose) {
    Matcher word = SEPA.matcher(purpose);
    StringBuilder remittance = new StringBuilder();
    boolean more = word.find();
    while (more) {
      String name = word.group(1);
      int from = word.end();
      more = word.find();
      String value = purpose.substring(from, more ? word.start() : purpose.length()).strip();
      switch (name) {
        case "EREF" -> put(StatementColumn.END_TO_END_ID, value);
        case "MREF" -> put(StatementColumn.MANDATE_ID, value);
        case "SVWZ" -> remittance.append(value);
        // What has no column of its own is kept where a reader finds it.
        default -> remittance.append(' ').append(name).append('+').append(value);
      }
    }
    put(StatementColumn.REMITTANCE, remittance.toString().strip());
  }

  private void put(StatementColumn column, String value) {
    if (!value.isEmpty()) {
      cells.put(column, value);
    }
  }
}
