package dev.sluice.match.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes two tables by planting patterns whose outcome is known: each has references, accounts or
 * amounts of its own, so that nothing in it can be matched with anything else.
 */
public final class TruthGenerator {

  /** Of ten patterns beyond the first of each, so many are plain pairs. */
  private static final int PLAIN_OF_TEN = 8;

  private TruthGenerator() {}

  /** Every pattern at least once, then mostly plain pairs. The same seed makes the same truth. */
  public static Truth generate(long seed, TruthSettings settings) {
    Random random = new Random(seed);
    Draw draw = new Draw(random, settings, Draw.calendar(random));
    Planting planting = new Planting(settings);
    PairPatterns pairs = new PairPatterns(planting, draw, settings.wide());
    Map<String, Runnable> patterns = new TreeMap<>(pairs.all());
    patterns.putAll(new BreakPatterns(planting, draw).all());
    patterns.putAll(new GroupPatterns(planting, draw).all());
    patterns.putAll(new BasketPatterns(planting, draw).all());
    patterns.forEach(planting::plant);
    List<String> names = new ArrayList<>(patterns.keySet());
    while (planting.bankRows() < settings.rows()) {
      String name = draw.below(10) < PLAIN_OF_TEN ? "exact" : draw.oneOf(names);
      planting.plant(name, patterns.getOrDefault(name, pairs::exact));
    }
    return planting.truth(random, draw.calendar(), settings);
  }
}
