package dev.sluice.match.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small big ledger has the outcomes that its file of expectations tells. */
class BigLedgerTest {

  @TempDir Path folder;

  /** Oracle: a matcher that tries every pair of the files. */
  @ParameterizedTest
  @CsvSource({"1, 1500, 0", "2, 1200, 0.05", "3, 500, 0.5", "4, 600, 1"})
  void aNaiveMatcherFindsTheExpectedOutcomes(long seed, int rows, double skew) throws IOException {
    new BigLedger(seed, rows, skew).write(folder);
    BusinessDays calendar = new BusinessDays(Set.of(LocalDate.of(2026, 5, 1)));
    Truth tables =
        new Truth(
            TruthSettings.ofRows(rows),
            read(Side.BANK),
            read(Side.LEDGER),
            calendar,
            Map.of(),
            List.of(),
            Map.of(),
            Set.of(),
            Map.of());

    Map<String, Long> found = outcomes(tables, NaiveMatcher.match(tables));

    Map<String, Long> expected = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("expected.txt"))) {
      String[] words = line.split(" ", -1);
      if (!words[1].equals("0")) {
        expected.put(words[0], Long.valueOf(words[1]));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void theSameSeedMakesTheSameBytesAndTheShareOfTheCommonKeyIsKept() throws IOException {
    new BigLedger(5, 20_000, 0.05).write(folder);
    String bank = Files.readString(folder.resolve("data/bank/part-0000.csv"));
    new BigLedger(5, 20_000, 0.05).write(folder);

    assertThat(folder.resolve("data/bank/part-0000.csv"))
        .content(StandardCharsets.UTF_8)
        .isEqualTo(bank);
    assertThat(bank.lines().filter(line -> line.contains(",COMMON,")).count())
        .isBetween(900L, 1100L);
    assertThat(folder.resolve("jobs/match-big.yaml")).content().startsWith("job: match-big\n");
  }

  private List<Item> read(Side side) throws IOException {
    List<Item> items = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(folder.resolve("data/" + side.table() + "/part-0000.csv"));
    assertThat(lines.get(0)).isEqualTo(side.header());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Posting posting =
          new Posting(
              cells[1],
              LocalDate.parse(cells[2]),
              cells[3],
              cells[4],
              cells[5],
              new BigDecimal(cells[6]));
      items.add(new Item(new ItemId(side, cells[0]), posting));
    }
    return items;
  }

  private static Map<String, Long> outcomes(Truth tables, List<ResultRow> rows) {
    Set<ItemId> common = new TreeSet<>();
    for (Side side : Side.values()) {
      for (Item item : tables.items(side)) {
        if ("COMMON".equals(item.posting().reference())) {
          common.add(item.id());
        }
      }
    }
    Map<String, Long> outcomes = new TreeMap<>();
    for (ResultRow row : rows) {
      boolean isSecondOfTwo = row.partnerId() != null && row.side().equals(Side.LEDGER.table());
      if (!isSecondOfTwo) {
        String name = row.isMatched() ? row.rule() : row.breakType();
        boolean isCommon = !row.isMatched() && common.contains(row.item());
        outcomes.merge(isCommon ? "common-" + row.side() : name + "", 1L, Long::sum);
      }
    }
    return outcomes;
  }
}
