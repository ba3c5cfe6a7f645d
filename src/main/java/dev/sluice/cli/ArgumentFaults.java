package dev.sluice.cli;

import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells about arguments that do not fit, with the name that was probably meant; exit code 2. */
final class ArgumentFaults implements IParameterExceptionHandler {

  private final Terminal terminal;

  ArgumentFaults(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    ProblemPrinter printer = new ProblemPrinter(command.getErr(), terminal);
    printer.print(List.of(problem(fault, command)));
    command.getErr().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    return Category.USER.exitCode();
  }

  private static Problem problem(ParameterException fault, CommandLine command) {
    if (fault instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    if (fault.getArgSpec() instanceof OptionSpec option
        && option.typeInfo().isMap()
        && fault.getValue() != null) {
      return Problem.user(
          Place.commandLine(option.longestName()),
          "bad-argument",
          "\"" + fault.getValue() + "\" stands where " + option.paramLabel() + " is expected");
    }
    String message = Optional.ofNullable(fault.getMessage()).orElse("does not fit");
    return Problem.user(Place.commandLine(""), "bad-argument", lowered(message));
  }

  private static Problem unmatched(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      String option = argument.replaceFirst("=.*", "");
      List<String> options = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
      return unknown(option, "unknown-option", "no such option", options, command);
    }
    Collection<String> commands = names(command);
    return commands.isEmpty()
        ? Problem.user(
            Place.commandLine(argument),
            "extra-argument",
            "one argument too many for " + command.getCommandSpec().qualifiedName())
        : unknown(argument, "unknown-command", "no such command", commands, command);
  }

  private static Problem unknown(
      String written,
      String code,
      String message,
      Collection<String> allowed,
      CommandLine command) {
    Optional<String> hint = Suggestion.hint(written, allowed);
    String all =
        code.equals("unknown-command") ? "; there are " + String.join(", ", names(command)) : "";
    return Problem.user(Place.commandLine(written), code, message + (hint.isPresent() ? "" : all))
        .withHint(hint.orElse(null));
  }

  private static List<String> names(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static String lowered(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
