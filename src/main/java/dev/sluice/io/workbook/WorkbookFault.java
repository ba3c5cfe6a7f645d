package dev.sluice.io.workbook;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is no workbook, or not a whole one: a fault of the file, not of storage. */
final class WorkbookFault extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String hint;

  WorkbookFault(String code, String message, @Nullable String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** Something in the file is broken. */
  static WorkbookFault damaged(String what) {
    return new WorkbookFault("damaged-workbook", "the workbook is damaged: " + what, null);
  }

  /** The code of the problem that it makes. */
  String code() {
    return code;
  }

  @Nullable String hint() {
    return hint;
  }
}
