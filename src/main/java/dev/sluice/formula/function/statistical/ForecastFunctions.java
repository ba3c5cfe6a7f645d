package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Forecasts by exponential smoothing. */
final class ForecastFunctions {

  private static final String DEVIATION =
      "Excel does not publish how it finds the first state, the weights and the season, so that"
          + " results differ unless the values follow a straight line or repeat exactly";

  static final List<ExcelFunction> ALL =
      List.of(
          named("FORECAST.ETS", STATISTICAL, "A value to come, by exponential smoothing")
              .values("target_date")
              .ranges("values", "timeline")
              .optionalValues("seasonality", "data_completion", "aggregation")
              .example("=ROUND(FORECAST.ETS(6,{3,5,7,9},{1,2,3,4}),6)", "13")
              .deviating(DEVIATION)
              .computedBy(Forecasts.class, "forecast"),
          named("FORECAST.ETS.CONFINT", STATISTICAL, "Half the confidence interval of a forecast")
              .values("target_date")
              .ranges("values", "timeline")
              .optionalValues("confidence_level", "seasonality", "data_completion", "aggregation")
              .example("=ROUND(FORECAST.ETS.CONFINT(6,{3,5,7,9},{1,2,3,4}),6)", "0")
              .deviating(DEVIATION)
              .computedBy(Forecasts.class, "confidence"),
          named("FORECAST.ETS.SEASONALITY", STATISTICAL, "How many steps a season in values has")
              .ranges("values", "timeline")
              .optionalValues("data_completion", "aggregation")
              .example("=FORECAST.ETS.SEASONALITY({1,9,1,9,1,9,1,9},{1,2,3,4,5,6,7,8})", "2")
              .deviating(DEVIATION)
              .computedBy(Forecasts.class, "seasonality"),
          named("FORECAST.ETS.STAT", STATISTICAL, "A weight, an error or the step of a forecast")
              .ranges("values", "timeline")
              .values("statistic_type")
              .optionalValues("seasonality", "data_completion", "aggregation")
              .example("=FORECAST.ETS.STAT({3,5,8,9},{2,4,6,8},8)", "2")
              .deviating(DEVIATION)
              .computedBy(Forecasts.class, "statistic"));

  private ForecastFunctions() {}
}
