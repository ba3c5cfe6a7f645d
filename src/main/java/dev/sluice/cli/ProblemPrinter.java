package dev.sluice.cli;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Problem;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** Prints problems for a person: the same text as {@link Problem#render()}, with the place bold. */
final class ProblemPrinter {

  private final PrintWriter out;
  private final Terminal terminal;

  ProblemPrinter(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Prints all in the order in which they stand in their documents, and how many there are when
   * there are several.
   */
  void print(List<Problem> problems) {
    List<String> files =
        problems.stream().map(problem -> problem.place().file()).distinct().toList();
    List<Problem> sorted =
        problems.stream()
            .sorted(
                Comparator.comparingInt((Problem problem) -> files.indexOf(problem.place().file()))
                    .thenComparingInt(problem -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column()))
            .toList();
    for (Problem problem : sorted) {
      out.println(terminal.coloured() ? coloured(problem) : problem.render());
    }
    if (problems.size() > 1) {
      out.println(problems.size() + " problems");
    }
    out.flush();
  }

  private String coloured(Problem problem) {
    String head =
        terminal.styled(problem.place() + ":", Terminal.Style.BOLD)
            + " "
            + terminal.styled(problem.message(), Terminal.Style.RED)
            + (problem.hint() == null ? "" : "; " + problem.hint());
    Excerpt excerpt = problem.excerpt();
    return excerpt == null ? head : head + System.lineSeparator() + excerpt.render();
  }
}
