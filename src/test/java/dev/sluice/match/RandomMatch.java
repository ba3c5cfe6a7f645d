package dev.sluice.match;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** Random rules, and random tables in which some rows belong together. */
final class RandomMatch {

  static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 20);

  private static final List<String> ACCOUNTS = List.of("A1", "A1", "A1", "A2", "A3");
  private static final List<String> CURRENCIES = List.of("CHF", "CHF", "EUR", "JPY");
  private static final List<String> PARTIES =
      List.of("Miller Ltd", "Miller Ltd.", "Millar Ltd", "Weber AG", "Weber");
  private static final List<String> SPELLINGS = List.of("INV%d", "INV%d", "inv %d", "Inv-%d");

  private final Random random;
  final boolean hasCurrency;
  final boolean isFromFirstSeen;
  final DecimalType leftAmount;
  final DecimalType rightAmount;
  final List<RandomRule> rules = new ArrayList<>();
  private final boolean hasOwnBreakKeys;
  private final boolean isWide;
  private int ids;

  /** Both tables of a run. */
  record Inputs(List<Entry> left, List<Entry> right) {

    List<Entry> all() {
      List<Entry> all = new ArrayList<>(left);
      all.addAll(right);
      return all;
    }
  }

  RandomMatch(long seed) {
    this.random = new Random(seed);
    this.hasCurrency = !chance(25);
    this.isFromFirstSeen = chance(35);
    this.hasOwnBreakKeys = chance(50);
    this.isWide = chance(15);
    this.leftAmount = DataTypes.createDecimalType(isWide ? 30 : 12, 2);
    this.rightAmount = DataTypes.createDecimalType(isWide ? 30 : 12, chance(20) ? 3 : 2);
    rules.add(rule(0, "one-to-one"));
    int more = 1 + random.nextInt(3);
    for (int i = 1; i <= more; i++) {
      rules.add(rule(i, pick(List.of("one-to-one", "one-to-many", "many-to-one", "many-to-many"))));
    }
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private RandomRule rule(int number, String cardinality) {
    boolean isOneToOne = cardinality.equals("one-to-one");
    boolean searches = !isOneToOne && chance(50);
    int from = -random.nextInt(4);
    return new RandomRule(
        "rule " + number,
        pick(
            List.of(
                List.of("account", "reference"),
                List.of("reference"),
                List.of("batch"),
                List.of("account", "batch"),
                searches || isOneToOne ? List.of("account") : List.of("reference", "batch"))),
        chance(50) ? subset(List.of("case", "spaces", "punctuation")) : Set.of(),
        chance(60) ? new int[] {from, from + random.nextInt(6)} : null,
        chance(30),
        tolerance(),
        isOneToOne && chance(25) ? pick(List.of(0.8, 0.95, 1.0)) : null,
        cardinality,
        searches,
        chance(20),
        searches ? "\n    members: " + (2 + random.nextInt(3)) + "\n    budget: 300000" : "");
  }

  private Set<String> subset(List<String> words) {
    Set<String> chosen = new LinkedHashSet<>(words);
    chosen.removeIf(word -> chance(40));
    return chosen;
  }

  private Map<String, RandomRule.Limits> tolerance() {
    Map<String, RandomRule.Limits> tolerance = new LinkedHashMap<>();
    if (hasCurrency && chance(25)) {
      tolerance.put("CHF", limits());
      tolerance.put("JPY", limits());
    }
    tolerance.put("", limits());
    return tolerance;
  }

  private RandomRule.Limits limits() {
    List<BigDecimal> choice =
        List.of(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.05"), new BigDecimal("2.5"));
    BigDecimal above = pick(choice);
    return new RandomRule.Limits(chance(70) ? above : pick(choice), above, chance(30));
  }

  /** The options of the step. */
  String yaml(boolean hasPrevious, boolean hasDecisions) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("left: bank\nright: ledger\nid: {left: txn_id, right: entry_id}\namount: amount\n");
    yaml.append("date: {left: booked_on, right: posted_on}\naccount: account\n");
    yaml.append("order: [reference]\nholidays: holidays[day]\n");
    yaml.append(hasCurrency ? "currency: currency\n" : "");
    yaml.append(hasPrevious ? "previous: before\n" : "");
    yaml.append(hasDecisions ? "decisions: decided\n" : "");
    yaml.append("ageing: {days: [5, 20], from: ");
    yaml.append(isFromFirstSeen ? "first-seen}\n" : "date}\n");
    yaml.append("breaks:\n  compare: [{left: payer, right: customer}]\n  date-limit: 5\n");
    yaml.append("  labels: [{when: '=[@break_type]=\"amount\"', label: fee}]\n");
    yaml.append(hasOwnBreakKeys ? "  keys: [reference]\n  ignore: [case]\n" : "");
    yaml.append("rules:\n");
    rules.forEach(rule -> yaml.append(rule.yaml()));
    return yaml.toString();
  }

  /** The tables of the next run: new rows, and some of those of the run before, also changed. */
  Inputs next(@Nullable Inputs before, LocalDate asOf) {
    Inputs inputs = new Inputs(new ArrayList<>(), new ArrayList<>());
    int stories = before == null ? 28 : 12;
    for (int i = 0; i < stories; i++) {
      tell(inputs, asOf);
    }
    if (before != null) {
      for (Entry entry : before.all()) {
        if (chance(30)) {
          boolean isRestated = chance(25) && entry.amount() != null;
          (entry.isRight() ? inputs.right : inputs.left)
              .add(isRestated ? entry.withAmount(amount()) : entry);
        }
      }
    }
    repeatSome(inputs.left);
    repeatSome(inputs.right);
    return inputs;
  }

  /** Some rows of one story that may belong together. */
  private void tell(Inputs inputs, LocalDate asOf) {
    String account = chance(4) ? null : pick(ACCOUNTS);
    int number = random.nextInt(10);
    String batch = chance(30) ? null : "X" + random.nextInt(8);
    String currency = chance(4) ? null : pick(CURRENCIES);
    LocalDate day = asOf.minusDays(random.nextInt(25));
    List<BigDecimal> left = amounts(chance(15) ? 0 : 1 + random.nextInt(3));
    List<BigDecimal> right = counterparts(left);
    for (BigDecimal amount : left) {
      inputs.left.add(entry(false, amount, day, currency, account, number, batch));
    }
    for (BigDecimal amount : right) {
      inputs.right.add(entry(true, amount, day.plusDays(late()), currency, account, number, batch));
    }
  }

  private int late() {
    return chance(60) ? 0 : random.nextInt(9) - 3;
  }

  private List<BigDecimal> amounts(int count) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      amounts.add(amount());
    }
    return amounts;
  }

  private BigDecimal amount() {
    BigDecimal amount =
        chance(40)
            ? new BigDecimal(10 * (random.nextInt(5) - 1))
            : BigDecimal.valueOf(random.nextInt(30_000) - 8_000, 2);
    return isWide && chance(70) ? amount.add(new BigDecimal("31415926535897932384.62")) : amount;
  }

  /** The same amounts, their sum in other parts, or others; some of them off a little. */
  private List<BigDecimal> counterparts(List<BigDecimal> left) {
    if (left.isEmpty() || chance(15)) {
      return amounts(random.nextInt(3));
    }
    List<BigDecimal> right = new ArrayList<>(left);
    if (chance(40)) {
      right = amounts(random.nextInt(3));
      BigDecimal rest =
          left.stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .subtract(right.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      right.add(rest);
    }
    if (chance(30)) {
      right.add(right.remove(0).add(BigDecimal.valueOf(random.nextInt(13) - 6, 2)));
    }
    if (chance(8)) {
      right.add(right.remove(0).negate());
    }
    return right;
  }

  private Entry entry(
      boolean right,
      BigDecimal amount,
      LocalDate day,
      @Nullable String currency,
      @Nullable String account,
      int number,
      @Nullable String batch) {
    String reference =
        chance(4) ? (chance(50) ? null : "") : String.format(pick(SPELLINGS), number);
    return new Entry(
        right,
        chance(3) ? null : (right ? "L" : "B") + ids++,
        chance(4) ? null : amount,
        chance(4) ? null : day,
        currency,
        account,
        reference,
        batch,
        chance(4) ? null : pick(PARTIES));
  }

  /** Whole rows twice, rows with another id, and ids that stand for two rows. */
  private void repeatSome(List<Entry> entries) {
    for (Entry entry : List.copyOf(entries)) {
      if (chance(6)) {
        entries.add(
            switch (random.nextInt(3)) {
              case 0 -> entry;
              case 1 -> entry.withId((entry.isRight() ? "L" : "B") + ids++);
              default -> pick(entries).withId(entry.id());
            });
      }
    }
    Collections.shuffle(entries, random);
  }
}
