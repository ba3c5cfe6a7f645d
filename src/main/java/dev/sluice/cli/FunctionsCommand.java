package dev.sluice.cli;

import dev.sluice.formula.FunctionCatalogue;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Suggestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice functions}: the functions a formula can use, or all about one of them. */
@Command(
    name = "functions",
    description = "List the functions that formulas can use, or show one of them.",
    footer = {
      "",
      "Examples:",
      "  sluice functions",
      "  sluice functions VLOOKUP",
      "  sluice functions | grep -i date"
    })
final class FunctionsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A function, in upper or lower case.")
  private @Nullable String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      list(FunctionCatalogue.functions(), out);
    } else {
      show(found(name), out);
    }
    return 0;
  }

  private static FunctionDoc found(String name) {
    return FunctionCatalogue.find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.user(
                            Place.commandLine(name),
                            "unknown-function",
                            "there is no such function; sluice functions lists all")
                        .withHint(
                            Suggestion.hint(
                                    name,
                                    FunctionCatalogue.functions().stream()
                                        .map(FunctionDoc::name)
                                        .toList())
                                .orElse(null))));
  }

  private static void list(List<FunctionDoc> functions, PrintWriter out) {
    int width = functions.stream().mapToInt(doc -> doc.name().length()).max().orElse(0);
    FunctionCategory category = null;
    for (FunctionDoc doc : functions) {
      if (doc.category() != category) {
        if (category != null) {
          out.println();
        }
        category = doc.category();
        out.println(category.title());
      }
      out.printf(Locale.ROOT, "  %-" + width + "s  %s%n", doc.name(), doc.summary());
    }
  }

  private static void show(FunctionDoc doc, PrintWriter out) {
    out.println(doc.syntax());
    out.println("  " + doc.summary());
    out.println();
    out.println("Example:");
    out.println("  " + doc.example() + "  gives  " + doc.expected());
  }
}
