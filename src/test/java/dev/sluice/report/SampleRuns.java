package dev.sluice.report;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.CellErrors;
import dev.sluice.report.RunRecord.Control;
import dev.sluice.report.RunRecord.Document;
import dev.sluice.report.RunRecord.Gate;
import dev.sluice.report.RunRecord.Input;
import dev.sluice.report.RunRecord.Outcome;
import dev.sluice.report.RunRecord.Output;
import dev.sluice.report.RunRecord.PlanStep;
import dev.sluice.report.RunRecord.RejectReason;
import dev.sluice.report.RunRecord.RejectSample;
import dev.sluice.report.RunRecord.Timing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs as they might be, one for every way in which a run can end. */
final class SampleRuns {

  private static final String BANK_FILE = "test-data/reconciliation/bank-2026-10-31.csv";
  private static final String SHA =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private SampleRuns() {}

  static RunRecord published() {
    return of(Outcome.PUBLISHED, 0, null, "published", gatesThatHold(), List.of());
  }

  static RunRecord refused() {
    return of(
        Outcome.REFUSED,
        3,
        null,
        "refused",
        gatesThatRefuse(),
        List.of(
            "quality/breaks.dqdl:4: IsComplete \"account\" measured 0.991 where 1.0 is expected",
            "quality/breaks.dqdl:9: column \"currency\" holds 3 values that are not allowed"));
  }

