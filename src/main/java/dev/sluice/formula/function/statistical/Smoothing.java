package dev.sluice.formula.function.statistical;

/**
 * Additive exponential smoothing of level, trend and season (Holt and Winters). The first level,
 * trend and season come from a straight line through the values and the mean deviations from it;
 * the three weights are those with the smallest squared errors one step ahead, found on a grid that
 * is refined around its best point.
 */
final class Smoothing {

  private static final int GRID = 10;
  private static final double FINEST = 1e-7;

  private final double[] values;
  private final int period;
  private final double firstLevel;
  private final double firstTrend;
  private final double[] firstSeason;
  private final double[] weights;
  private double level;
  private double trend;
  private double[] season;

  /** Fits a model; a period of 1 has no season. */
  Smoothing(double[] values, int period) {
    this.values = values;
    this.period = period;
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    LeastSquares line = new LeastSquares(values, new double[][] {places}, true);
    this.firstTrend = line.coefficient(0);
    this.firstLevel = line.constant() - firstTrend;
    this.firstSeason = new double[period];
    this.season = firstSeason.clone();
    if (period > 1) {
      int[] counts = new int[period];
      for (int i = 0; i < values.length; i++) {
        firstSeason[i % period] += values[i] - line.at(new double[] {i});
        counts[i % period]++;
      }
      for (int i = 0; i < period; i++) {
        firstSeason[i] /= counts[i];
      }
    }
    this.weights = best();
    // The last candidate need not have been the best one.
    squaredErrors(weights);
  }

  /** The values that it was fitted to. */
  double[] values() {
    return values;
  }

  /** How many steps a season has; 1 without one. */
  int period() {
    return period;
  }

  /** The weights of level, trend and season. */
  double weight(int which) {
    return weights[which];
  }

  /** The value some steps after the last one; between two steps on the line that joins them. */
  double forecast(double horizon) {
    double whole = Math.floor(horizon);
    double share = horizon - whole;
    double here = atStep((int) whole);
    return share == 0 ? here : here + share * (atStep((int) whole + 1) - here);
  }

  private double atStep(int horizon) {
    return level + horizon * trend + season[Math.floorMod(values.length - 1 + horizon, period)];
  }

  /** The forecasts of all values, each from those before it. */
  double[] fitted() {
    return run(weights);
  }

  /** The standard deviation of a forecast in multiples of the one of a single step. */
  double spread(double horizon) {
    double sum = 1;
    for (int j = 1; j < Math.ceil(horizon); j++) {
      double effect = weights[0] * (1 + j * weights[1]) + (j % period == 0 ? weights[2] : 0);
      sum += effect * effect;
    }
    return Math.sqrt(sum);
  }

  private double[] run(double[] candidate) {
    double[] forecasts = new double[values.length];
    level = firstLevel;
    trend = firstTrend;
    season = firstSeason.clone();
    for (int i = 0; i < values.length; i++) {
      int place = i % period;
      forecasts[i] = level + trend + season[place];
      double error = values[i] - forecasts[i];
      level += trend + candidate[0] * error;
      trend += candidate[0] * candidate[1] * error;
      season[place] += period > 1 ? candidate[2] * error : 0;
    }
    return forecasts;
  }

  private double squaredErrors(double[] candidate) {
    double[] forecasts = run(candidate);
    double sum = 0;
    for (int i = 0; i < forecasts.length; i++) {
      double error = values[i] - forecasts[i];
      sum += error * error;
    }
    return sum;
  }

  private double[] best() {
    double[] best = {0, 0, 0};
    double least = squaredErrors(best);
    int seasons = period > 1 ? GRID : 0;
    for (int a = 0; a <= GRID; a++) {
      for (int b = 0; b <= GRID; b++) {
        for (int c = 0; c <= seasons; c++) {
          double[] candidate = {a / (double) GRID, b / (double) GRID, c / (double) GRID};
          double errors = squaredErrors(candidate);
          if (errors < least) {
            least = errors;
            best = candidate;
          }
        }
      }
    }
    for (double step = 0.5 / GRID; step > FINEST; ) {
      boolean improved = false;
      for (int move = 0; move < 6; move++) {
        double[] candidate = best.clone();
        double moved = candidate[move / 2] + (move % 2 == 0 ? step : -step);
        candidate[move / 2] = Math.max(0, Math.min(1, moved));
        double errors = squaredErrors(candidate);
        if (errors < least) {
          least = errors;
          best = candidate;
          improved = true;
        }
      }
      step = improved ? step : step / 2;
    }
    return best;
  }

  /**
   * The period whose distance correlates the values most, once a straight line is taken off; 1 when
   * no correlation is beyond chance.
   */
  static int period(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    LeastSquares line = new LeastSquares(values, new double[][] {places}, true);
    double[] rest = new double[values.length];
    double total = 0;
    double size = 0;
    for (int i = 0; i < rest.length; i++) {
      rest[i] = values[i] - line.at(new double[] {i});
      total += rest[i] * rest[i];
      size += values[i] * values[i];
    }
    int period = 1;
    double strongest = 2 / Math.sqrt(values.length);
    for (int lag = 2; total > 1e-20 * size && lag <= values.length / 2; lag++) {
      double sum = 0;
      for (int i = lag; i < rest.length; i++) {
        sum += rest[i] * rest[i - lag];
      }
      if (sum / total > strongest) {
        strongest = sum / total;
        period = lag;
      }
    }
    return period;
  }
}
