package dev.sluice.match.truth;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Seeded random values of postings. */
final class Draw {

  static final List<String> CARD_ACCOUNTS = List.of("CARD-1", "CARD-2");

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 180;
  private static final List<String> ACCOUNTS = List.of("1000", "1100", "DE-1200", "Zürich 12");
  private static final List<String> CURRENCIES = List.of("CHF", "EUR", "JPY", "USD");
  private static final List<String> PREFIXES =
      List.of("INV", "Überw", "浅草印刷", "ΤΙΜ", "Счёт", "réf", "🧾", "x");
  private static final List<String> COUNTERPARTIES =
      List.of(
          "Nordlicht Handels GmbH",
          "Café Zürich AG, Filiale Süd",
          "Østerbro Varehus ApS",
          "Marlowe & Sons, Ltd.",
          "\"Quick\" Couriers of Kent",
          "Société du Lac Léman",
          "浅草印刷株式会社",
          "Vega Energy plc",
          "ООО Ромашка");

  private final Random random;
  private final TruthSettings settings;
  private final BusinessDays calendar;
  private int references;

  Draw(Random random, TruthSettings settings, BusinessDays calendar) {
    this.random = random;
    this.settings = settings;
    this.calendar = calendar;
  }

  /** Some weekdays, and a Saturday, which is free in any case. */
  static BusinessDays calendar(Random random) {
    Set<LocalDate> days = new HashSet<>(Set.of(FIRST_DAY.plusDays(5)));
    random.ints(14, 0, DAYS).mapToObj(FIRST_DAY::plusDays).forEach(days::add);
    return new BusinessDays(days);
  }

  BusinessDays calendar() {
    return calendar;
  }

  /** From 0 to one below. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean isLucky() {
    return random.nextBoolean();
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A posting whose reference nothing else has. */
  Posting posting() {
    return posting(oneOf(ACCOUNTS), oneOf(CURRENCIES));
  }

  Posting posting(String account, String currency) {
    return new Posting(
        account, day(), reference(), oneOf(COUNTERPARTIES), currency, amount(currency));
  }

  /** Another account of the same kind. */
  String accountBut(String account) {
    String other = oneOf(ACCOUNTS);
    return other.equals(account) ? accountBut(account) : other;
  }

  String currencyBut(String currency) {
    String other = oneOf(CURRENCIES);
    return other.equals(currency) ? currencyBut(currency) : other;
  }

  /** A name that nobody takes for the given one. */
  String counterpartyFarFrom(String name) {
    String other = oneOf(COUNTERPARTIES);
    return Likeness.jaro(name, other) > 0.7 ? counterpartyFarFrom(name) : other;
  }

  /** A name with a letter less, which everybody takes for a slip. */
  String counterpartyCloseTo(String name) {
    int letter = between(5, name.length() - 1);
    String other = name.substring(0, letter) + name.substring(letter + 1);
    return Character.isLetter(name.charAt(letter)) && Likeness.jaro(name, other) > 0.95
        ? other
        : counterpartyCloseTo(name);
  }

  /** A name long enough for a slip to be small. */
  String longCounterparty() {
    String name = oneOf(COUNTERPARTIES);
    return name.length() < 15 ? longCounterparty() : name;
  }

  /** Unique, and so are the digits in it, whatever happens to the rest. */
  String reference() {
    return String.format(Locale.ROOT, "%s-2026-%08d", oneOf(PREFIXES), ++references);
  }

  /** The same text to a person, written otherwise: case, spaces or punctuation differ. */
  String rewritten(String text) {
    String other = text;
    if (isLucky()) {
      other = isLucky() ? other.toUpperCase(Locale.ROOT) : other.toLowerCase(Locale.ROOT);
    }
    if (isLucky()) {
      other = other.replace("-", oneOf(List.of("/", ".", "", " - ", "--")));
    }
    if (isLucky()) {
      int middle = 2 + below(other.length() - 3);
      boolean isWhole = !Character.isLowSurrogate(other.charAt(middle));
      other = isWhole ? other.substring(0, middle) + " " + other.substring(middle) : other;
    }
    return other.equals(text) ? rewritten(text) : other;
  }

  LocalDate day() {
    return FIRST_DAY.plusDays(random.nextInt(DAYS));
  }

  LocalDate businessDay() {
    LocalDate day = day();
    return calendar.includes(day) ? day : businessDay();
  }

  /** Never between -10 and 10; a fourth is negative; yen have no cents. */
  BigDecimal amount(String currency) {
    return settings.wide() ? amount(currency, new BigInteger(112, random)) : searchable(currency);
  }

  /** An amount that sets are searched for with: their sums must have 17 digits at most. */
  BigDecimal searchable(String currency) {
    return amount(currency, BigInteger.valueOf(random.nextInt(900_000_000)));
  }

  private BigDecimal amount(String currency, BigInteger cents) {
    BigDecimal amount = new BigDecimal(cents, 2).add(BigDecimal.TEN);
    if (currency.equals("JPY")) {
      amount = amount.setScale(0, RoundingMode.UP).setScale(2);
    }
    return random.nextInt(4) == 0 ? amount.negate() : amount;
  }

  /** From a cent to the limit, often the limit itself; of either sign. */
  BigDecimal upTo(BigDecimal limit) {
    BigInteger most = limit.unscaledValue();
    BigInteger cents =
        isLucky()
            ? most
            : new BigInteger(most.bitLength() + 64, random).mod(most).add(BigInteger.ONE);
    return either(new BigDecimal(cents, limit.scale()));
  }

  /** The number or its negative. */
  BigDecimal either(BigDecimal number) {
    return isLucky() ? number : number.negate();
  }
}
