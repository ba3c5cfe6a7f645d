package dev.sluice.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of a job in a process of its own that is killed without warning. */
final class KilledRun {

  private static final String PHASE = "phase ";
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);

  private KilledRun() {}

  /** Runs a job, telling its phases; stops in one phase for ever, if one is given. */
  public static void main(String[] arguments) {
    String stopAt = arguments.length > 1 ? arguments[1] : "";
    Thread end = new Thread(() -> Runtime.getRuntime().halt(sleep(LONGEST_LIFE, 9)));
    end.setDaemon(true);
    end.start();
    RunEvents events =
        (phase, detail) -> {
          System.out.println(PHASE + phase);
          System.out.flush();
          if (phase.equals(stopAt)) {
            sleep(LONGEST_LIFE, 9);
          }
        };
    int exitCode =
        new JobRunner(RunOptions.of(arguments[0], Map.of()), new Sessions(), events)
            .run()
            .record()
            .exitCode();
    // Spark's threads would keep the process.
    Runtime.getRuntime().halt(exitCode);
  }

  private static int sleep(Duration time, int exitCode) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return exitCode;
  }

  /** Kills a run of a job that has stopped where a phase begins. */
  static void at(String job, String phase) throws IOException, InterruptedException {
    kill(job, phase, phase, Duration.ZERO);
  }

  /** Kills a run of a job some time after a phase began. */
  static void after(String job, String phase, Duration delay)
      throws IOException, InterruptedException {
    kill(job, phase, "", delay);
  }

  private static void kill(String job, String phase, String stopAt, Duration delay)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("killed-run", ".log");
    Process process =
        new ProcessBuilder(command(job, stopAt)).redirectError(errors.toFile()).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.equals(PHASE + phase)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(
            "the run ended before \"" + phase + "\": " + Files.readString(errors));
      }
      Thread.sleep(delay.toMillis());
    } finally {
      process.destroyForcibly();
      process.waitFor(1, TimeUnit.MINUTES);
      Files.delete(errors);
    }
  }

  private static List<String> command(String job, String stopAt) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--add-") || option.startsWith("-XX:+IgnoreUnrecognized")) {
        command.add(option);
      }
    }
    // A short life: what takes long to pay off is left out.
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KilledRun.class.getName(), job, stopAt));
    return command;
  }
}
