package dev.sluice.run;

import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import dev.sluice.testing.TestProject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * The main job on a part of its data, in versions: each leaves out a few references more, in both
 * files, so that its breaks are the planted ones without those of the references that are missing.
 */
final class SmallReconciliation {

  static final String JOB = "reconciliation/bank-to-ledger.yaml";

  private static final String DATA = "test-data/reconciliation/";
  private static final String BANK = DATA + "bank-2026-10-31.csv";
  private static final String LEDGER = DATA + "ledger-2026-10-31.csv";
  private static final int MATCHED_LINES = 200;
  private static final int LEFT_OUT_A_VERSION = 4;

  private final TestProject project;
  private final List<String> bank;
  private final List<String> ledger;
  private final List<String> truth;

  private SmallReconciliation(TestProject project) throws IOException {
    this.project = project;
    this.bank = Files.readAllLines(project.file(BANK));
    this.ledger = Files.readAllLines(project.file(LEDGER));
    List<String> lines = Files.readAllLines(project.file(DATA + "expected-breaks-2026-10-31.csv"));
    this.truth = lines.subList(1, lines.size());
  }

  /** A copy of the project in an empty folder. */
  static SmallReconciliation in(Path folder) throws IOException {
    return new SmallReconciliation(TestProject.in(folder));
  }

  /** The path of the job. */
  String job() {
    return project.job(JOB);
  }

  /** Writes the inputs of a version. */
  void write(int version) throws IOException {
    Set<String> references = new HashSet<>();
    for (String line : truth) {
      references.add(reference(line, 3));
    }
    for (String line : bank.subList(1, MATCHED_LINES)) {
      references.add(reference(line, 3));
    }
    references.removeAll(leftOut(version));
    write(LEDGER, ledger, references);
    // The lines that cannot be read are too large a share of so few.
    references.removeIf(reference -> reference.startsWith("bad-"));
    write(BANK, bank, references);
  }

  private void write(String file, List<String> lines, Set<String> references) throws IOException {
    List<String> kept = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      if (references.contains(reference(line, 3))) {
        kept.add(line);
      }
    }
    Files.write(project.file(file), kept);
  }

  private Set<String> leftOut(int version) {
    Set<String> leftOut = new HashSet<>();
    for (String line : truth.subList(0, version * LEFT_OUT_A_VERSION)) {
      leftOut.add(reference(line, 3));
    }
    return leftOut;
  }

  private static String reference(String line, int column) {
    return cells(line)[column].toLowerCase(Locale.ROOT);
  }

  private static String[] cells(String line) {
    return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
  }

  /** The breaks of a version, as the generator wrote them down when it planted them. */
  List<String> breaks(int version) {
    Set<String> leftOut = leftOut(version);
    return truth.stream().filter(line -> !leftOut.contains(reference(line, 3))).sorted().toList();
  }

  /** The sums of a version by account and over all, added up from its planted breaks. */
  Map<String, BigDecimal> sums(int version) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (String line : breaks(version)) {
      String[] cells = cells(line);
      BigDecimal difference = new BigDecimal(cells[7]);
      sums.merge(cells[4], difference, BigDecimal::add);
      sums.merge("Total", difference, BigDecimal::add);
    }
    return sums;
  }

  /** Runs the job in this process. */
  JobRunner.Finished run() {
    return new JobRunner(RunOptions.of(job(), Map.of()), SmallProject.interpreted(), RunEvents.NONE)
        .run();
  }

  SparkSession spark() {
    Settings settings = Settings.of(new ProjectRoot(project.folder().toString()), new Problems());
    return new TestSessions().open(settings);
  }

  /** What is published as breaks. */
  List<String> publishedBreaks() {
    return texts(
        "SELECT concat_ws(',', break_type, coalesce(left_id, ''), coalesce(right_id, ''),"
            + " reference, item_account, coalesce(cast(left_amount as string), ''),"
            + " coalesce(cast(right_amount as string), ''), cast(difference as string))"
            + " FROM finance.breaks");
  }

  /** What is published as sums by account; a row too many shows as another key. */
  Map<String, BigDecimal> publishedSums() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    spark()
        .sql("SELECT item_account, Total FROM finance.breaks_by_account")
        .collectAsList()
        .forEach(
            row ->
                sums.merge(
                    row.getString(0) + (sums.containsKey(row.getString(0)) ? " again" : ""),
                    row.getDecimal(1),
                    BigDecimal::add));
    return sums;
  }

  /** The branches of both published tables. */
  List<String> branches() {
    return texts(
        "SELECT name FROM finance.breaks.refs UNION ALL SELECT name FROM"
            + " finance.breaks_by_account.refs");
  }

  private List<String> texts(String query) {
    return spark().sql(query).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
