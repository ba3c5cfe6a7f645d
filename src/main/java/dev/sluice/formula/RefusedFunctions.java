package dev.sluice.formula;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Functions of Excel that mean nothing on tables, with the reason and what to use instead. */
public final class RefusedFunctions {

  /**
   * Why a function is refused.
   *
   * @param reason completes "NAME is refused: ..."
   * @param instead what does the same in a job
   */
  public record Refusal(String reason, String instead) {}

  private static final Map<String, Refusal> REFUSED = refused();

  private RefusedFunctions() {}

  /** All of them by name. */
  public static Map<String, Refusal> all() {
    return REFUSED;
  }

  /** The refusal of a function; nothing when it is not refused. */
  static Optional<Refusal> find(String name) {
    return Optional.ofNullable(REFUSED.get(name));
  }

  private static Map<String, Refusal> refused() {
    Map<String, Refusal> all = new TreeMap<>();
    String address = "the columns of a job have names, no cell addresses";
    put(all, address, "name the column, as in [@amount] or table[amount]", "ADDRESS", "CELL");
    put(all, address, "look the value up by a key with XLOOKUP", "INDIRECT");
    put(
        all,
        "rows of a job have no neighbours until an order is declared",
        "use the steps running-total, fill-down or rank, which have order-by",
        "OFFSET");
    put(all, "a reference of a job is one column", "leave it out", "AREAS", "TRIMRANGE");
    put(
        all,
        "a column of a job holds values, no formulas",
        "leave it out; sluice explain shows how a column is made",
        "FORMULATEXT",
        "ISFORMULA",
        "ISREF");
    put(all, "a job has tables, no sheets", "leave it out", "SHEET", "SHEETS");
    put(
        all,
        "it asks about the Excel program that runs",
        "use job parameters such as ${date}",
        "INFO");
    put(
        all,
        "it shows something on a sheet; its value is only a text",
        "publish the address and the caption as columns",
        "HYPERLINK",
        "IMAGE");
    put(
        all,
        "it reads a pivot table that is drawn on a sheet",
        "use the steps group or pivot, and look their rows up",
        "GETPIVOTDATA");
    String cube = "it needs a connection to an OLAP server";
    for (String name :
        new String[] {
          "CUBEKPIMEMBER",
          "CUBEMEMBER",
          "CUBEMEMBERPROPERTY",
          "CUBERANKEDMEMBER",
          "CUBESET",
          "CUBESETCOUNT",
          "CUBEVALUE"
        }) {
      put(all, cube, "read the facts as a source and use the steps group or pivot", name);
    }
    String program = "it runs code of the user's machine, which a cluster does not have";
    put(all, program, "write the calculation as a formula or LAMBDA", "CALL", "REGISTER.ID");
    String online = "it asks a service for every row, and answers differently from run to run";
    put(all, online, "add the answers as a source and look them up", "COPILOT", "TRANSLATE");
    put(all, online, "add the answers as a source and look them up", "DETECTLANGUAGE");
    put(all, online, "add the quotes or pages as a source", "RTD", "STOCKHISTORY", "WEBSERVICE");
    put(
        all,
        "XPath over texts is no column operation",
        "read the XML as a source, or use REGEXEXTRACT",
        "FILTERXML");
    put(
        all,
        "its rates are those of 1999 to 2002, of currencies that are gone",
        "use the step currency-convert with a table of rates",
        "EUROCONVERT");
    put(
        all,
        "the reading of a Japanese text is kept with the cell, not in its value",
        "publish the reading as a column of its own",
        "PHONETIC");
    return all;
  }

  private static void put(
      Map<String, Refusal> all, String reason, String instead, String... names) {
    for (String name : names) {
      all.put(name, new Refusal(reason, instead));
    }
  }
}
