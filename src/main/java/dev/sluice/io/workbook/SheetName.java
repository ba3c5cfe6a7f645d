package dev.sluice.io.workbook;

/** What Excel allows as the name of a sheet. */
final class SheetName {

  private static final int MAX_LENGTH = 31;

  private SheetName() {}

  /** The name of a table as that of a sheet: cut to 31 characters, and never the reserved one. */
  static String of(String table) {
    String name = table.length() > MAX_LENGTH ? table.substring(0, MAX_LENGTH) : table;
    return name.equalsIgnoreCase("history") ? name + "_" : name;
  }
}
