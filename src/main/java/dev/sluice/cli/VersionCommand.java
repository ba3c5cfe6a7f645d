package dev.sluice.cli;

import dev.sluice.run.Versions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice version}: what is running here. */
@Command(
    name = "version",
    description = "Print the versions of Sluice and of what it stands on.",
    footer = {
      "",
      "Examples:",
      "  sluice version",
      "  sluice version --short          only the number, for scripts"
    })
final class VersionCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(names = "--short", description = "Print the number alone.")
  private boolean number;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (number) {
      out.println(Versions.all().get("sluice"));
    } else {
      Versions.all().forEach((name, version) -> out.println(name + " " + version));
    }
    return 0;
  }
}
