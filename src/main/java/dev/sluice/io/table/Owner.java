package dev.sluice.io.table;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that staged something: what tells a run that is still working from one that was
 * killed.
 *
 * @param host the machine, and on Linux the process namespace, since containers that share a host
 *     name number their processes independently
 * @param startedAt when the process began, in whole seconds; tells it from a later process with the
 *     same id
 */
public record Owner(String host, long pid, Instant startedAt) {

  /** How long a branch of another host is left alone, since its process cannot be asked. */
  static final Duration FOREIGN_GRACE = Duration.ofHours(24);

  /** The kernel's boot clock, from which start times are derived, may be corrected a little. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private static final Owner CURRENT = ofThisProcess();

  public Owner {
    startedAt = Instant.ofEpochSecond(startedAt.getEpochSecond());
  }

  /** This process. */
  public static Owner current() {
    return CURRENT;
  }

  /**
   * True when the process may still be working. A process of another host counts as working for 24
   * hours after it began what is asked about.
   *
   * @param since when the thing that it owns was begun
   */
  public boolean mayBeAlive(Instant since) {
    if (!host.equals(CURRENT.host)) {
      return since.plus(FOREIGN_GRACE).isAfter(Instant.now());
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && process
            .get()
            .info()
            .startInstant()
            .map(start -> Duration.between(start, startedAt).abs())
            .map(apart -> apart.compareTo(CLOCK_TOLERANCE) <= 0)
            .orElse(true);
  }

  private static Owner ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    return new Owner(
        thisHost(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  private static String thisHost() {
    String name = hostName().strip().replaceAll("[^A-Za-z0-9.-]", "-");
    return processNamespace().map(space -> name + "." + space).orElse(name);
  }

  private static String hostName() {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      // The kernel answers at once; a resolver may take seconds.
      return Files.exists(kernel)
          ? Files.readString(kernel)
          : InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static Optional<String> processNamespace() {
    try {
      return Optional.of(
          Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().replaceAll("\\D", ""));
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }
}
