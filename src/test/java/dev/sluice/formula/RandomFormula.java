package dev.sluice.formula;

import java.util.Random;

/** Makes random formulas over the columns money, count, number, text, flag and day. */
final class RandomFormula {

  private final Random random;

  RandomFormula(Random random) {
    this.random = random;
  }

  /** A formula whose value is a text. */
  String text(int depth) {
    if (depth == 0) {
      return pick(
          "[@text]&\"\"", "\"b\"", "\"7\"", "[@money]&\"|\"", "[@day]&\"\"", "[@number]&\"\"");
    }
    return switch (random.nextInt(9)) {
      case 0 -> "(" + any(depth - 1) + "&" + any(depth - 1) + ")";
      case 1 -> "LEFT(" + text(depth - 1) + "," + number(depth - 1) + ")";
      case 2 -> "MID(" + text(depth - 1) + "," + pick("1", "2", "0") + ",3)";
      case 3 -> "UPPER(TRIM(" + any(depth - 1) + "))";
      case 4 -> "SUBSTITUTE(" + text(depth - 1) + ",\"a\"," + any(depth - 1) + ")";
      case 5 -> "TEXT(" + number(depth - 1) + ",\"#,##0.00\")";
      default -> any(depth - 1) + "&\"\"";
    };
  }

  /** A formula of any kind, or of several. */
  String any(int depth) {
    if (depth == 0) {
      return pick(
          "[@money]",
          "[@count]",
          "[@number]",
          "[@text]",
          "[@flag]",
          "[@day]",
          "0.25",
          "3",
          "\"x\"");
    }
    return switch (random.nextInt(8)) {
      case 0 -> "IF(" + condition(depth - 1) + "," + any(depth - 1) + "," + any(depth - 1) + ")";
      case 1 -> "IFERROR(" + any(depth - 1) + "," + any(depth - 1) + ")";
      case 2 ->
          "IFS(" + condition(depth - 1) + "," + any(depth - 1) + ",TRUE," + any(depth - 1) + ")";
      case 3 -> condition(depth);
      case 4 -> "(" + text(depth) + ")";
      default -> number(depth);
    };
  }

  /** Without dates plus days: of a blank date a job makes a date, the evaluator a number. */
  private String number(int depth) {
    if (depth == 0) {
      return pick("[@money]", "[@count]", "[@number]", "([@day]*1)", "[@text]", "2", "-0.5");
    }
    return switch (random.nextInt(13)) {
      case 0, 1 -> "(" + number(depth - 1) + pick("+", "-", "*", "/") + number(depth - 1) + ")";
      case 2 -> "ROUND(" + number(depth - 1) + "," + pick("0", "1", "-1") + ")";
      case 3 -> "INT(" + number(depth - 1) + ")";
      case 4 -> "-" + number(depth - 1);
      case 5 -> "MOD(" + number(depth - 1) + "," + number(depth - 1) + ")";
      case 6 -> "SUM(" + any(depth - 1) + "," + number(depth - 1) + ")";
      case 7 -> pick("MIN", "MAX") + "(" + any(depth - 1) + "," + number(depth - 1) + ")";
      case 8 -> "LEN(" + any(depth - 1) + ")";
      case 9 -> pick("YEAR", "MONTH", "DAY") + "(" + number(depth - 1) + ")";
      case 10 -> "COUNT(" + any(depth - 1) + "," + any(depth - 1) + ")";
      case 11 -> "SEARCH(\"?\"," + text(depth - 1) + ")";
      default ->
          "IF(" + condition(depth - 1) + "," + number(depth - 1) + "," + number(depth - 1) + ")";
    };
  }

  private String condition(int depth) {
    if (depth == 0) {
      return pick("[@flag]", "TRUE", "[@count]>1", "ISBLANK([@money])");
    }
    return switch (random.nextInt(6)) {
      case 0 -> "AND(" + condition(depth - 1) + "," + condition(depth - 1) + ")";
      case 1 -> "OR(" + condition(depth - 1) + "," + condition(depth - 1) + ")";
      case 2 -> "NOT(" + condition(depth - 1) + ")";
      case 3 -> pick("ISNUMBER", "ISTEXT", "ISERROR", "ISNA") + "(" + any(depth - 1) + ")";
      default -> "(" + any(depth - 1) + pick("=", "<>", "<", ">=") + any(depth - 1) + ")";
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
