package dev.sluice.cli;

import dev.sluice.problem.Category;
import dev.sluice.problem.ProblemException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Ends a command that threw: problems are shown as they are, with the exit code of the worst; any
 * other exception is a fault of Sluice, of which the terminal gets one line and the log the trace.
 */
final class CommandFaults implements IExecutionExceptionHandler {

  private final Terminal terminal;
  private final LogFile log;

  CommandFaults(Terminal terminal, LogFile log) {
    this.terminal = terminal;
    this.log = log;
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    Optional<ProblemException> problems = problems(fault);
    if (problems.isPresent()) {
      new ProblemPrinter(err, terminal).print(problems.get().problems());
      return problems.get().exitCode();
    }
    String where = log.append(fault);
    err.println(
        terminal.styled("internal fault: ", Terminal.Style.RED)
            + firstLine(fault)
            + "; please report; details in "
            + where);
    if (command.getCommandSpec().root().userObject() instanceof SluiceCommand sluice
        && sluice.debug()) {
      fault.printStackTrace(err);
    }
    err.flush();
    return Category.INTERNAL.exitCode();
  }

  /** The problems of an exception, also where Spark or a stream wrapped them. */
  private static Optional<ProblemException> problems(Throwable fault) {
    int depth = 0;
    for (Throwable cause = fault; cause != null && depth < 20; cause = cause.getCause()) {
      if (cause instanceof ProblemException found) {
        return Optional.of(found);
      }
      depth++;
    }
    return Optional.empty();
  }

  private static String firstLine(Throwable fault) {
    String message = fault.getMessage();
    String name = fault.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? name
        : name + ": " + message.strip().lines().findFirst().orElse("");
  }
}
