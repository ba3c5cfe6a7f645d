package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One group of a BAI2 file: what its accounts share, and its control total. */
final class Bai2Group {

  private static final String USUAL_CURRENCY = "USD";
  private static final String UPDATE = "1";

  private final Map<StatementColumn, String> head;
  private final String currency;
  private final String asOf;
  private final @Nullable String fault;

  private BigDecimal control = BigDecimal.ZERO;
  private long records;
  private long accounts;

  Bai2Group(Bai2Records.Logical header, String fileId) {
    List<String> fields = header.fields();
    String status = field(fields, 2);
    Optional<LocalDate> day = ShortDate.of(field(fields, 3));
    String written = field(fields, 5);
    head =
        Map.of(
            StatementColumn.STATEMENT_ID, fileId, StatementColumn.ACCOUNT_BANK, field(fields, 1));
    currency = written.isEmpty() ? USUAL_CURRENCY : written;
    asOf = day.map(LocalDate::toString).orElse("");
    records = header.parts().size();
    if (!status.equals(UPDATE)) {
      fault = "the group has status \"" + status + "\", which is no update (1)";
    } else {
      fault = day.isEmpty() ? "the group has no such date: " + field(fields, 3) : null;
    }
  }

  Map<StatementColumn, String> head() {
    return head;
  }

  String currency() {
    return currency;
  }

  /** The day of the group. */
  String asOf() {
    return asOf;
  }

  @Nullable String fault() {
    return fault;
  }

  void add(Bai2Account account) {
    control = control.add(account.control());
    records += account.records();
    accounts++;
  }

  /** Holds the group against its record 98. */
  Optional<String> end(Bai2Records.Logical trailer) {
    records += trailer.parts().size();
    List<String> fields = trailer.fields();
    return Bai2Totals.faultOf(trailer, "group", control, "record", records)
        .or(() -> Bai2Group.wrongCount(trailer, fields, "group", "account", accounts));
  }

  /** A count between the sum and the lines that is not what was read. */
  static Optional<String> wrongCount(
      Bai2Records.Logical trailer, List<String> fields, String whole, String counted, long count) {
    String written = fields.size() > 2 ? fields.get(1) : "";
    return written.matches("0*" + count)
        ? Optional.empty()
        : Optional.of(
            "line "
                + trailer.line()
                + ": the "
                + whole
                + " says \""
                + written
                + "\" "
                + counted
                + "s and has "
                + count);
  }

  BigDecimal control() {
    return control;
  }

  /** Lines of the group, with its first and last. */
  long records() {
    return records;
  }

  private static String field(List<String> fields, int index) {
    return index < fields.size() ? fields.get(index) : "";
  }
}