  static RunRecord unchanged() {
    RunRecord rich = of(Outcome.UNCHANGED, 0, null, "unchanged", List.of(), List.of());
    return new RunRecord(
        rich.runId(),
        rich.runKey(),
        rich.job(),
        rich.description(),
        rich.outcome(),
        rich.exitCode(),
        rich.message(),
        rich.startedAt(),
        "2026-10-31T06:00:01.320Z",
        rich.asOf(),
        rich.parameters(),
        rich.documents(),
        rich.inputs(),
        List.of(),
        rich.outputs(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        rich.plan(),
        List.of(new Timing("plan", 640)),
        rich.versions(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null);
  }

  static RunRecord failed() {
    RunRecord rich = published();
    return new RunRecord(
        "20261031T060000Z-x7k2",
        "",
        rich.job(),
        rich.description(),
        Outcome.FAILED,
        2,
        "2 problems in jobs/reconciliation/bank-to-ledger.yaml",
        rich.startedAt(),
        "2026-10-31T06:00:00.412Z",
        rich.asOf(),
        rich.parameters(),
        rich.documents(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Timing("plan", 412)),
        rich.versions(),
        List.of(
            "jobs/reconciliation/bank-to-ledger.yaml:14: steps[2].key: column \"acct_id\" is not"
                + " in \"ledger\"; it has account_id, amount, date; did you mean \"account_id\"?",
            "jobs/reconciliation/bank-to-ledger.yaml:19: steps[3].columns.net: a function is"
                + " missing its closing bracket\n    =ROUND([@amount]*(1-[@fee_rate],2)\n"
                + "                                     ^"),
        List.of(),
        null,
        List.of(),
        null);
  }

  /** A run of which almost nothing is known. */
  static RunRecord empty() {
    return new RunRecord(
        "r",
        "",
        "nothing",
        "",
        Outcome.PLANNED,
        0,
        null,
        "2026-10-31T06:00:00Z",
        "2026-10-31T06:00:00Z",
        "2026-10-31T00:00:00Z",
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null);
  }

  private static RunRecord of(
      Outcome outcome,
      int exitCode,
      @Nullable String message,
      String state,
      List<Gate> gates,
      List<String> problems) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("date", "2026-10-31");
    parameters.put("tolerance", "0.05");
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("sluice", "0.1.0");
    versions.put("spark", "3.5.7");
    versions.put("iceberg", "1.10.1");
    versions.put("java", "17.0.15");
    return new RunRecord(
        "20261031T060000Z-x7k2",
        "4c1f6a0de7b34d0c9d1cc3a0f1f7d1a2",
        "bank-to-ledger",
        "Match bank lines to the general ledger and publish breaks",
        outcome,
        exitCode,
        message,
        "2026-10-31T06:00:00.120Z",
        "2026-10-31T06:00:12.570Z",
        "2026-10-31T00:00:00Z",
        parameters,
        List.of(
            new Document("jobs/reconciliation/bank-to-ledger.yaml", SHA),
            new Document("quality/breaks.dqdl", SHA.replace('9', 'a'))),
        List.of(
            new Input(
                "bank", "csv", BANK_FILE, List.of(new Input.Version(BANK_FILE, 412_332, SHA))),
            new Input(
                "ledger",
                "iceberg",
                "finance.ledger",
                List.of(new Input.Version("finance.ledger", 0, "snapshot 5512093847712093342"))),
            new Input(
                "fees",
                "jsonl",
                "test-data/reconciliation/fees.jsonl",
                List.of(new Input.Version("test-data/reconciliation/fees.jsonl", 1_204, SHA)))),
        accounts(),
        outputs(state),
        gates,
        List.of(
            new RejectReason("bank", "source", "not a decimal(18,2)", 8),
            new RejectReason("bank", "source", "6 columns where 5 are expected", 4),
            new RejectReason("bank", "vlookup", "#N/A: no match in ledger", 21)),
        rejectSamples(),
        List.of(
            new CellErrors(
                "bank",
                "vlookup",
                "ledger_account",
                "#N/A",
                21,
                "quarantined",
                List.of(
                    new RejectSample(
                        "bank",
                        "vlookup",
                        BANK_FILE,
                        1_204L,
                        "ledger_account",
                        "TX-99817",
                        "#N/A: no match in ledger",
                        "TX-99817,120.00,2026-10-30,ACME GmbH,EUR")))),
        List.of(
            new PlanStep(
                "bank",
                "source",
                List.of("reads " + BANK_FILE + " as csv with 5 declared columns")),
            new PlanStep("bank", "formula", List.of("adds net; one projection, no shuffle")),
            new PlanStep(
                "bank",
                "vlookup",
                List.of(
                    "looks up txn_id in ledger, first match", "broadcasts ledger (3,998 rows)")),
            new PlanStep("breaks", "join", List.of("full join on txn_id, shuffles both sides")),
            new PlanStep("breaks", "filter", List.of("keeps rows with difference <> 0")),
            new PlanStep(
                "breaks_by_account", "pivot", List.of("rows account, columns reason, sum of net"))),
        List.of(
            new Timing("plan", 640),
            new Timing("stage breaks", 6_230),
            new Timing("gate breaks", 2_110),
            new Timing("stage breaks_by_account", 1_790),
            new Timing("gate breaks_by_account", 980),
            new Timing("publish", 420)),
        versions,
        problems,
        List.of(),
        null,
        List.of(),
        null);
  }

  private static List<Account> accounts() {
    return List.of(
        new Account(
            "bank",
            "source",
            List.of(),
            null,
            4_012,
            4_000,
            Map.of(),
            12,
            "made = records of the files",
            true,
            List.of(control("amount", null, "1204993.17", "0.00", "48.20"))),
        new Account(
            "ledger",
            "source",
            List.of(),
            null,
            3_998,
            3_998,
            Map.of(),
            0,
            "made = rows of the snapshot",
            true,
            List.of()),
        new Account(
            "fees",
            "source",
            List.of(),
            null,
            17,
            17,
            Map.of(),
            0,
            "made = records of the files",
            true,
            List.of()),
        new Account(
            "bank",
            "vlookup",
            List.of("bank", "fees"),
            4_000L,
            4_000,
            3_979,
            Map.of(),
            21,
            "made = in",
            true,
            List.of(control("amount", "1204993.17", "1201120.02", "0.00", "3873.15"))),
        new Account(
            "breaks",
            "join",
            List.of("bank", "ledger"),
            7_977L,
            4_096,
            4_096,
            Map.of(),
            0,
            "both + left = bank, both + right = ledger",
            true,
            List.of()),
        new Account(
            "breaks",
            "filter",
            List.of("breaks"),
            4_096L,
            4_096,
            312,
            matchedReasons(),
            0,
            "made = in",
            true,
            List.of(control("amount", "1201120.02", "88302.55", "1112817.47", "0.00"))),
        new Account(
            "breaks_by_account",
            "pivot",
            List.of("breaks"),
            312L,
            41,
            41,
            Map.of(),
            0,
            "sum of folded = in",
            true,
            List.of()));
  }

  private static Map<String, Long> matchedReasons() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    reasons.put("amounts agree", 3_702L);
    reasons.put("within tolerance", 82L);
    return reasons;
  }

  private static Control control(
      String column, @Nullable String in, String kept, String dropped, String rejected) {
    return new Control(
        column,
        in == null ? null : new BigDecimal(in),
        new BigDecimal(kept),
        new BigDecimal(dropped),
        new BigDecimal(rejected),
        true);
  }

