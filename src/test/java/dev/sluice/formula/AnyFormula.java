package dev.sluice.formula;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.formula.compile.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random formulas from every function of the catalogue, all operators, arrays, names and
 * functions of their own. Most have a syntax; few make sense.
 */
final class AnyFormula {

  private static final List<String> NAMES =
      FunctionCatalogue.functions().stream().map(FunctionDoc::name).toList();
  private static final List<String> EXAMPLES =
      FunctionCatalogue.functions().stream().map(FunctionDoc::example).toList();
  private static final List<String> LITERALS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "0.5",
          "7%",
          "10",
          "12",
          "255",
          "1e308",
          "1e-300",
          "45000.25",
          "2958466",
          "TRUE",
          "FALSE",
          "\"\"",
          "\"a\"",
          "\"Ab c\"",
          "\"12\"",
          "\"2024-02-29\"",
          "\"3+4i\"",
          "\"Zü€😀\"",
          "\"?*~\"",
          "\">=2\"",
          "\"0.00\"",
          "\"yyyy-mm-dd\"",
          "#N/A",
          "#DIV/0!",
          "{1,2;3,4}",
          "{\"a\",\"b\",1}",
          "{1;2;3;4}",
          "{TRUE,#N/A,\"\",0.5}");

  private final Random random;
  private final List<String> references;
  private final List<String> names = new ArrayList<>();

  /**
   * Formulas over what can be referred to.
   *
   * @param references as a formula writes them
   */
  AnyFormula(Random random, List<String> references) {
    this.random = random;
    this.references = references;
  }

  /** A formula from the grammar. */
  String wellFormed() {
    return "=" + expression(1 + random.nextInt(3));
  }

  /** A formula of the catalogue or of the grammar after some accidents. */
  String mutated() {
    StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? wellFormed() : pick(EXAMPLES));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(4));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, noise(1 + random.nextInt(3)));
        case 2 -> text.replace(at, end, pick(LITERALS));
        default -> text.insert(at, text.substring(at, end));
      }
    }
    return text.toString();
  }

  /** An example of the catalogue with other literals in it. */
  String example() {
    String example = pick(EXAMPLES);
    StringBuilder changed = new StringBuilder();
    for (String part : example.split("(?<=[(,{;])|(?=[,;)}])", -1)) {
      boolean literal = part.matches("-?[0-9.]+|\"[^\"]*\"");
      changed.append(literal && random.nextInt(3) == 0 ? pick(LITERALS) : part);
    }
    return changed.toString();
  }

  /** Characters without order. */
  String noise(int length) {
    String frequent = "=()+-*/^&<>%{},;:!@#\"'[]$ \n\t.~?ABAZaz019eE_\\";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (random.nextInt(5) == 0) {
        text.append((char) random.nextInt(random.nextBoolean() ? 256 : 0x10000));
      } else {
        text.append(frequent.charAt(random.nextInt(frequent.length())));
      }
    }
    return text.toString();
  }

  private String expression(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0 -> "(" + expression(depth - 1) + operator() + expression(depth - 1) + ")";
      case 1 -> pick(List.of("-", "+", "@")) + expression(depth - 1);
      case 2 -> expression(depth - 1) + "%";
      case 3 -> "LET(" + named("x", depth) + ")";
      case 4 -> lambda(List.of("p"), depth) + "(" + expression(depth - 1) + ")";
      default -> call(depth);
    };
  }

  private String leaf() {
    int kind = random.nextInt(5);
    if (kind == 0 && !names.isEmpty()) {
      return pick(names);
    }
    return kind < 3 ? pick(LITERALS) : pick(references);
  }

  private String named(String name, int depth) {
    String value = expression(depth - 1);
    names.add(name);
    String formula = expression(depth - 1);
    names.remove(names.size() - 1);
    return name + "," + value + "," + formula;
  }

  private String lambda(List<String> parameters, int depth) {
    names.addAll(parameters);
    String body = expression(depth - 1);
    names.subList(names.size() - parameters.size(), names.size()).clear();
    return "LAMBDA(" + String.join(",", parameters) + "," + body + ")";
  }

  private String call(int depth) {
    ExcelFunction function = FunctionCatalogue.function(pick(NAMES)).orElseThrow();
    int most = Math.min(function.most(), function.parameters().size() + 2);
    int count = function.fewest() + random.nextInt(Math.max(1, most - function.fewest() + 1));
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(random.nextInt(15) == 0 ? "" : argument(function, i, depth));
    }
    return function.doc().name() + "(" + String.join(",", arguments) + ")";
  }

  private String argument(ExcelFunction function, int at, int depth) {
    Parameter parameter = function.parameter(at);
    if (parameter.name().contains("lambda")) {
      return random.nextBoolean()
          ? lambda(List.of("p", "q").subList(0, 1 + random.nextInt(2)), depth)
          : pick(List.of("SUM", "MAX", "ABS"));
    }
    return parameter.taking() == Parameter.Taking.RANGE && random.nextInt(3) > 0
        ? pick(references)
        : expression(random.nextInt(depth));
  }

  private String operator() {
    return pick(List.of("+", "-", "*", "/", "^", "&", "=", "<>", "<", ">="));
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
