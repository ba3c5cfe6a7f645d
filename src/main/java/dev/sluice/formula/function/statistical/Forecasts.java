package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of values over time by exponential smoothing. Ranges of different sizes are {@code
 * #N/A}, uneven steps, options that Excel does not have and targets before the end {@code #NUM!}.
 */
public final class Forecasts {

  private static final CellValue OMITTED = CellValue.blank();
  private static final double MOST_PERIOD = 8760;
  private static final double CONFIDENCE = 0.95;

  private Forecasts() {}

  /** The value at a time. */
  public static double forecast(
      double target,
      Matrix values,
      Matrix times,
      CellValue season,
      CellValue completion,
      CellValue aggregation) {
    return prepared(values, times, season, completion, aggregation)
        .outcome(target, (model, horizon) -> model.forecast(horizon));
  }

  /** Half the width of the interval that holds the value at a time with some confidence. */
  public static double confidence(
      double target,
      Matrix values,
      Matrix times,
      CellValue level,
      CellValue season,
      CellValue completion,
      CellValue aggregation) {
    double confidence = option(level, CONFIDENCE);
    if (Double.isNaN(confidence)) {
      return confidence;
    } else if (confidence <= 0 || confidence >= 1) {
      return Failure.NUM;
    }
    double width = -StandardNormal.inverse((1 - confidence) / 2);
    return prepared(values, times, season, completion, aggregation)
        .outcome(
            target,
            (model, horizon) -> {
              Accuracy accuracy = Accuracy.of(model.fitted(), model.values());
              return width * accuracy.rootMeanSquare() * model.spread(horizon);
            });
  }

  /** How many steps a season has that is found in the values; 1 without one. */
  public static double seasonality(
      Matrix values, Matrix times, CellValue completion, CellValue aggregation) {
    Prepared prepared = prepared(values, times, OMITTED, completion, aggregation);
    return prepared.model() == null ? prepared.failure() : prepared.model().period();
  }

  /** One of eight statistics: three weights, four measures of the errors, the step. */
  public static double statistic(
      Matrix values,
      Matrix times,
      double type,
      CellValue season,
      CellValue completion,
      CellValue aggregation) {
    int which = (int) Math.floor(type);
    Prepared prepared = prepared(values, times, season, completion, aggregation);
    Smoothing model = prepared.model();
    if (model == null || prepared.timeline() == null) {
      return prepared.failure();
    }
    Accuracy accuracy = Accuracy.of(model.fitted(), model.values());
    return switch (which) {
      case 1, 2, 3 -> model.weight(which - 1);
      case 4 -> accuracy.scaled();
      case 5 -> accuracy.relative();
      case 6 -> accuracy.mean();
      case 7 -> accuracy.rootMeanSquare();
      case 8 -> prepared.timeline().step();
      default -> Failure.NUM;
    };
  }

  private static Prepared prepared(
      Matrix values, Matrix times, CellValue season, CellValue completion, CellValue aggregation) {
    double[] options = {option(season, 1), option(completion, 1), option(aggregation, 1)};
    for (double option : options) {
      if (Double.isNaN(option)) {
        return new Prepared(null, null, option);
      }
    }
    double period = Math.floor(options[0]);
    double completes = Math.floor(options[1]);
    double joins = Math.floor(options[2]);
    boolean hasPeriod = period >= 0 && period <= MOST_PERIOD;
    if (!hasPeriod || (completes != 0 && completes != 1) || joins < 1 || joins > 7) {
      return new Prepared(null, null, Failure.NUM);
    }
    Timeline timeline = Timeline.of(values, times, completes == 1, (int) joins);
    if (Double.isNaN(timeline.failure())) {
      return new Prepared(null, null, timeline.failure());
    }
    int length = period == 1 ? Smoothing.period(timeline.values()) : Math.max(1, (int) period);
    // A season that is not there twice cannot be told from the trend.
    int told = 2 * length > timeline.values().length ? 1 : length;
    return new Prepared(timeline, new Smoothing(timeline.values(), told), 0);
  }

  private static double option(CellValue value, double omitted) {
    if (value instanceof CellValue.Blank) {
      return omitted;
    } else if (value instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    } else if (value instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    }
    Double number = Boxing.serial(value);
    return number == null ? Failure.VALUE : number;
  }

  /** What is asked of a model. */
  private interface Question {
    double ask(Smoothing model, double horizon);
  }

  /** A model of a timeline, or the error that prevents it. */
  private record Prepared(@Nullable Timeline timeline, @Nullable Smoothing model, double failure) {

    double outcome(double target, Question question) {
      if (timeline == null || model == null) {
        return failure;
      }
      double horizon = timeline.horizon(target);
      return horizon < 0 || horizon > Integer.MAX_VALUE
          ? Failure.NUM
          : question.ask(model, horizon);
    }
  }

  /** How far forecasts were off. */
  private record Accuracy(double mean, double rootMeanSquare, double relative, double scaled) {

    static Accuracy of(double[] forecasts, double[] values) {
      double absolute = 0;
      double squares = 0;
      double relative = 0;
      double naive = 0;
      for (int i = 0; i < values.length; i++) {
        double error = Math.abs(values[i] - forecasts[i]);
        absolute += error;
        squares += error * error;
        double size = (Math.abs(values[i]) + Math.abs(forecasts[i])) / 2;
        relative += size == 0 ? 0 : error / size;
        naive += i == 0 ? 0 : Math.abs(values[i] - values[i - 1]);
      }
      int n = values.length;
      return new Accuracy(
          absolute / n, Math.sqrt(squares / n), relative / n, (absolute / n) / (naive / (n - 1)));
    }
  }
}
