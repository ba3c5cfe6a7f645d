package dev.sluice.formula.function.statistical;

import dev.sluice.formula.value.Matrix;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values at equal steps of time. Times may come in any order and more than once; dates on the same
 * day of every month are steps of months. Steps in between may lack, up to 30 in a hundred.
 *
 * @param start the first time
 * @param step the length of a step, in days or months
 * @param monthly times are months
 * @param failure a number when the timeline is sound, else its error
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call and is never compared
record Timeline(double[] values, double start, double step, boolean monthly, double failure) {

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final double MOST_DAYS = 2_958_465;
  private static final double MOST_MISSING = 0.3;
  private static final double UNEVEN = 1e-6;
  private static final int AVERAGE_MONTH = 31;

  /** Orders values by their times, joins those of the same time and completes missing steps. */
  static Timeline of(Matrix values, Matrix times, boolean interpolates, int aggregation) {
    Pairs pairs = Pairs.of(values, times);
    double failure = pairs.failureBelow(2);
    if (Double.isNaN(failure)) {
      return failed(failure);
    } else if (pairs.count() < values.size()) {
      return failed(Failure.VALUE);
    }
    boolean monthly = isMonthly(pairs.second());
    Map<Double, List<Double>> ordered = new TreeMap<>();
    for (int i = 0; i < pairs.count(); i++) {
      double time = monthly ? months(pairs.second()[i]) : pairs.second()[i];
      ordered.computeIfAbsent(time, key -> new ArrayList<>()).add(pairs.first()[i]);
    }
    double[] at = ordered.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    if (at.length < 2) {
      return failed(Failure.NUM);
    }
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < at.length; i++) {
      step = Math.min(step, at[i] - at[i - 1]);
    }
    double steps = (at[at.length - 1] - at[0]) / step;
    int count = (int) Math.rint(steps) + 1;
    if (count - at.length > MOST_MISSING * count) {
      return failed(Failure.NUM);
    }
    double[] complete = new double[count];
    Arrays.fill(complete, interpolates ? Double.NaN : 0);
    for (Map.Entry<Double, List<Double>> entry : ordered.entrySet()) {
      double place = (entry.getKey() - at[0]) / step;
      if (Math.abs(place - Math.rint(place)) > UNEVEN) {
        return failed(Failure.NUM);
      }
      complete[(int) Math.rint(place)] = joined(entry.getValue(), aggregation);
    }
    interpolate(complete);
    return new Timeline(complete, at[0], step, monthly, 0);
  }

  private static Timeline failed(double failure) {
    return new Timeline(new double[0], 0, 1, false, failure);
  }

  /** How many steps after the last value a time lies. */
  double horizon(double time) {
    double at = monthly && time >= 1 && time <= MOST_DAYS ? months(time) : time;
    return (at - start) / step - (values.length - 1);
  }

  private static boolean isMonthly(double[] times) {
    for (double time : times) {
      if (time != Math.rint(time) || time < 61 || time > MOST_DAYS || day(time) != day(times[0])) {
        return false;
      }
    }
    return true;
  }

  private static int day(double time) {
    return DAY_ZERO.plusDays((long) time).getDayOfMonth();
  }

  /** Months since the first one, the days of a month as a share of it. */
  private static double months(double time) {
    LocalDate date = DAY_ZERO.plusDays((long) time);
    double whole = ChronoUnit.MONTHS.between(DAY_ZERO.withDayOfMonth(1), date.withDayOfMonth(1));
    return whole + (date.getDayOfMonth() - 1.0) / AVERAGE_MONTH;
  }

  private static double joined(List<Double> values, int aggregation) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = numbers.length / 2;
    return switch (aggregation) {
      case 2, 3 -> numbers.length;
      case 4 -> numbers[numbers.length - 1];
      case 5 ->
          numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
      case 6 -> numbers[0];
      case 7 -> Moments.sum(numbers);
      default -> Moments.mean(numbers);
    };
  }

  private static void interpolate(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        int next = i;
        while (Double.isNaN(values[next])) {
          next++;
        }
        values[i] = values[i - 1] + (values[next] - values[i - 1]) / (next - i + 1);
      }
    }
  }
}
