package dev.sluice.docs;

import static java.util.stream.Collectors.joining;

import dev.sluice.formula.FunctionCatalogue;
import dev.sluice.formula.FunctionTotals;
import dev.sluice.formula.ListedFunction;
import dev.sluice.formula.RefusedFunctions;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.report.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of functions, from the catalogue. */
final class FunctionTables {

  private FunctionTables() {}

  static String totals() {
    FunctionTotals totals = FunctionTotals.of(ListedFunction.all());
    return Markdown.table(
        List.of("Functions", "Number"),
        List.of(
            row("entries of Microsoft's list", totals.entries()),
            row("names, with the seven for bytes that share an entry", totals.names()),
            row("**supported** names", totals.supported()),
            row("of them native", totals.runNatively()),
            row("of them library", totals.runByLibrary()),
            row("of them with a plan for whole columns", totals.plannedColumns()),
            row("**refused** names", totals.refused())));
  }

  private static List<String> row(String what, long number) {
    return List.of(what, String.valueOf(number));
  }

  static String supported() {
    Map<FunctionCategory, List<FunctionDoc>> byCategory = new LinkedHashMap<>();
    for (FunctionCategory category : FunctionCategory.values()) {
      List<FunctionDoc> functions =
          FunctionCatalogue.functions().stream()
              .filter(function -> function.category() == category)
              .toList();
      if (!functions.isEmpty()) {
        byCategory.put(category, functions);
      }
    }
    return byCategory.entrySet().stream()
        .map(entry -> "### " + entry.getKey().title() + "\n\n" + table(entry.getValue()))
        .collect(joining("\n"));
  }

  private static String table(List<FunctionDoc> functions) {
    return Markdown.table(
        List.of("Function", "What it gives", "Example", "Result", "Runs", "Columns"),
        functions.stream()
            .map(
                function ->
                    List.of(
                        Markdown.code(function.syntax()),
                        help(function),
                        Markdown.code(function.example()),
                        Markdown.code(function.expected()),
                        function.engine() == FunctionDoc.Engine.NATIVE ? "native" : "library",
                        function.planned() ? "plan" : "array"))
            .toList());
  }

  private static String help(FunctionDoc function) {
    return function.deviation().isEmpty()
        ? text(function.summary())
        : text(function.summary()) + "<br>*Unlike Excel:* " + text(function.deviation());
  }

  static String refused() {
    Map<RefusedFunctions.Refusal, List<String>> byReason = new LinkedHashMap<>();
    RefusedFunctions.all()
        .forEach(
            (name, refusal) ->
                byReason
                    .computeIfAbsent(refusal, same -> new ArrayList<>())
                    .add(Markdown.code(name)));
    return Markdown.table(
        List.of("Functions", "Category", "Why", "Instead"),
        byReason.entrySet().stream()
            .map(
                entry ->
                    List.of(
                        String.join(", ", entry.getValue()),
                        entry.getKey().category().title(),
                        text(entry.getKey().reason()),
                        text(entry.getKey().instead())))
            .toList());
  }

  /** Help is plain text: stars and tags in it are shown. */
  private static String text(String help) {
    return help.replace("<", "&lt;").replace("*", "\\*");
  }
}
