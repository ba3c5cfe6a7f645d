package dev.sluice.match.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums without a common key, each block in an account of its own. Every set of its amounts is tried
 * as the block is made: nothing balances but what was planted.
 */
record BasketPatterns(Planting planting, Draw draw) {

  /** Most rows of a basket. */
  static final int MEMBERS = 6;

  /** How many baskets of a block are plain. */
  private static final int PLAIN = 2;

  /** What else is in a block besides two plain baskets and rows that fit nothing. */
  private enum Extra {
    NONE,
    /** One row that two different baskets add up to. */
    TWO_WAYS,
    /** Two rows whose baskets share a row. */
    SHARED,
    /** A basket of which a row is there twice. */
    TWIN
  }

  /**
   * One row and the baskets that add up to it, as positions among the many.
   *
   * @param ways more than one when it is ambiguous, or when rows look alike
   */
  private record Sum(BigDecimal amount, Set<Integer> ways) {}

  /**
   * A block before its rows are in the tables.
   *
   * @param one the side of the sums
   * @param sums the plain ones, those of the extra, and one that nothing adds up to
   * @param many the plain baskets, from {@code first} on the extra, and one that fits nowhere
   */
  private record Block(
      String rule, Side one, String currency, List<Sum> sums, List<BigDecimal> many, int first) {}

  Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    for (Extra extra : Extra.values()) {
      String name = extra.name().toLowerCase(Locale.ROOT);
      all.put("baskets 1:N, " + name, () -> block("baskets", Side.BANK, extra));
      all.put("baskets N:1, " + name, () -> block("deposits", Side.LEDGER, extra));
    }
    return all;
  }

  /** Plants a block, drawing amounts until no set balances by accident. */
  private void block(String rule, Side one, Extra extra) {
    String currency = draw.isLucky() ? "EUR" : "CHF";
    List<BigDecimal> many = new ArrayList<>();
    List<Sum> sums = new ArrayList<>();
    sums.add(basket(many, currency, draw.between(2, 3)));
    sums.add(basket(many, currency, draw.between(3, MEMBERS)));
    int first = many.size();
    switch (extra) {
      case NONE -> many.add(draw.searchable(currency));
      case TWO_WAYS -> sums.add(twoWays(many, currency));
      case SHARED -> sums.addAll(shared(many, currency));
      case TWIN -> sums.add(twin(many, currency));
    }
    many.add(draw.searchable(currency));
    sums.add(new Sum(draw.searchable(currency), Set.of()));
    if (!isAsPlanted(sums, many)) {
      block(rule, one, extra);
      return;
    }
    plant(new Block(rule, one, currency, sums, many, first), extra);
  }

  private Sum basket(List<BigDecimal> many, String currency, int members) {
    int set = 0;
    BigDecimal sum = new BigDecimal("0.00");
    for (int i = 0; i < members; i++) {
      BigDecimal amount = draw.searchable(currency);
      set |= 1 << many.size();
      many.add(amount);
      sum = sum.add(amount);
    }
    return new Sum(sum, Set.of(set));
  }

  private Sum twoWays(List<BigDecimal> many, String currency) {
    Sum sum = basket(many, currency, 2);
    BigDecimal other = draw.searchable(currency);
    int second = 3 << many.size();
    many.add(other);
    many.add(sum.amount.subtract(other));
    return new Sum(sum.amount, Set.of(sum.ways.iterator().next(), second));
  }

  private List<Sum> shared(List<BigDecimal> many, String currency) {
    Sum sum = basket(many, currency, 2);
    int inBoth = many.size() - 1;
    BigDecimal third = draw.searchable(currency);
    many.add(third);
    return List.of(sum, new Sum(many.get(inBoth).add(third), Set.of(3 << inBoth)));
  }

  private Sum twin(List<BigDecimal> many, String currency) {
    Sum sum = basket(many, currency, 2);
    int twin = many.size() - 1;
    many.add(many.get(twin));
    int base = 1 << (twin - 1);
    return new Sum(sum.amount, Set.of(base | 1 << twin, base | 1 << (twin + 1)));
  }

  /** Whether trying every set finds what was planted, in either direction. */
  private static boolean isAsPlanted(List<Sum> sums, List<BigDecimal> many) {
    SubsetSums found = new SubsetSums(many, MEMBERS);
    SubsetSums back = new SubsetSums(sums.stream().map(Sum::amount).toList(), MEMBERS);
    return sums.stream().allMatch(sum -> found.of(sum.amount).equals(sum.ways))
        && many.stream().allMatch(amount -> back.of(amount).isEmpty());
  }

  /** Puts a block into the tables, its rows in no order, and writes down what is true of it. */
  private void plant(Block block, Extra extra) {
    String pool = planting.newPool();
    List<Item> ones = items(block.one, block.sums.stream().map(Sum::amount).toList(), pool, block);
    List<Item> many = items(block.one.other(), block.many, pool, block);
    int last = ones.size() - 1;
    for (int i = 0; i < PLAIN; i++) {
      match(block, ones.get(i), at(many, block.sums.get(i).ways.iterator().next()));
    }
    List<Item> extras = many.subList(block.first, many.size() - 1);
    switch (extra) {
      case NONE -> planting.missing(extras.get(0));
      case TWO_WAYS, SHARED -> {
        planting.ambiguous(ones.subList(PLAIN, last));
        planting.ambiguous(extras);
      }
      case TWIN -> {
        match(block, ones.get(PLAIN), extras.subList(0, 2));
        planting.lookalikes(extras.subList(1, 3));
        Item twin = extras.get(2);
        planting.open(twin, Set.of(twin.id().side().missing(), "duplicate"));
      }
    }
    planting.missing(ones.get(last));
    planting.missing(many.get(many.size() - 1));
  }

  private void match(Block block, Item one, List<Item> many) {
    boolean isBank = block.one == Side.BANK;
    planting.matchGroup(block.rule, isBank ? List.of(one) : many, isBank ? many : List.of(one));
  }

  /**
   * Rows with nothing in common but the account; equal amounts in a row are rows that look alike.
   */
  private List<Item> items(Side side, List<BigDecimal> amounts, String pool, Block block) {
    List<Item> items = new ArrayList<>();
    Posting before = draw.posting(pool, block.currency);
    for (BigDecimal amount : amounts) {
      boolean isTwin = !items.isEmpty() && amount.equals(before.amount());
      before = isTwin ? before : draw.posting(pool, block.currency).of(amount.setScale(2));
      items.add(planting.add(side, before));
    }
    return items;
  }

  private static List<Item> at(List<Item> items, int set) {
    return SubsetSums.positions(set).stream().map(items::get).toList();
  }
}
