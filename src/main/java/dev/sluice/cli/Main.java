package dev.sluice.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program: for the launcher, for {@code java -jar} and for {@code spark-submit}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    System.out.flush();
    System.err.flush();
    // Where the cluster runs the driver, only a main that returns counts as a success.
    boolean onCluster = "cluster".equals(System.getProperty("spark.submit.deployMode"));
    if (code != 0 || !onCluster) {
      System.exit(code);
    }
  }

  /** Runs a command in this process and returns its exit code. */
  static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine(out, err, Terminal.current()).execute(arguments);
    out.flush();
    err.flush();
    return code;
  }

  /** The command line, writing results to one stream and everything else to the other. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, Terminal terminal) {
    CommandLine line = new CommandLine(new SluiceCommand());
    Commands.all().forEach(line::addSubcommand);
    return line.setOut(out)
        .setErr(err)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(new ArgumentFaults(terminal))
        .setExecutionExceptionHandler(new CommandFaults(terminal, LogFile.current()));
  }
}