  private static List<Output> outputs(String state) {
    boolean isPublished = state.equals("published");
    return List.of(
        new Output(
            "breaks",
            "iceberg",
            "finance.breaks",
            "replace-partitions",
            312,
            "b1946ac92492d2347c6235b4d2611184",
            8_123_409_981_123_499_120L,
            isPublished ? 7_112_330_012_998_100_233L : null,
            state,
            List.of("txn_id", "account", "booked_on", "bank_amount", "ledger_amount", "reason"),
            List.of(
                Arrays.asList("TX-10021", "4711", "2026-10-30", "120.00", "102.00", "transposed"),
                Arrays.asList("TX-10388", "4711", "2026-10-31", "9.99", null, "not in ledger"),
                Arrays.asList(
                    "TX-11907", "4820", "2026-10-31", "-1500.00", "1500.00", "sign differs"))),
        new Output(
            "breaks_by_account",
            "parquet",
            "out/breaks-by-account",
            "overwrite",
            41,
            "591785b794601e212b260e25925636fd",
            null,
            null,
            state,
            List.of("account", "transposed", "not in ledger", "Total"),
            List.of(
                List.of("4711", "120.00", "9.99", "129.99"),
                List.of("4820", "0.00", "88.10", "88.10"))));
  }

  private static List<RejectSample> rejectSamples() {
    return List.of(
        new RejectSample(
            "bank",
            "source",
            BANK_FILE,
            87L,
            "amount",
            "12,40",
            "not a decimal(18,2)",
            "TX-10087,\"12,40\",2026-10-29,Café Zoë,EUR"),
        new RejectSample(
            "bank",
            "source",
            BANK_FILE,
            311L,
            null,
            null,
            "6 columns where 5 are expected",
            "TX-10311,40.00,2026-10-29,Meier, Sohn & Co,EUR"),
        new RejectSample(
            "bank",
            "source",
            BANK_FILE,
            902L,
            "amount",
            "1\u00A0204.50\u202E",
            "not a decimal(18,2)",
            "TX-10902,1\u00A0204.50\u202E,2026-10-30,株式会社サンプル,JPY"),
        new RejectSample(
            "bank",
            "vlookup",
            BANK_FILE,
            1_204L,
            "ledger_account",
            "TX-99817",
            "#N/A: no match in ledger",
            "TX-99817,120.00,2026-10-30,ACME GmbH,EUR," + "remittance information ".repeat(12)));
  }

  private static List<Gate> gatesThatHold() {
    return List.of(
        new Gate(
            "breaks",
            "quality/breaks.dqdl",
            "PASS",
            List.of(
                rule("RowCount between 1 and 5000", 3, "312", "between 1 and 5000"),
                rule("IsComplete \"account\"", 4, "1.0", "= 1.0"),
                rule("IsUnique \"txn_id\"", 5, "1.0", "= 1.0"),
                rule("Sum \"bank_amount\" > 0", 7, "88302.55", "> 0"))),
        new Gate(
            "breaks_by_account",
            "quality/by-account.dqdl",
            "PASS",
            List.of(rule("RowCount > 0", 2, "41", "> 0"))));
  }

  private static List<Gate> gatesThatRefuse() {
    return List.of(
        new Gate(
            "breaks",
            "quality/breaks.dqdl",
            "FAIL",
            List.of(
                rule("RowCount between 1 and 5000", 3, "312", "between 1 and 5000"),
                new Gate.Rule(
                    "IsComplete \"account\"",
                    "quality/breaks.dqdl:4",
                    "FAIL",
                    "0.991",
                    "= 1.0",
                    "3 rows have no account",
                    List.of("TX-10388", "TX-10401", "TX-11007")),
                rule("IsUnique \"txn_id\"", 5, "1.0", "= 1.0"),
                new Gate.Rule(
                    "ColumnValues \"currency\" in [\"EUR\", \"USD\"]",
                    "quality/breaks.dqdl:9",
                    "ERROR",
                    null,
                    "every value in the list",
                    "column \"currency\" could not be evaluated",
                    List.of()))),
        new Gate(
            "breaks_by_account",
            "quality/by-account.dqdl",
            "PASS",
            List.of(rule("RowCount > 0", 2, "41", "> 0"))));
  }

  private static Gate.Rule rule(String text, int line, String measured, String expected) {
    return new Gate.Rule(
        text, "quality/breaks.dqdl:" + line, "PASS", measured, expected, null, List.of());
  }
}
