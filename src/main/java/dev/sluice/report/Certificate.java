package dev.sluice.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be signed off after a run that matched: the inputs and rules it ran on, where each row
 * and cent went, and the equations that say that none is missing. Plain values; written as {@code
 * certificate.json}. {@code sluice verify} confirms or refutes it.
 *
 * @param format {@link #FORMAT}
 * @param outcome how the run ended, in small letters; only {@code published} published anything
 * @param documents the job, its recipes and rulesets, with SHA-256
 * @param inputs files with checksums, tables with snapshot ids
 * @param accounts the row account of every table after every step
 * @param equations every equation between these figures
 * @param seal SHA-256 of this document with an empty seal
 */
public record Certificate(
    String format,
    String runId,
    String runKey,
    String job,
    String description,
    String outcome,
    String startedAt,
    String endedAt,
    String asOf,
    Map<String, String> parameters,
    List<RunRecord.Document> documents,
    List<RunRecord.Input> inputs,
    List<Reconciliation> reconciliations,
    List<RunRecord.Account> accounts,
    List<Equation> equations,
    List<Gate> gates,
    List<Output> outputs,
    Map<String, String> versions,
    String seal) {

  /** Names the kind and version of the document. */
  public static final String FORMAT = "sluice-certificate/1";

  public Certificate {
    parameters = new LinkedHashMap<>(parameters);
    documents = List.copyOf(documents);
    inputs = List.copyOf(inputs);
    reconciliations = List.copyOf(reconciliations);
    accounts = List.copyOf(accounts);
    equations = List.copyOf(equations);
    gates = List.copyOf(gates);
    outputs = List.copyOf(outputs);
    versions = new LinkedHashMap<>(versions);
  }

  /** The gate's verdict on one table. */
  public record Gate(String table, String ruleset, String verdict, long held, long rules) {}

  /**
   * One published, or refused, table.
   *
   * @param columns in the order in which the digest takes them
   */
  public record Output(
      String name,
      String kind,
      String target,
      String mode,
      long rows,
      String digest,
      @Nullable Long snapshotId,
      String state,
      List<String> columns) {}

  /** The certificate of a run, sealed. The same record gives the same certificate. */
  public static Certificate of(RunRecord run) {
    Certificate open =
        new Certificate(
            FORMAT,
            run.runId(),
            run.runKey(),
            run.job(),
            run.description(),
            run.outcome().name().toLowerCase(Locale.ROOT),
            run.startedAt(),
            run.endedAt(),
            run.asOf(),
            run.parameters(),
            run.documents(),
            run.inputs(),
            run.reconciliations(),
            run.accounts(),
            Equation.of(run.reconciliations(), run.accounts()),
            run.gates().stream().map(Certificate::gate).toList(),
            run.outputs().stream().map(Certificate::output).toList(),
            run.versions(),
            "");
    return open.sealed(sha256(CertificateJson.write(open)));
  }

  private static Gate gate(RunRecord.Gate gate) {
    long held =
        gate.rules().stream().filter(rule -> Tone.ofVerdict(rule.verdict()) == Tone.GOOD).count();
    return new Gate(gate.table(), gate.ruleset(), gate.verdict(), held, gate.rules().size());
  }

  private static Output output(RunRecord.Output output) {
    return new Output(
        output.name(),
        output.kind(),
        output.target(),
        output.mode(),
        output.rows(),
        output.digest(),
        output.snapshotId(),
        output.state(),
        output.columns());
  }

  private Certificate sealed(String withSeal) {
    return new Certificate(
        format,
        runId,
        runKey,
        job,
        description,
        outcome,
        startedAt,
        endedAt,
        asOf,
        parameters,
        documents,
        inputs,
        reconciliations,
        accounts,
        equations,
        gates,
        outputs,
        versions,
        withSeal);
  }

  /** True when the written certificate is what the seal was put under, to the last character. */
  public static boolean isIntact(String written, String seal) {
    String key = "\"seal\" : \"";
    int at = written.lastIndexOf(key + seal + "\"");
    if (seal.isEmpty() || at < 0) {
      return false;
    }
    int start = at + key.length();
    String open = written.substring(0, start) + written.substring(start + seal.length());
    return sha256(open).equals(seal);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
