package dev.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice ocsf}: what is there for security events. */
@Command(
    name = "ocsf",
    description = "Try OCSF mappings and validate OCSF events.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {OcsfMapCommand.class, OcsfValidateCommand.class},
    footer = {
      "",
      "Examples:",
      "  sluice ocsf map raw.jsonl --mapping transforms/ocsf/zeek/mapping.yaml",
      "  sluice ocsf validate events.jsonl --version 1.3.0"
    })
final class OcsfCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of ocsf");
  }
}
