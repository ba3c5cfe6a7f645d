package dev.sluice.ocsf.validate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many events have which faults, with the first few of each. */
public final class FaultTally implements Serializable {

  private static final long serialVersionUID = 1;

  private final int mostExamples;
  private final Map<FaultCode, Count> counts = new EnumMap<>(FaultCode.class);
  private long events;
  private long invalid;

  /**
   * An empty tally.
   *
   * @param mostExamples so many faults of each code are kept
   */
  public FaultTally(int mostExamples) {
    this.mostExamples = mostExamples;
  }

  /**
   * One fault of one event.
   *
   * @param file where the event is
   * @param line its line, or its row in a table, from 1; 0 where that is not known
   * @param path the place in the event; empty when it is the event as a whole
   * @param message what was found and what is asked for
   */
  public record Example(String file, long line, String path, String message)
      implements Serializable {

    /** {@code file:line path message}, with what is known of it. */
    public String described() {
      return file
          + (line > 0 ? ":" + line : "")
          + (path.isEmpty() ? " " : " " + path + ": ")
          + message;
    }
  }

  /** The faults of one code. */
  public static final class Count implements Serializable {

    private static final long serialVersionUID = 1;

    private long faults;
    private long events;
    private final List<Example> examples = new ArrayList<>();

    /** How many there are. */
    public long faults() {
      return faults;
    }

    /** In how many events. */
    public long events() {
      return events;
    }

    /** The first of them. */
    public List<Example> examples() {
      return List.copyOf(examples);
    }
  }

  /**
   * Adds an event with its faults.
   *
   * @param file where the event is
   * @param line its line, or its row in a table, from 1; 0 where that is not known
   */
  public void add(String file, long line, List<EventFault> faults) {
    events++;
    Set<FaultCode> codes = EnumSet.noneOf(FaultCode.class);
    boolean valid = true;
    for (EventFault fault : faults) {
      Count count = count(fault.code());
      count.faults++;
      if (codes.add(fault.code())) {
        count.events++;
      }
      valid &= fault.severity() != Severity.ERROR;
      if (count.examples.size() < mostExamples) {
        count.examples.add(new Example(file, line, fault.path(), fault.message()));
      }
    }
    if (!valid) {
      invalid++;
    }
  }

  /** Adds what another tally counted of other events. */
  public void add(FaultTally other) {
    events += other.events;
    invalid += other.invalid;
    other.counts.forEach(
        (code, count) -> {
          Count sum = count(code);
          sum.faults += count.faults;
          sum.events += count.events;
          int room = Math.min(mostExamples - sum.examples.size(), count.examples.size());
          sum.examples.addAll(count.examples.subList(0, room));
        });
  }

  private Count count(FaultCode code) {
    return counts.computeIfAbsent(code, each -> new Count());
  }

  /** How many events were judged. */
  public long events() {
    return events;
  }

  /** How many of them have errors. */
  public long invalid() {
    return invalid;
  }

  /** The codes that were met, errors first. */
  public Map<FaultCode, Count> counts() {
    return new EnumMap<>(counts);
  }
}
