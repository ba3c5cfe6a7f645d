package dev.sluice.run;

import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.PlainOutput;
import dev.sluice.io.file.PublishedFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.lake.LakeOutput;
import dev.sluice.io.lake.PublishedBatch;
import dev.sluice.io.table.TableHistory;
import dev.sluice.report.Certificate;
import dev.sluice.report.Certificate.Output;
import dev.sluice.report.Reconciliation;
import dev.sluice.run.CertificateVerifier.OpenedCatalog;
import dev.sluice.run.Verification.Check;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import dev.sluice.step.Certified;
import dev.sluice.step.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads again what a run published, as it was published, and compares rows, digest and, of the
 * items themselves, the totals of every bucket. Costs a pass over each published table, and one
 * more over the items.
 */
final class OutputVerifier {

  private static final Set<String> TEXT = Set.of("csv", "jsonl");

  private final Settings settings;
  private final ProjectRoot root;
  private final OpenedCatalog catalog;
  private final SessionSource sessions;
  private final Checking checking;
  private @Nullable SparkSession spark;

  OutputVerifier(
      Settings settings,
      ProjectRoot root,
      OpenedCatalog catalog,
      SessionSource sessions,
      Checking checking) {
    this.settings = settings;
    this.root = root;
    this.catalog = catalog;
    this.sessions = sessions;
    this.checking = checking;
  }

  void verify(Certificate certificate) {
    for (Output output : certificate.outputs()) {
      String what = "output " + output.name() + ": " + output.target();
      switch (output.state()) {
        case "published" -> published(what, output, certificate);
        case "unchanged" ->
            checking.add(Check.skipped(what, "an earlier run had published the same"));
        default -> checking.add(Check.skipped(what, "the run did not publish it"));
      }
    }
  }

  private void published(String what, Output output, Certificate certificate) {
    switch (output.kind()) {
      case "iceberg" -> checking.check(what, () -> table(what, output, certificate));
      case "xlsx" ->
          checking.add(
              Check.skipped(what, "a workbook does not give back the types that were hashed"));
      case OutputRecord.LAKE -> checking.check(what, () -> lake(what, output, certificate));
      default -> checking.check(what, () -> folder(what, output, certificate));
    }
  }

  private Check table(String what, Output output, Certificate certificate) {
    Optional<TableHistory> found = TableHistory.find(catalog.get(), output.target());
    if (found.isEmpty()) {
      return Check.unreached(what, "the table does not exist any more");
    }
    try (TableHistory table = found.get()) {
      Long snapshot = output.snapshotId();
      if (snapshot == null || !table.has(snapshot)) {
        return Check.unreached(what, "snapshot " + snapshot + " is not there (any more)");
      }
      String since = table.isOfMain(snapshot) ? "" : "; the table was rolled back since";
      return rows(what, output, certificate, table.published(spark(certificate), snapshot), since);
    }
  }

  private Check lake(String what, Output output, Certificate certificate) {
    Optional<PublishedBatch> found =
        LakeOutput.publishedBy(
            certificate.runId(), root.resolve(output.target()), StorageSettings.DEFAULT);
    return found.isEmpty()
        ? Check.unreached(what, "no batch of this run is there (any more)")
        : rows(what, output, certificate, found.get().read(spark(certificate)), "");
  }

  private Check folder(String what, Output output, Certificate certificate) {
    PlainFormat format = PlainFormat.valueOf(output.kind().toUpperCase(Locale.ROOT));
    Optional<PublishedFiles> found =
        PublishedFiles.find(
            new PlainOutput(root.resolve(output.target()), format, StorageSettings.DEFAULT));
    if (found.isEmpty()) {
      return Check.unreached(what, "nothing is published there");
    }
    if (!found.get().runId().equals(certificate.runId())) {
      return Check.unreached(what, "run " + found.get().runId() + " has replaced it since");
    }
    Dataset<Row> rows = found.get().read(spark(certificate));
    if (TEXT.contains(output.kind())) {
      long count = rows.count();
      return count == output.rows()
          ? Check.ok(what, count + " rows; the digest is of types that text does not give back")
          : differs(what, output.rows() + " rows", count + " rows");
    }
    return rows(what, output, certificate, rows, "");
  }

  private Check rows(
      String what, Output output, Certificate certificate, Dataset<Row> rows, String since) {
    List<String> there =
        Arrays.stream(rows.columns()).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String column : output.columns()) {
      if (!there.contains(column.toLowerCase(Locale.ROOT))) {
        return Check.refuted(what, "column \"" + column + "\" is not there any more");
      }
    }
    Dataset<Row> certified = ResultDigest.inOrder(rows, output.columns().toArray(String[]::new));
    ResultDigest digest = ResultDigest.compute(certified);
    if (digest.rows() != output.rows()) {
      return differs(what, output.rows() + " rows", digest.rows() + " rows");
    }
    if (!digest.toString().equals(output.digest())) {
      return differs(what, "digest " + output.digest(), digest.toString());
    }
    for (Reconciliation reconciliation : certificate.reconciliations()) {
      if (output.name().equals(reconciliation.output())) {
        checking.check("totals of " + output.name(), () -> totals(reconciliation, certified));
      }
    }
    return Check.ok(what, digest.rows() + " rows with the same digest" + since);
  }

  private static Check differs(String what, String certified, String found) {
    return Check.refuted(what, certified + " is certified, found is " + found);
  }

  /** The totals of the certificate against those of the published items. */
  private static Check totals(Reconciliation reconciliation, Dataset<Row> items) {
    String what = "totals of " + reconciliation.items();
    Tally tally = Certified.tallyOfItems("sluice-verify", items);
    Map<List<@Nullable String>, Tally.Total> found =
        Tally.read(tally.rows().agg(tally.measure()).head());
    Map<List<@Nullable String>, Tally.Total> certified = new LinkedHashMap<>();
    for (Reconciliation.Items made : reconciliation.made()) {
      if (!Reconciliation.QUARANTINED.equals(made.bucket())) {
        certified.put(
            Arrays.asList(made.side(), made.currency(), made.bucket(), made.origin(), made.rule()),
            new Tally.Total(made.rows(), made.amount()));
      }
    }
    List<List<@Nullable String>> groups = new ArrayList<>(certified.keySet());
    found.keySet().stream().filter(group -> !certified.containsKey(group)).forEach(groups::add);
    for (List<@Nullable String> group : groups) {
      Tally.@Nullable Total mine = certified.get(group);
      Tally.@Nullable Total theirs = found.get(group);
      if (mine == null
          || theirs == null
          || mine.rows() != theirs.rows()
          || mine.amount().compareTo(theirs.amount()) != 0) {
        return differs(what, said(mine) + " of " + group, said(theirs));
      }
    }
    return Check.ok(what, groups.size() + " totals recomputed from the published items");
  }

  private static String said(Tally.@Nullable Total total) {
    return total == null ? "no row" : total.rows() + " rows, " + total.amount().toPlainString();
  }

  /** One session for all outputs, sized by the inputs of the run. */
  private SparkSession spark(Certificate certificate) {
    SparkSession open = spark;
    if (open == null) {
      long bytes =
          certificate.inputs().stream()
              .flatMap(input -> input.versions().stream())
              .mapToLong(version -> version.bytes())
              .sum();
      open =
          sessions.open(settings, Catalogs.of(settings), bytes, RunOptions.of("verify", Map.of()));
      spark = open;
    }
    return open;
  }
}
