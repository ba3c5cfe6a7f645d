package dev.sluice.io.statement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts BAI2 files: every account of every group is a statement. */
final class Bai2Parser implements StatementParser {

  private final Bai2Records records;

  private @Nullable String fileId;
  private @Nullable Bai2Group group;
  private @Nullable Bai2Account account;
  private BigDecimal control = BigDecimal.ZERO;
  private long lines;
  private long groups;
  private long lastLine = 1;

  Bai2Parser(InputStream in) {
    records = new Bai2Records(in);
  }

  @Override
  public @Nullable StatementItem next() throws IOException, StatementFault {
    while (true) {
      Bai2Records.Logical record = records.next();
      if (record == null) {
        if (fileId != null) {
          throw new StatementFault(lastLine, "the file ends without its record 99");
        }
        return null;
      }
      lastLine = record.line();
      StatementItem item = take(record);
      if (item != null) {
        return item;
      }
    }
  }

  private @Nullable StatementItem take(Bai2Records.Logical record) throws StatementFault {
    switch (record.code()) {
      case "01" -> {
        require(fileId == null, record, "the file before it has not ended");
        List<String> fields = record.fields();
        fileId = fields.size() > 4 ? fields.get(4) : "";
        control = BigDecimal.ZERO;
        groups = 0;
        lines = record.parts().size();
      }
      case "02" -> {
        require(fileId != null && group == null, record, "no file is open, or a group still is");
        group = new Bai2Group(record, String.valueOf(fileId));
      }
      case "03" -> {
        Bai2Group of = group;
        if (of == null || account != null) {
          throw misplaced(record, "no group is open, or an account still is");
        }
        account = new Bai2Account(of, record);
        return new StatementItem.Opening(record.line(), record.written());
      }
      case "16" -> {
        if (account == null) {
          throw misplaced(record, "no account is open");
        }
        return account.entry(record);
      }
      case "49" -> {
        if (account == null || group == null) {
          throw misplaced(record, "no account is open");
        }
        StatementItem end = account.end(record);
        group.add(account);
        account = null;
        return end;
      }
      case "98" -> {
        return endGroup(record);
      }
      case "99" -> {
        return endFile(record);
      }
      default -> throw misplaced(record, "BAI2 has no such record");
    }
    return null;
  }

  private @Nullable StatementItem endGroup(Bai2Records.Logical record) throws StatementFault {
    Bai2Group ending = group;
    if (ending == null || account != null) {
      throw misplaced(record, "no group is open, or an account still is");
    }
    String fault = ending.end(record).orElse(null);
    control = control.add(ending.control());
    lines += ending.records();
    groups++;
    group = null;
    return fault == null ? null : new StatementItem.WrongTotals(fault);
  }

  private @Nullable StatementItem endFile(Bai2Records.Logical record) throws StatementFault {
    require(fileId != null && group == null, record, "no file is open, or a group still is");
    fileId = null;
    lines += record.parts().size();
    return Bai2Totals.faultOf(record, "file", control, "record", lines)
        .or(() -> Bai2Group.wrongCount(record, record.fields(), "file", "group", groups))
        .map(StatementItem.WrongTotals::new)
        .orElse(null);
  }

  private static void require(boolean met, Bai2Records.Logical record, String otherwise)
      throws StatementFault {
    if (!met) {
      throw misplaced(record, otherwise);
    }
  }

  private static StatementFault misplaced(Bai2Records.Logical record, String reason) {
    return new StatementFault(
        record.line(), "record " + record.code() + " cannot stand here: " + reason);
  }
}
