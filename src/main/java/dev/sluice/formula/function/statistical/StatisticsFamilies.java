package dev.sluice.formula.function.statistical;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;
import java.util.stream.Stream;

/** All statistical functions that are computed here, and their old names. */
public final class StatisticsFamilies {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      Stream.of(
              NormalFunctions.ALL,
              GammaFunctions.ALL,
              BetaFunctions.ALL,
              CountFunctions.ALL,
              SampleFunctions.ALL,
              RankFunctions.ALL,
              PairFunctions.ALL,
              TestFunctions.ALL,
              ForecastFunctions.ALL)
          .flatMap(List::stream)
          .toList();

  private StatisticsFamilies() {}
}
