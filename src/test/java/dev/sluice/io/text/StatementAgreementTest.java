package dev.sluice.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.statement.StatementFormat;
import dev.sluice.io.text.RandomStatements.Statement;
import dev.sluice.io.text.RandomStatements.Transaction;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.SourceLayout;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same random statements in every format. Oracle: the transactions from which a writer that
 * shares nothing with the readers made the files.
 */
class StatementAgreementTest {

  private static final Place PLACE = Place.file("job.yaml");

  /** What every format can say. */
  private static final String[] COMMON = {
    "account",
    "statement_id",
    "currency",
    "CAST(amount AS DECIMAL(18,2))",
    "credit_debit",
    "booking_date",
    "value_date",
    "bank_ref",
    "entry_ref",
    "remittance",
    "CAST(closing_balance AS DECIMAL(18,2))",
    "closing_date",
    "entry_number",
    "balance_note"
  };

  private static final SparkSession SPARK = interpreted();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyReaderGivesWhatTheWriterWasGiven(long seed) throws IOException {
    RandomStatements random = new RandomStatements(seed);
    List<String> expected = expected(random);

    for (Map.Entry<String, TextSource> source : sources(random).entrySet()) {
      Dataset<Row> rows = source.getValue().load(SPARK);
      assertThat(lines(rows.where("__reject IS NULL").orderBy("__row").selectExpr(COMMON)))
          .as(source.getKey())
          .isEqualTo(expected);
      assertThat(lines(rows.where("__reject IS NOT NULL").select("__reject")))
          .as(source.getKey())
          .isEmpty();
      if (!source.getKey().equals("BAI2")) {
        assertThat(
                rows.selectExpr("counterparty_name").collectAsList().stream()
                    .map(row -> row.getString(0)))
            .as(source.getKey())
            .containsExactlyInAnyOrderElementsOf(
                random.statements().stream()
                    .flatMap(statement -> statement.transactions().stream())
                    .map(Transaction::name)
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11})
  void neitherTheSplitSizeNorThePartitionsChangeAnything(long seed) throws IOException {
    RandomStatements random = new RandomStatements(seed);
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 5; i++) {
      Files.writeString(many.resolve(i + ".sta"), random.mt940());
    }
    List<String> once = null;
    for (long splitBytes : List.of(0L, 1L, 100L)) {
      for (int partitions : List.of(1, 2, 7)) {
        TextSource source =
            TextSource.plan(
                    options(StatementFormat.MT940, many).withSplitBytes(splitBytes),
                    PLACE,
                    new Problems())
                .orElseThrow();
        List<String> rows =
            lines(source.load(SPARK).repartition(partitions).orderBy("__row").drop("__row"));
        once = once == null ? rows : once;
        assertThat(rows).isEqualTo(once);
      }
    }
    assertThat(once).hasSize(5 * expected(random).size());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aCentTooMuchRejectsTheRowsOfTheStatementAndNoOther(long seed) throws IOException {
    RandomStatements random = new RandomStatements(seed);
    Statement wrong =
        random.statements().stream()
            .filter(statement -> !statement.transactions().isEmpty())
            .findFirst()
            .orElse(random.statements().get(0));
    String closing = BigDecimal.valueOf(Math.abs(wrong.closing()), 2).toPlainString();
    String more = BigDecimal.valueOf(Math.abs(wrong.closing()) + 1, 2).toPlainString();
    String camt = random.camt053();
    int from = camt.indexOf("CLBD", camt.indexOf(">" + wrong.account() + "<"));
    String broken = camt.substring(0, from) + camt.substring(from).replaceFirst(closing, more);
    Path file = Files.writeString(folder.resolve("a.xml"), broken);

    Dataset<Row> rows = plan(StatementFormat.CAMT053, file).load(SPARK);

    assertThat(lines(rows.where("__reject IS NULL").selectExpr("account")))
        .doesNotContain(wrong.account())
        .hasSize(expected(random).size() - wrong.transactions().size());
    String off = wrong.closing() < 0 ? "off by -0.01" : "off by 0.01";
    assertThat(lines(rows.where("__reject IS NOT NULL").selectExpr("__reject.reason")))
        .hasSize(Math.max(1, wrong.transactions().size()))
        .allMatch(reason -> reason.endsWith(off), off);
  }

  private Map<String, TextSource> sources(RandomStatements random) throws IOException {
    Map<String, TextSource> sources = new LinkedHashMap<>();
    sources.put("CAMT053", plan(StatementFormat.CAMT053, write("a.xml", random.camt053())));
    sources.put("MT940", plan(StatementFormat.MT940, write("a.sta", random.mt940())));
    sources.put("BAI2", plan(StatementFormat.BAI2, write("a.bai", random.bai2())));
    sources.put("OFX 1", plan(StatementFormat.OFX, write("1.ofx", random.ofx(false))));
    sources.put("OFX 2", plan(StatementFormat.OFX, write("2.ofx", random.ofx(true))));
    return sources;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static TextOptions options(StatementFormat format, Path path) {
    return TextOptions.of(
        new TextFormat.Statements(
            format,
            new SourceLayout.Statement(
                SourceLayout.StatementRows.ENTRIES, SourceLayout.Unbalanced.REJECT)),
        path.toString());
  }

  private static TextSource plan(StatementFormat format, Path path) {
    Problems problems = new Problems();
    TextSource source = TextSource.plan(options(format, path), PLACE, problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return source;
  }

  private static List<String> expected(RandomStatements random) {
    List<String> lines = new ArrayList<>();
    for (Statement statement : random.statements()) {
      int number = 0;
      for (Transaction t : statement.transactions()) {
        lines.add(
            String.join(
                "|",
                statement.account(),
                statement.id(),
                "EUR",
                BigDecimal.valueOf(t.cents(), 2).toPlainString(),
                t.isCredit() ? "CRDT" : "DBIT",
                t.booked().toString(),
                t.valued().toString(),
                t.bankRef(),
                t.customerRef(),
                t.purpose(),
                BigDecimal.valueOf(statement.closing(), 2).toPlainString(),
                statement.day().toString(),
                Integer.toString(++number),
                "null"));
      }
    }
    return lines;
  }

  /** Compiling takes longer than reading a few rows. */
  private static SparkSession interpreted() {
    SparkSession spark = SharedSpark.session().newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return spark;
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString("|")).toList();
  }
}
