package dev.sluice.formula;

import static dev.sluice.formula.compile.FunctionCategory.ADD_IN;
import static dev.sluice.formula.compile.FunctionCategory.CUBE;
import static dev.sluice.formula.compile.FunctionCategory.INFORMATION;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;
import static dev.sluice.formula.compile.FunctionCategory.WEB;

import dev.sluice.formula.compile.FunctionCategory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Functions of Excel that mean nothing on tables, with the reason and what to use instead. */
public final class RefusedFunctions {

  /**
   * Why a function is refused.
   *
   * @param category where Excel lists it
   * @param reason completes "NAME is refused: ..."
   * @param instead what does the same in a job
   */
  public record Refusal(FunctionCategory category, String reason, String instead) {}

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
    String named = "name the column, as in [@amount] or table[amount]";
    put(all, LOOKUP, address, named, "ADDRESS");
    put(all, INFORMATION, address, named, "CELL");
    put(all, LOOKUP, address, "look the value up by a key with XLOOKUP", "INDIRECT");
    put(
        all,
        LOOKUP,
        "rows of a job have no neighbours until an order is declared",
        "use the steps running-total, fill-down or rank, which have order-by",
        "OFFSET");
    put(all, LOOKUP, "a reference of a job is one column", "leave it out", "AREAS", "TRIMRANGE");
    String value = "a column of a job holds values, no formulas";
    String explained = "leave it out; sluice explain shows how a column is made";
    put(all, LOOKUP, value, explained, "FORMULATEXT");
    put(all, INFORMATION, value, explained, "ISFORMULA", "ISREF");
    put(all, INFORMATION, "a job has tables, no sheets", "leave it out", "SHEET", "SHEETS");
    put(
        all,
        INFORMATION,
        "it asks about the Excel program that runs",
        "use job parameters such as ${date}",
        "INFO");
    put(
        all,
        LOOKUP,
        "it shows something on a sheet; its value is only a text",
        "publish the address and the caption as columns",
        "HYPERLINK",
        "IMAGE");
    put(
        all,
        LOOKUP,
        "it reads a pivot table that is drawn on a sheet",
        "use the steps group or pivot, and look their rows up",
        "GETPIVOTDATA");
    putConnected(all);
    put(
        all,
        TEXT,
        "the reading of a Japanese text is kept with the cell, not in its value",
        "publish the reading as a column of its own",
        "PHONETIC");
    return all;
  }

  /** Those that ask a server, a service or other code. */
  private static void putConnected(Map<String, Refusal> all) {
    put(
        all,
        CUBE,
        "it needs a connection to an OLAP server",
        "read the facts as a source and use the steps group or pivot",
        "CUBEKPIMEMBER",
        "CUBEMEMBER",
        "CUBEMEMBERPROPERTY",
        "CUBERANKEDMEMBER",
        "CUBESET",
        "CUBESETCOUNT",
        "CUBEVALUE");
    String program = "it runs code of the user's machine, which a cluster does not have";
    put(
        all,
        ADD_IN,
        program,
        "write the calculation as a formula or LAMBDA",
        "CALL",
        "REGISTER.ID");
    put(
        all,
        ADD_IN,
        "its rates are those of 1999 to 2002, of currencies that are gone",
        "use the step currency-convert with a table of rates",
        "EUROCONVERT");
    String online = "it asks a service for every row, and answers differently from run to run";
    String answers = "add the answers as a source and look them up";
    put(all, TEXT, online, answers, "COPILOT", "TRANSLATE", "DETECTLANGUAGE");
    String pages = "add the quotes or pages as a source";
    put(all, LOOKUP, online, pages, "RTD");
    put(all, INFORMATION, online, pages, "STOCKHISTORY");
    put(all, WEB, online, pages, "WEBSERVICE");
    put(
        all,
        WEB,
        "XPath over texts is no column operation",
        "read the XML as a source, or use REGEXEXTRACT",
        "FILTERXML");
  }

  private static void put(
      Map<String, Refusal> all,
      FunctionCategory category,
      String reason,
      String instead,
      String... names) {
    for (String name : names) {
      all.put(name, new Refusal(category, reason, instead));
    }
  }
}
