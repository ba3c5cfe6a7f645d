package dev.sluice.match.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects planted items with what is true of them. */
final class Planting {

  /** Coprime to every power of ten, so that numbers look random and none comes twice. */
  private static final long STRIDE = 7_368_787;

  private final long numbers;
  private final List<Item> left = new ArrayList<>();
  private final List<Item> right = new ArrayList<>();
  private final Map<ItemId, ItemId> lookalikes = new TreeMap<>();
  private final List<ExpectedMatch> matches = new ArrayList<>();
  private final Map<ItemId, ExpectedOpen> opens = new TreeMap<>();
  private final Set<ItemId> ambiguous = new TreeSet<>();
  private final Map<String, Integer> planted = new TreeMap<>();
  private int pools;

  Planting(TruthSettings settings) {
    long room = 1000;
    while (room < 4L * settings.rows()) {
      room *= 10;
    }
    this.numbers = room * 10;
  }

  /** Plants a pattern and counts it. */
  void plant(String pattern, Runnable planter) {
    planter.run();
    planted.merge(pattern, 1, Integer::sum);
  }

  int bankRows() {
    return left.size();
  }

  /** An account for one search of baskets alone. */
  String newPool() {
    return String.format(Locale.ROOT, "POOL-%05d", ++pools);
  }

  Item add(Side side, Posting posting) {
    List<Item> items = side == Side.BANK ? left : right;
    long number = Math.floorMod((items.size() + 1) * STRIDE, numbers);
    String digits = Long.toString(numbers + number).substring(1);
    Item item = new Item(new ItemId(side, digits), posting);
    items.add(item);
    return item;
  }

  /** Both rows, as a match of one against one. */
  void pair(String rule, Posting bank, Posting ledger) {
    matchPair(rule, add(Side.BANK, bank), add(Side.LEDGER, ledger));
  }

  void matchPair(String rule, Item bank, Item ledger) {
    BigDecimal one = bank.posting().amount();
    boolean isEqual = one != null && one.equals(ledger.posting().amount());
    match(rule, isEqual ? "matched" : "within-tolerance", List.of(bank), List.of(ledger));
  }

  void matchGroup(String rule, List<Item> bank, List<Item> ledger) {
    match(rule, "matched-in-group", bank, ledger);
  }

  private void match(String rule, String bucket, List<Item> bank, List<Item> ledger) {
    matches.add(new ExpectedMatch(ids(bank), ids(ledger), rule, bucket));
  }

  /** Both rows, as a break that puts them beside each other. */
  void breakPair(String type, Posting bank, Posting ledger) {
    ItemId one = add(Side.BANK, bank).id();
    ItemId other = add(Side.LEDGER, ledger).id();
    opens.put(one, new ExpectedOpen(Set.of(type), other));
    opens.put(other, new ExpectedOpen(Set.of(type), one));
  }

  /** A row that the other side has nothing like. */
  void missing(Item item) {
    open(item, Set.of(item.id().side().missing()));
  }

  void open(Item item, Set<String> types) {
    opens.put(item.id(), new ExpectedOpen(types, null));
  }

  /** Rows that nothing may match; how they break is anybody's guess. */
  void openAnyhow(Iterable<Item> items) {
    items.forEach(item -> opens.put(item.id(), ExpectedOpen.anyhow()));
  }

  /** Rows with several ways to match, of which none may be taken without asking. */
  void ambiguous(Iterable<Item> items) {
    openAnyhow(items);
    items.forEach(item -> ambiguous.add(item.id()));
  }

  /** Rows of one side of which any may stand for any other. */
  void lookalikes(List<Item> items) {
    items.forEach(item -> lookalikes.put(item.id(), items.get(0).id()));
  }

  private static List<ItemId> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  Truth truth(Random random, BusinessDays calendar, TruthSettings settings) {
    Collections.shuffle(left, random);
    Collections.shuffle(right, random);
    return new Truth(
        settings, left, right, calendar, lookalikes, matches, opens, ambiguous, planted);
  }
}
