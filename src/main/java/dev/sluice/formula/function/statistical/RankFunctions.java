package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions of places in a sorted sample, under new and old names. */
final class RankFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          ofArray("LARGE", "The k-th largest number", "k")
              .example("=LARGE({3,5,1},2)", "3")
              .computedBy(Ranks.class, "largest"),
          ofArray("SMALL", "The k-th smallest number", "k")
              .example("=SMALL({3,5,1},2)", "3")
              .computedBy(Ranks.class, "smallest"),
          percentile("PERCENTILE.INC", STATISTICAL),
          percentile("PERCENTILE", COMPATIBILITY),
          ofArray("PERCENTILE.EXC", "The number that a share between 0 and 1 is below", "k")
              .example("=PERCENTILE.EXC({1,2,3},0.25)", "1")
              .computedBy(Ranks.class, "percentileWithin"),
          quartile("QUARTILE.INC", STATISTICAL),
          quartile("QUARTILE", COMPATIBILITY),
          ofArray("QUARTILE.EXC", "A quartile without the ends", "quart")
              .example("=QUARTILE.EXC({1,2,3},1)", "1")
              .computedBy(Ranks.class, "quartileWithin"),
          rank("RANK.EQ", STATISTICAL),
          rank("RANK", COMPATIBILITY),
          named("RANK.AVG", STATISTICAL, "The place of a number, of equal ones their mean place")
              .values("number")
              .ranges("ref")
              .optionalValues("order")
              .example("=RANK.AVG(7,{7,9,7})", "2.5")
              .computedBy(Ranks.class, "meanRank"),
          percentRank("PERCENTRANK.INC", STATISTICAL),
          percentRank("PERCENTRANK", COMPATIBILITY),
          ofArray("PERCENTRANK.EXC", "The share of numbers below one, without the ends", "x")
              .optionalValues("significance")
              .example("=PERCENTRANK.EXC({1,2,3},2)", "0.5")
              .computedBy(Ranks.class, "percentRankWithin"),
          named("FREQUENCY", STATISTICAL, "How many numbers lie in each class, as a column")
              .ranges("data_array", "bins_array")
              .giving(Kind.NUMBER)
              .example("=SUM(FREQUENCY({1,2,3,9},{2,5}))", "4")
              .computedBy(Ranks.class, "frequencies"));

  private RankFunctions() {}

  private static ExcelFunction.Description ofArray(String name, String summary, String value) {
    return ofArray(name, STATISTICAL, summary, value);
  }

  private static ExcelFunction.Description ofArray(
      String name, FunctionCategory category, String summary, String value) {
    return named(name, category, summary).ranges("array").values(value);
  }

  private static ExcelFunction percentile(String name, FunctionCategory category) {
    return ofArray(name, category, "The number that a share of all is below, from 0 to 1", "k")
        .example("=" + name + "({1,3,2,4},0.3)", "1.9")
        .computedBy(Ranks.class, "percentile");
  }

  private static ExcelFunction quartile(String name, FunctionCategory category) {
    return ofArray(name, category, "A quartile from 0, the smallest number, to 4", "quart")
        .example("=" + name + "({1,2,4,7,8,9,10,12},1)", "3.5")
        .computedBy(Ranks.class, "quartile");
  }

  private static ExcelFunction rank(String name, FunctionCategory category) {
    return named(name, category, "The place of a number, from the largest or smallest on")
        .values("number")
        .ranges("ref")
        .optionalValues("order")
        .example("=" + name + "(7,{7,9,7},1)", "1")
        .computedBy(Ranks.class, "rank");
  }

  private static ExcelFunction percentRank(String name, FunctionCategory category) {
    return ofArray(name, category, "The share of numbers below one, from 0 to 1", "x")
        .optionalValues("significance")
        .example("=" + name + "({13,12,11,8,4,3,2,1,1,1},2)", "0.333")
        .computedBy(Ranks.class, "percentRank");
  }
}
