package dev.sluice.cli;

import dev.sluice.formula.FunctionCatalogue;
import dev.sluice.formula.ListedFunction;
import dev.sluice.formula.RefusedFunctions;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice functions}: the functions a formula can use, or all about one of them. */
@Command(
    name = "functions",
    description = {
      "List the functions that formulas can use, or show one of them.",
      "A function of Excel that is refused gets the reason and what to use instead."
    },
    footer = {
      "",
      "Examples:",
      "  sluice functions",
      "  sluice functions VLOOKUP",
      "  sluice functions | grep -i date",
      "  sluice functions --json > functions.json",
      "",
      "An entry of the JSON document, which has the refused functions too:",
      "  {\"name\": \"ABS\", \"category\": \"Math and trigonometry\", \"supported\": true,",
      "   \"signature\": \"ABS(number)\", \"summary\": ..., \"example\": ..., \"result\": ...,",
      "   \"runs\": \"native\" or \"library\", \"columns\": \"plan\" or \"array\", \"deviation\": \"\"}",
      "  {\"name\": \"CELL\", ..., \"supported\": false, \"reason\": ..., \"instead\": ...}"
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

  @Option(
      names = "--json",
      description = "Print all functions of Excel, supported and refused, as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json && name != null) {
      throw new ParameterException(spec.commandLine(), "--json prints all functions; name none");
    }
    if (json) {
      out.println(FunctionsJson.write(ListedFunction.all()).toPrettyString());
    } else if (name == null) {
      list(FunctionCatalogue.functions(), out);
    } else {
      show(found(name), out);
    }
    return 0;
  }

  private static FunctionDoc found(String name) {
    RefusedFunctions.Refusal refusal =
        RefusedFunctions.all().get(name.strip().toUpperCase(Locale.ROOT));
    if (refusal != null) {
      throw new ProblemException(
          Problem.user(
                  Place.commandLine(name),
                  "function-refused",
                  "it has no meaning on tables: " + refusal.reason())
              .withHint("instead: " + refusal.instead()));
    }
    return FunctionCatalogue.find(name.strip())
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
    out.println();
    out.println("How it runs:");
    out.println(
        doc.engine() == FunctionDoc.Engine.NATIVE
            ? "  on values of a row: as expressions of Spark and the engine"
            : "  on values of a row: as a library method");
    out.println(
        doc.planned()
            ? "  on whole columns: as a join or an aggregate where it can be one, else as an array"
            : "  on whole columns: as an array");
    if (!doc.deviation().isEmpty()) {
      out.println();
      out.println("Differs from Excel:");
      out.println("  " + doc.deviation());
    }
  }
}
