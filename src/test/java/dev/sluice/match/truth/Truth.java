package dev.sluice.match.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two tables and all that is true of them.
 *
 * @param lookalikes of items of which any may stand for any other of their kind: the first of them
 * @param matches what must be matched
 * @param opens every other item, and how it breaks
 * @param ambiguous those of {@code opens} that may be suggested, but never be matched
 * @param planted how often each pattern was planted
 */
public record Truth(
    TruthSettings settings,
    List<Item> left,
    List<Item> right,
    BusinessDays calendar,
    Map<ItemId, ItemId> lookalikes,
    List<ExpectedMatch> matches,
    Map<ItemId, ExpectedOpen> opens,
    Set<ItemId> ambiguous,
    Map<String, Integer> planted) {

  public Truth {
    left = List.copyOf(left);
    right = List.copyOf(right);
    lookalikes = new TreeMap<>(lookalikes);
    matches = List.copyOf(matches);
    opens = new TreeMap<>(opens);
    ambiguous = new TreeSet<>(ambiguous);
    planted = new TreeMap<>(planted);
  }

  /** The item that stands for all that look like this one. */
  public ItemId kind(ItemId id) {
    return lookalikes.getOrDefault(id, id);
  }

  /** The rows of a side. */
  public List<Item> items(Side side) {
    return side == Side.BANK ? left : right;
  }

  /** The same truth with its rows in another order. */
  public Truth shuffled(Random random) {
    List<Item> otherLeft = new ArrayList<>(left);
    List<Item> otherRight = new ArrayList<>(right);
    Collections.shuffle(otherLeft, random);
    Collections.shuffle(otherRight, random);
    return new Truth(
        settings, otherLeft, otherRight, calendar, lookalikes, matches, opens, ambiguous, planted);
  }

  /** The rows that a flawless match would make of it; ambiguous ones stay open. */
  public List<ResultRow> result() {
    List<ResultRow> rows = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      ExpectedMatch match = matches.get(i);
      for (ItemId id : match.left()) {
        rows.add(ResultRow.matched(id, "M" + i, match, match.right().get(0)));
      }
      for (ItemId id : match.right()) {
        rows.add(ResultRow.matched(id, "M" + i, match, match.left().get(0)));
      }
    }
    opens.forEach(
        (id, open) -> {
          String type = open.types().isEmpty() ? "other" : open.types().iterator().next();
          ItemId partner = open.partner();
          rows.add(ResultRow.open(id, type, partner == null ? null : partner.id()));
        });
    return rows;
  }

  /**
   * Writes what {@link TruthJob} reads: {@code bank/} and {@code ledger/}, each in some files,
   * {@code accounts.csv} and {@code holidays.csv}.
   *
   * @param files how many files a table becomes; its rows are dealt out to them
   */
  public void write(Path folder, int files) {
    write(folder, Side.BANK, files);
    write(folder, Side.LEDGER, files);
    writeLines(folder.resolve("accounts.csv"), TruthJob.ACCOUNTS_HEADER, accounts());
    List<String> holidays =
        new ArrayList<>(calendar.holidays().stream().map(LocalDate::toString).toList());
    // A holiday that is listed twice is one day off.
    holidays.add(holidays.get(0));
    writeLines(folder.resolve("holidays.csv"), "day", holidays);
  }

  private void write(Path folder, Side side, int files) {
    List<String> lines = items(side).stream().map(Item::csv).toList();
    for (int file = 0; file < files; file++) {
      List<String> some = new ArrayList<>();
      for (int i = file; i < lines.size(); i += files) {
        some.add(lines.get(i));
      }
      writeLines(folder.resolve(side.table() + "/part-" + file + ".csv"), side.header(), some);
    }
  }

  private List<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    for (Side side : Side.values()) {
      for (Item item : items(side)) {
        String account = item.posting().account();
        if (account != null) {
          accounts.add(account);
        }
      }
    }
    return accounts.stream().map(TruthJob::accountLine).toList();
  }

  private static void writeLines(Path file, String header, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
