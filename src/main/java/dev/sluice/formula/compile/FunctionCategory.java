package dev.sluice.formula.compile;

/** Where a function is listed. */
public enum FunctionCategory {
  LOGICAL("Logical"),
  MATH("Math and trigonometry"),
  STATISTICAL("Statistical"),
  LOOKUP("Lookup and reference"),
  TEXT("Text"),
  DATE("Date and time"),
  INFORMATION("Information"),
  FINANCIAL("Financial"),
  ENGINEERING("Engineering"),
  DATABASE("Database"),
  COMPATIBILITY("Compatibility"),
  WEB("Web"),
  CUBE("Cube"),
  ADD_IN("Add-in and automation");

  private final String title;

  FunctionCategory(String title) {
    this.title = title;
  }

  /** The heading of the list. */
  public String title() {
    return title;
  }
}
