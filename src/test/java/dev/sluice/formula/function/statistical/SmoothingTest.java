package dev.sluice.formula.function.statistical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Forecasts of series whose continuation nobody doubts. */
class SmoothingTest {

  private static final CellValue OMITTED = CellValue.blank();
  private static final Offset<Double> CLOSE = Offset.offset(1e-8);

  @Test
  void aLineGoesOn() {
    Matrix values = Matrix.ofNumbers(new double[][] {{9, 3, 7, 5}});
    Matrix times = Matrix.ofNumbers(new double[][] {{40, 10, 30, 20}});
    assertThat(forecast(55, values, times)).isCloseTo(12, CLOSE);
    assertThat(Outcome.error(forecast(35, values, times))).isEqualTo(ExcelError.NUM);
  }

  @Test
  void aSeasonComesAgain() {
    double[][] values = new double[1][24];
    double[][] times = new double[1][24];
    for (int i = 0; i < 24; i++) {
      values[0][i] = i % 4 == 3 ? 50 : 10;
      times[0][i] = i;
    }
    Matrix series = Matrix.ofNumbers(values);
    Matrix timeline = Matrix.ofNumbers(times);
    assertThat(Forecasts.seasonality(series, timeline, OMITTED, OMITTED)).isEqualTo(4);
    // The line through the values leans a little, so that what comes again is not exact.
    assertThat(forecast(26, series, timeline)).isCloseTo(10, Offset.offset(2.0));
    assertThat(forecast(27, series, timeline)).isCloseTo(50, Offset.offset(2.0));
  }

  @Test
  void monthsAreEqualStepsAndAMissingOneIsFilled() {
    // The first of January to May 2024 without April, 1, 2, 3 and 5.
    Matrix values = Matrix.ofNumbers(new double[][] {{1, 2, 3, 5}});
    Matrix times = Matrix.ofNumbers(new double[][] {{45292, 45323, 45352, 45413}});
    assertThat(forecast(45474, values, times)).isCloseTo(7, CLOSE);
    assertThat(Forecasts.statistic(values, times, 8, OMITTED, OMITTED, OMITTED)).isEqualTo(1);
  }

  @Test
  void timesThatDoNotFit() {
    Matrix values = Matrix.ofNumbers(new double[][] {{1, 2, 3}});
    Matrix uneven = Matrix.ofNumbers(new double[][] {{1, 2, 3.5}});
    Matrix two = Matrix.ofNumbers(new double[][] {{1, 2}});
    assertThat(Outcome.error(forecast(9, values, uneven))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(forecast(9, values, two))).isEqualTo(ExcelError.NA);
    assertThat(
            Outcome.error(
                Forecasts.forecast(9, values, values, CellValue.number(-1), OMITTED, OMITTED)))
        .isEqualTo(ExcelError.NUM);
  }

  private static double forecast(double target, Matrix values, Matrix times) {
    return Forecasts.forecast(target, values, times, OMITTED, OMITTED, OMITTED);
  }
}
