package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that undo each other, on seeded random values. */
class NumberIdentitiesTest {

  /** What a distribution says of its own quantile is the probability. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NORM.DIST(NORM.INV(p,a,b),a,b,TRUE)",
        "NORM.S.DIST(NORM.S.INV(p),TRUE)",
        "LOGNORM.DIST(LOGNORM.INV(p,a,b),a,b,TRUE)",
        "T.DIST(T.INV(p,n),n,TRUE)",
        "T.DIST.2T(T.INV.2T(p,n),n)",
        "CHISQ.DIST(CHISQ.INV(p,n),n,TRUE)",
        "CHISQ.DIST.RT(CHISQ.INV.RT(p,n),n)",
        "F.DIST(F.INV(p,n,m),n,m,TRUE)",
        "F.DIST.RT(F.INV.RT(p,n,m),n,m)",
        "GAMMA.DIST(GAMMA.INV(p,a,b),a,b,TRUE)",
        "BETA.DIST(BETA.INV(p,a,b),a,b,TRUE)",
        "FISHERINV(FISHER(p))",
        "ERFC(-NORM.S.INV(p/2)/SQRT(2))",
      })
  void quantilesUndoDistributions(String formula) {
    Random random = new Random(41);
    for (int i = 0; i < 60; i++) {
      Cells cells = new Cells();
      cells.with("A1", i < 6 ? Math.pow(10, -2 * i - 2) : random.nextDouble());
      cells.with("A2", 0.2 + random.nextDouble() * 9).with("A3", 0.2 + random.nextDouble() * 5);
      cells.with("A4", 1 + random.nextInt(30)).with("A5", 1 + random.nextInt(30));
      String let = "=LET(p,A1,a,A2,b,A3,n,A4,m,A5," + formula + "/p)";
      assertThat(cells.number(let)).as(let + cells.number("=A1")).isCloseTo(1, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VALUE(TEXT(x,\"0.000000000000000E+000\")) | x",
        "VALUE(TEXT(x,\"#,##0.00\")) | ROUND(x,2)",
        "VALUE(TEXT(x/1000,\"0.00%\")) | ROUND(x/1000,4)",
        "VALUE(TEXT(x,\"$#,##0.000\")) | ROUND(x,3)",
        "VALUE(TEXT(ABS(x),\"0\")) | ROUND(ABS(x),0)",
        "NUMBERVALUE(FIXED(x,3)) | ROUND(x,3)",
        "VALUE(x&\"\") | ROUND(x,14-INT(LOG10(ABS(x))))",
        "INT(x)+MOD(x,1) | x",
        "QUOTIENT(x,7)*7+SIGN(x)*MOD(ABS(x),7) | x",
        "TRUNC(x)+SIGN(x)*MOD(ABS(x),1) | x",
        "EXP(LN(ABS(x))) | ABS(x)",
        "SQRT(x*x) | ABS(x)",
        "TAN(ATAN(x/1000)) | x/1000",
        "SINH(ASINH(x)) | x",
        "DEGREES(RADIANS(x)) | x",
        "CONVERT(CONVERT(x,\"km\",\"mi\"),\"mi\",\"km\") | x",
        "CONVERT(CONVERT(x,\"C\",\"F\"),\"F\",\"C\") | x",
        "IMREAL(IMSUB(IMSUM(COMPLEX(x,2),\"1+i\"),\"1+i\")) | x",
        "IMREAL(IMDIV(IMPRODUCT(COMPLEX(x,2),\"3-i\"),\"3-i\")) | x",
        "IMREAL(IMEXP(IMLN(COMPLEX(x,2)))) | x",
        "IMREAL(IMPOWER(IMSQRT(COMPLEX(x,2)),2)) | x",
        "BIN2DEC(DEC2BIN(MOD(INT(x),512))) | MOD(INT(x),512)",
        "BIN2DEC(DEC2BIN(-MOD(INT(x),512))) | -MOD(INT(x),512)",
        "HEX2DEC(DEC2HEX(INT(x))) | INT(x)",
        "OCT2DEC(DEC2OCT(INT(x))) | INT(x)",
        "DECIMAL(BASE(ABS(INT(x)),n),n) | ABS(INT(x))",
        "ARABIC(ROMAN(MOD(INT(x),3999)+1,MOD(n,5))) | MOD(INT(x),3999)+1",
        "BITXOR(BITXOR(ABS(INT(x)),n),n) | ABS(INT(x))",
        "GCD(ABS(INT(x)),n)*LCM(ABS(INT(x)),n) | ABS(INT(x))*n",
        "SUM(MAP(SEQUENCE(n),LAMBDA(i,i*x))) | x*n*(n+1)/2",
      })
  void functionsUndoEachOther(String formula, String other) {
    Random random = new Random(42);
    for (int i = 0; i < 25; i++) {
      double x = (random.nextDouble() - 0.5) * Math.pow(10, 1 + random.nextInt(6));
      Cells cells = new Cells().with("A1", x).with("A2", 2 + random.nextInt(34));
      cells.assertClose("=LET(x,A1,n,A2," + formula + ")", "=LET(x,A1,n,A2," + other + ")", 1e-11);
    }
  }

  @Test
  void matricesTimesTheirInversesAreUnitMatrices() {
    Random random = new Random(43);
    for (int size = 1; size <= 8; size++) {
      Cells cells = new Cells();
      for (int column = 0; column < size; column++) {
        List<Object> numbers = new ArrayList<>();
        for (int row = 0; row < size; row++) {
          numbers.add(random.nextGaussian() + (row == column ? size : 0));
        }
        cells.column((char) ('A' + column), numbers);
      }
      String block = "A1:" + (char) ('A' + size - 1) + size;
      cells.assertClose(
          "=SUM(ABS(MMULT(" + block + ",MINVERSE(" + block + "))-MUNIT(" + size + ")))",
          "=0",
          1e-9);
      cells.assertClose("=MDETERM(" + block + ")*MDETERM(MINVERSE(" + block + "))", "=1", 1e-9);
      cells.assertSame("=TRANSPOSE(TRANSPOSE(" + block + "))", "=IF(TRUE," + block + ")");
    }
  }

  @Test
  void moneyNowIsMoneyLater() {
    Random random = new Random(44);
    for (int i = 0; i < 40; i++) {
      Cells cells = new Cells();
      cells.with("A1", 0.001 + random.nextDouble() / 8).with("A2", 2 + random.nextInt(60));
      cells.with("A3", 100.0 + random.nextInt(900)).with("A4", -50.0 + random.nextInt(100));
      cells.with("A5", random.nextInt(2));
      cells.assertClose("=PV(A1,A2,PMT(A1,A2,A3,A4,A5),A4,A5)", "=A3", 1e-8);
      cells.assertClose("=FV(A1,A2,PMT(A1,A2,A3,A4,A5),A3,A5)", "=A4", 1e-8);
      cells.assertClose("=NPER(A1,PMT(A1,A2,A3,A4,A5),A3,A4,A5)", "=A2", 1e-8);
      cells.assertClose("=RATE(A2,PMT(A1,A2,A3,A4,A5),A3,A4,A5)", "=A1", 1e-7);
      cells.assertClose("=EFFECT(NOMINAL(A1,A2),A2)", "=A1", 1e-10);
      List<Object> flows = new ArrayList<>(List.of(-90.0));
      List<Object> days = new ArrayList<>(List.of(LocalDate.parse("2020-01-31")));
      for (int at = 1; at < 3 + random.nextInt(9); at++) {
        flows.add(100.0 + random.nextInt(900));
        days.add(LocalDate.parse("2020-01-31").plusDays(at * 90L + random.nextInt(80)));
      }
      String flow = cells.column('B', flows);
      String day = cells.column('C', days);
      cells.assertClose("=NPV(IRR(" + flow + ")," + flow + ")", "=0", 1e-6);
      cells.assertClose(
          "=XNPV(XIRR(" + flow + "," + day + ")," + flow + "," + day + ")", "=0", 1e-4);
      cells.with("D1", LocalDate.parse("2020-03-01").plusDays(random.nextInt(300)));
      cells.with("D2", LocalDate.parse("2022-02-28").plusDays(random.nextInt(3000)));
      String bond = "D1,D2,0.04," + (random.nextBoolean() ? "A1" : "0.03");
      String terms = "100," + (1 << random.nextInt(3)) + "," + random.nextInt(5);
      cells.assertClose(
          "=YIELD(D1,D2,0.04,PRICE(" + bond + "," + terms + ")," + terms + ")",
          "=" + bond.substring(bond.lastIndexOf(',') + 1),
          1e-6);
    }
  }

  @Test
  void daysThereAndBack() {
    Random random = new Random(45);
    for (int i = 0; i < 60; i++) {
      Cells cells = new Cells();
      cells.with("A1", LocalDate.parse("1990-01-01").plusDays(random.nextInt(20_000)));
      cells.with("A2", random.nextInt(400) - 200).with("A3", 1 + random.nextInt(300));
      // A month later and back: the same day unless a shorter month cut it off.
      cells.assertSame("=EDATE(EDATE(A1,A2),-A2)", "=A1-MAX(0,DAY(A1)-DAY(EDATE(A1,A2)))");
      cells.assertSame("=EOMONTH(EOMONTH(A1,A2),-A2)", "=EOMONTH(A1,0)");
      cells.assertSame("=DAY(EOMONTH(A1,A2)+1)", "=1");
      cells.assertSame("=DATE(YEAR(A1),MONTH(A1),DAY(A1))", "=A1");
      cells.assertSame("=NETWORKDAYS(A1,WORKDAY(A1,A3))", "=A3+(WEEKDAY(A1,2)<6)");
      cells.assertSame("=WORKDAY(WORKDAY(A1,A3),-A3)", "=WORKDAY(A1+1,-1)");
      cells.assertSame("=DATEVALUE(TEXT(A1,\"yyyy-mm-dd\"))*1", "=A1*1");
      cells.assertSame("=DATEVALUE(TEXT(A1,\"d mmmm yyyy\"))*1", "=A1*1");
      cells.assertSame("=DAYS(A1+A3,A1)", "=A3");
      cells.assertSame("=YEAR(A1)*12+MONTH(A1)+A2", "=YEAR(EDATE(A1,A2))*12+MONTH(EDATE(A1,A2))");
    }
  }
}
