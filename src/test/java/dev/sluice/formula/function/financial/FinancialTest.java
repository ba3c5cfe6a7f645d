package dev.sluice.formula.function.financial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinancialTest {

  private static final Offset<Double> CLOSE = within(1e-8);

  private static Sample sample(double... numbers) {
    return new Sample(numbers, null);
  }

  /** Oracle: the equation of an annuity, which each function solves for another unknown. */
  @Test
  void annuityFunctionsUndoEachOther() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      double rate = i % 10 == 0 ? 0 : random.nextDouble() / 10;
      int periods = 2 + random.nextInt(40);
      double present = 1000 + random.nextInt(1000);
      double future = -random.nextInt(500);
      int type = random.nextInt(2);
      double payment = Annuities.payment(rate, periods, present, future, type);
      assertThat(Annuities.future(rate, periods, payment, present, type)).isCloseTo(future, CLOSE);
      assertThat(Annuities.present(rate, periods, payment, future, type)).isCloseTo(present, CLOSE);
      assertThat(Annuities.periods(rate, payment, present, future, type)).isCloseTo(periods, CLOSE);
      assertThat(InterestRates.rate(periods, payment, present, future, type))
          .isCloseTo(rate, within(1e-7));
      double paidBack = 0;
      for (int period = 1; period <= periods; period++) {
        paidBack += Annuities.principal(rate, period, periods, present, future, type);
      }
      // Payments at the beginning leave the interest of the last period in what is left.
      double inRemainder = type == 0 || rate == 0 ? 0 : future * rate / (1 + rate);
      assertThat(paidBack).isCloseTo(-present - future + inRemainder, CLOSE);
      if (rate > 0) {
        assertThat(Annuities.principalBetween(rate, periods, present, 1, periods, type))
            .isCloseTo(-present, CLOSE);
      }
    }
  }

  /** Oracle: Microsoft's example of CUMIPMT, and domains that its page gives. */
  @Test
  void loansHaveADomain() {
    assertThat(Annuities.interestBetween(0.09 / 12, 360, 125_000, 13, 24, 0))
        .isCloseTo(-11_135.23213075, CLOSE);
    assertThat(Outcome.error(Annuities.interestBetween(0, 12, 1000, 1, 2, 0)))
        .isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(Annuities.principalBetween(0.1, 12, 1000, 1, 13, 0)))
        .isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(Annuities.present(-1, 2, 1, 0, 0))).isEqualTo(ExcelError.DIV0);
  }

  /** Oracle: what a loan costs over its life is all payments without the loan itself. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void longLoansAndLivesTakeNoLongTime(double type) {
    double payment = Annuities.payment(1e-5, 2e6, 1000, 0, type);
    assertThat(Annuities.interestBetween(1e-5, 2e6, 1000, 1, 2e6, type))
        .isCloseTo(payment * 2e6 + 1000, within(1e-6));
    assertThat(Annuities.principalBetween(1e-5, 2e6, 1000, 1, 2e6, type))
        .isCloseTo(-1000, within(1e-6));
    assertThat(Annuities.interestBetween(1e-12, 1e14, 1000, 1, 1e14, type)).isNegative();
    assertThat(Depreciation.variable(1000, 1, 1e300, 0, 1e299)).isNaN();
    assertThat(Depreciation.fixedPart(1000, 1, 1e300, 1e299)).isNaN();
    assertThat(FrenchDepreciation.linear(1e9, 1, 2, 0, 1e9, 1e-12, 0)).isNaN();
  }

  /** Oracle: present values at the rate found are 0. */
  @Test
  void ratesOfReturnMakePaymentsWorthNothing() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      double[] flows = new double[2 + random.nextInt(12)];
      double[] days = new double[flows.length];
      Arrays.setAll(flows, at -> at == 0 ? -100 : 1 + random.nextInt(40));
      Arrays.setAll(days, at -> 44_000 + at * 30 + random.nextInt(30));
      days[0] = 44_000;
      double rate = CashFlows.internalRate(sample(flows));
      assertThat(CashFlows.present(rate, sample(flows)) * (1 + rate)).isCloseTo(0, within(1e-6));
      double dated = DatedCashFlows.internalRate(sample(flows), sample(days));
      if (dated > 0) {
        assertThat(DatedCashFlows.present(dated, sample(flows), sample(days)))
            .isCloseTo(0, within(1e-6));
      }
      assertThat(dated).isFinite();
    }
  }

  /** Oracle: Microsoft's descriptions. */
  @Test
  void cashFlowsWithoutARateAreErrors() {
    assertThat(Outcome.error(CashFlows.internalRate(sample(1, 2)))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(CashFlows.internalRate(sample(-1, 2), -1)))
        .isEqualTo(ExcelError.VALUE);
    assertThat(Outcome.error(CashFlows.modifiedRate(sample(1, 2), 0.1, 0.1)))
        .isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(DatedCashFlows.present(0.1, sample(1, 2), sample(5, 4))))
        .isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(DatedCashFlows.present(0.1, sample(1, 2), sample(5))))
        .isEqualTo(ExcelError.NUM);
  }

  /** Oracle: a price falls with the yield by its modified duration, taken by a small difference. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void yieldsUndoPricesAndDurationIsTheirSlope(int basis) {
    Random random = new Random(basis);
    for (int i = 0; i < 100; i++) {
      int settlement = 44_000 + random.nextInt(400);
      int maturity = settlement + 1 + random.nextInt(5000);
      int frequency = 1 << random.nextInt(3);
      double rate = random.nextDouble() / 10;
      double yield = 0.01 + random.nextDouble() / 10;
      double price = Bonds.price(settlement, maturity, rate, yield, 100, frequency, basis);
      assertThat(Bonds.yield(settlement, maturity, rate, price, 100, frequency, basis))
          .isCloseTo(yield, CLOSE);
      double coupons = Coupons.count(settlement, maturity, frequency, basis);
      if (coupons > 1) {
        double elapsed = Coupons.elapsed(settlement, maturity, frequency, basis);
        double length = Coupons.length(settlement, maturity, frequency, basis);
        double dirty = price + 100 * rate / frequency * elapsed / length;
        double up = Bonds.price(settlement, maturity, rate, yield + 1e-6, 100, frequency, basis);
        double down = Bonds.price(settlement, maturity, rate, yield - 1e-6, 100, frequency, basis);
        assertThat(Bonds.modifiedDuration(settlement, maturity, rate, yield, frequency, basis))
            .isCloseTo((down - up) / 2e-6 / dirty, within(1e-5));
      }
    }
  }

  /** Oracle: a first or last period as long as the others is a usual bond. */
  @Test
  void oddPeriodsThatAreEvenGiveTheUsualPrice() {
    int issue = ExcelDay.of(2021, 3, 15);
    int first = ExcelDay.of(2021, 9, 15);
    int maturity = ExcelDay.of(2030, 3, 15);
    int bought = ExcelDay.of(2021, 6, 1);
    double usual = Bonds.price(bought, maturity, 0.05, 0.04, 100, 2, 1);
    assertThat(OddBonds.firstPrice(bought, maturity, issue, first, 0.05, 0.04, 100, 2, 1))
        .isCloseTo(usual, CLOSE);
    assertThat(OddBonds.firstYield(bought, maturity, issue, first, 0.05, usual, 100, 2, 1))
        .isCloseTo(0.04, CLOSE);
    double last = OddBonds.lastPrice(bought, first, issue, 0.05, 0.04, 100, 2, 1);
    assertThat(last).isCloseTo(Bonds.price(bought, first, 0.05, 0.04, 100, 2, 1), CLOSE);
    assertThat(OddBonds.lastYield(bought, first, issue, 0.05, last, 100, 2, 1))
        .isCloseTo(0.04, CLOSE);
  }

  /** Oracle: Microsoft's examples of the coupon functions. */
  @Test
  void couponDaysAreCountedBackFromMaturity() {
    int bought = ExcelDay.of(2011, 1, 25);
    int maturity = ExcelDay.of(2011, 11, 15);
    assertThat(Coupons.elapsed(bought, maturity, 2, 1)).isEqualTo(71);
    assertThat(Coupons.length(bought, maturity, 2, 1)).isEqualTo(181);
    assertThat(Coupons.remaining(bought, maturity, 2, 1)).isEqualTo(110);
    assertThat(Coupons.next(bought, maturity, 2, 1)).isEqualTo(ExcelDay.of(2011, 5, 15));
    assertThat(Coupons.previous(bought, maturity, 2, 1)).isEqualTo(ExcelDay.of(2010, 11, 15));
    assertThat(Coupons.count(ExcelDay.of(2007, 1, 25), ExcelDay.of(2008, 11, 15), 2, 1))
        .isEqualTo(4);
    int endOfFebruary = ExcelDay.of(2023, 2, 28);
    assertThat(Coupons.previous(ExcelDay.of(2020, 4, 1), endOfFebruary, 2, 0))
        .isEqualTo(ExcelDay.of(2020, 2, 29));
    assertThat(Outcome.error(Coupons.next(maturity, maturity, 2, 1))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(Coupons.next(bought, maturity, 3, 1))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(Coupons.next(bought, maturity, 2, 5))).isEqualTo(ExcelError.NUM);
  }

  /** Oracle: Microsoft's examples of DB and VDB. */
  @ParameterizedTest
  @CsvSource({"1,186083.33", "2,259639.42", "3,176814.44", "6,55841.76", "7,15845.10"})
  void fixedPartsHaveAPartOfAYearAtBothEnds(int year, double expected) {
    assertThat(Depreciation.fixedPart(1_000_000, 100_000, 6, year, 7))
        .isCloseTo(expected, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({
    "3650,0,1,2,1.32",
    "120,0,1,2,40",
    "10,0,1,2,480",
    "120,6,18,2,396.31",
    "120,6,18,1.5,311.81",
    "10,0,0.875,1.5,315"
  })
  void variableDepreciationIsThatOfTheDocumentation(
      double life, double start, double end, double factor, double expected) {
    assertThat(Depreciation.variable(2400, 300, life, start, end, factor))
        .isCloseTo(expected, within(0.005));
  }

  /** Oracle: all that can be lost is lost once. */
  @Test
  void depreciationAddsUp() {
    double variable = 0;
    double years = 0;
    double french = 0;
    for (int year = 1; year <= 8; year++) {
      variable += Depreciation.variable(1000, 100, 8, year - 1, year);
      years += Depreciation.sumOfYears(1000, 100, 8, year);
      french += FrenchDepreciation.linear(1000, 40_000, 40_100, 100, year - 1, 0.15, 0);
    }
    assertThat(variable).isCloseTo(900, CLOSE);
    assertThat(years).isCloseTo(900, CLOSE);
    assertThat(french).isCloseTo(900, CLOSE);
  }
}
