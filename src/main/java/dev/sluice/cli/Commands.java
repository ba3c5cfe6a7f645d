package dev.sluice.cli;

import java.util.List;

/** The one list of commands, in the order in which the help names them. */
final class Commands {

  private Commands() {}

  /** A new value of each command, annotated for picocli. */
  static List<Object> all() {
    return List.of(
        new RunCommand(),
        new CheckCommand(),
        new ExplainCommand(),
        new SqlCommand(),
        new DiffCommand(),
        new HistoryCommand(),
        new VerifyCommand(),
        new FormulaCommand(),
        new FunctionsCommand(),
        new OcsfCommand(),
        new VersionCommand(),
        new CompletionCommand());
  }
}
