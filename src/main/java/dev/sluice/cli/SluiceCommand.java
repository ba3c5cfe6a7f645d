package dev.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code sluice} itself, and the options that every command has. */
@Command(
    name = "sluice",
    description = "Spark batch jobs that publish only what passes.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done or published; 2 a fault in what you wrote; 3 data refused by the gate,",
      "nothing published; 4 storage, catalog or cluster failed; 1 a fault of Sluice itself.",
      "",
      "Examples:",
      "  sluice run jobs/reconciliation/bank-to-ledger.yaml",
      "  sluice formula '=ROUND(A1*1.19,2)' --cell A1=9.99",
      "  sluice run --help"
    })
final class SluiceCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an internal fault on the terminal too.")
  private boolean debug;

  /** Whether the terminal shows stack traces too. */
  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
