package dev.sluice.formula.value;

import java.util.Optional;

/** The errors of Excel, by the code that a cell shows. */
public enum ExcelError {
  NULL("#NULL!"),
  DIV0("#DIV/0!"),
  VALUE("#VALUE!"),
  REF("#REF!"),
  NAME("#NAME?"),
  NUM("#NUM!"),
  NA("#N/A"),
  SPILL("#SPILL!"),
  CALC("#CALC!");

  private final String code;

  ExcelError(String code) {
    this.code = code;
  }

  /** What a cell shows, such as {@code #N/A}. */
  public String code() {
    return code;
  }

  /** The error with a code; nothing when there is none. */
  public static Optional<ExcelError> of(String code) {
    for (ExcelError error : values()) {
      if (error.code.equalsIgnoreCase(code)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
