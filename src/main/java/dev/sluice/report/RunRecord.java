package dev.sluice.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run, as plain values: it is written as {@code run.json}, summed up as a
 * row of {@code sluice.runs}, shown by {@code history} and drawn by the report. Instants are ISO
 * 8601 text in UTC; durations are milliseconds.
 *
 * @param runId unique: the start time and a few random characters
 * @param runKey hash of job, parameters and input versions: the same key publishes the same thing
 * @param message one line that says why, when the run did not publish
 * @param reconciliations control totals of the steps that matched; see {@link Certificate}
 * @param certificateSeal the seal of the certificate, if the run has one
 * @param charts what the report draws of the tables
 * @param recomputed the days that an incremental job computed; null for any other job
 */
public record RunRecord(
    String runId,
    String runKey,
    String job,
    String description,
    Outcome outcome,
    int exitCode,
    @Nullable String message,
    String startedAt,
    String endedAt,
    String asOf,
    Map<String, String> parameters,
    List<Document> documents,
    List<Input> inputs,
    List<Account> accounts,
    List<Output> outputs,
    List<Gate> gates,
    List<RejectReason> rejectReasons,
    List<RejectSample> rejectSamples,
    List<CellErrors> cellErrors,
    List<PlanStep> plan,
    List<Timing> timings,
    Map<String, String> versions,
    List<String> problems,
    List<Reconciliation> reconciliations,
    @Nullable String certificateSeal,
    List<ChartFigures> charts,
    @Nullable RecomputedDays recomputed) {

  /** The name of the certificate in the run's folder, beside the report. */
  public static final String CERTIFICATE_FILE = "certificate.json";

  public RunRecord {
    parameters = new LinkedHashMap<>(parameters);
    documents = List.copyOf(documents);
    inputs = List.copyOf(inputs);
    accounts = List.copyOf(accounts);
    outputs = List.copyOf(outputs);
    gates = List.copyOf(gates);
    rejectReasons = List.copyOf(rejectReasons);
    rejectSamples = List.copyOf(rejectSamples);
    cellErrors = List.copyOf(cellErrors);
    plan = List.copyOf(plan);
    timings = List.copyOf(timings);
    versions = new LinkedHashMap<>(versions);
    problems = List.copyOf(problems);
    reconciliations = List.copyOf(reconciliations);
    charts = List.copyOf(charts);
  }

  /** How a run ended. */
  public enum Outcome {
    /** Everything passed and is published. */
    PUBLISHED,
    /** The same run key was published before: nothing was done. */
    UNCHANGED,
    /** The gate refused the data; nothing was published. */
    REFUSED,
    /** Something could not be done; nothing more was published after it. */
    FAILED,
    /** All checks were made, no data was read. */
    PLANNED
  }

  /** A document that the job was made of: the job itself, recipes, rulesets. */
  public record Document(String path, String sha256) {}

  /**
   * One source.
   *
   * @param versions files with size and checksum, or a table with its snapshot id
   */
  public record Input(String source, String kind, String location, List<Version> versions) {

    /** One file or snapshot. */
    public record Version(String name, long bytes, String version) {}
  }

  /**
   * The row account of one table after one step: made = kept + dropped + rejected, and made follows
   * from the rows that went in as {@code rule} says.
   *
   * @param step {@code source}, or the step's type
   * @param inputs the tables whose rows went in, as the step read them; empty for a source
   * @param rowsIn rows that went in; null where the rule has none
   * @param rule how made follows from in, for example {@code made = in}
   * @param isProved whether the counts agree with the rule
   * @param dropped rows dropped on purpose, by reason
   * @param controls sums of declared columns
   */
  public record Account(
      String table,
      String step,
      List<String> inputs,
      @Nullable Long rowsIn,
      long made,
      long kept,
      Map<String, Long> dropped,
      long rejected,
      String rule,
      boolean isProved,
      List<Control> controls) {}

  /** A control total: the exact sum of a column over the rows made, and where it went. */
  public record Control(
      String column,
      @Nullable BigDecimal in,
      BigDecimal kept,
      BigDecimal dropped,
      BigDecimal rejected,
      boolean isProved) {}

  /**
   * One published (or refused) table.
   *
   * @param digest order-independent hash over the staged rows
   * @param columns names of the user's columns
   * @param sample some rows as text, in the order of the columns; null for a blank cell
   * @param state {@code published}, {@code unchanged}, {@code refused} or {@code staged}
   */
  public record Output(
      String name,
      String kind,
      String target,
      String mode,
      long rows,
      String digest,
      @Nullable Long snapshotId,
      @Nullable Long previousSnapshotId,
      String state,
      List<String> columns,
      List<List<@Nullable String>> sample) {}

  /** The gate's verdict on one table. */
  public record Gate(String table, String ruleset, String verdict, List<Rule> rules) {

    /** One rule: its text, whether it held, and by how much. */
    public record Rule(
        String rule,
        String place,
        String verdict,
        @Nullable String measured,
        @Nullable String expected,
        @Nullable String message,
        List<String> samples) {}
  }

  /** How many rows of a table went to quarantine for one reason. */
  public record RejectReason(String table, String step, String reason, long rows) {}

  /** One row in quarantine. */
  public record RejectSample(
      String table,
      String step,
      @Nullable String file,
      @Nullable Long line,
      @Nullable String column,
      @Nullable String text,
      String reason,
      @Nullable String record) {}

  /**
   * Cells of one column that hold an Excel error instead of a value.
   *
   * @param error such as {@code #N/A}
   * @param cells how many
   * @param fate what became of the rows: {@code quarantined}, or {@code kept} with a blank value
   * @param samples some of the rows; {@code text} is what was looked up or calculated, if known
   */
  public record CellErrors(
      String table,
      String step,
      String column,
      String error,
      long cells,
      String fate,
      List<RejectSample> samples) {}

  /**
   * The days that an incremental job computed anew.
   *
   * @param by the date column of the published tables
   * @param all whether these are all days there are
   * @param days the days where they are not all, as ISO 8601 dates or {@code no date}
   * @param reasons what changed, a sentence each
   */
  public record RecomputedDays(String by, boolean all, List<String> days, List<String> reasons) {
    public RecomputedDays {
      days = List.copyOf(days);
      reasons = List.copyOf(reasons);
    }
  }

  /** One step as it was planned. */
  public record PlanStep(String table, String step, List<String> does) {}

  /** How long a phase took. */
  public record Timing(String phase, long milliseconds) {}

  /** The same run with the seal of its certificate. */
  public RunRecord sealed(String seal) {
    return new RunRecord(
        runId,
        runKey,
        job,
        description,
        outcome,
        exitCode,
        message,
        startedAt,
        endedAt,
        asOf,
        parameters,
        documents,
        inputs,
        accounts,
        outputs,
        gates,
        rejectReasons,
        rejectSamples,
        cellErrors,
        plan,
        timings,
        versions,
        problems,
        reconciliations,
        seal,
        charts,
        recomputed);
  }
}
