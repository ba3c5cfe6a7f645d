package dev.sluice.formula.function.engineering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import org.apache.spark.unsafe.types.UTF8String;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units of measurement. Oracles: the definitions of units and other textbook values. */
class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "100,C,F,212",
    "32,fah,cel,0",
    "0,K,Rank,0",
    "80,Reau,C,100",
    "1,kK,K,1000",
    "1,mi,km,1.609344",
    "1,Nmi,m,1852",
    "72,Picapt,in,1",
    "1,kpc,pc,1000",
    "1,lbm,ozm,16",
    "1,ton,lbm,2000",
    "1,LTON,stone,160",
    "1,sg,lbm,32.1740485564304",
    "1,yr,day,365.25",
    "1,hr,mn,60",
    "1,atm,Torr,760",
    "14.6959487755134,psi,atm,1",
    "1,lbf,N,4.4482216152605",
    "1,HP,W,745.69987158227022",
    "1,PS,W,735.49875",
    "1,T,ga,10000",
    "1,Wh,J,3600",
    "1,cal,J,4.1868",
    "1,BTU,J,1055.05585262",
    "1,HPh,hh,1",
    "1,gal,qt,4",
    "1,qt,oz,32",
    "1,oz,tbs,2",
    "1,tbs,tsp,3",
    "1,uk_gal,l,4.54609",
    "1,barrel,gal,42",
    "1,m3,l,1000",
    "1,ft^3,in3,1728",
    "1,km2,m2,1000000",
    "1,cm3,l,0.001",
    "1,ha,ar,100",
    "640,uk_acre,mi2,1",
    "640,us_acre,mi2,1.000004000012",
    "1,GRT,ft3,100",
    "1,byte,bit,8",
    "1,kibyte,byte,1024",
    "1,kbit,bit,1000",
    "36,km/hr,m/s,10",
    "1,kn,m/h,1852",
    "1,dam,m,10",
    "1,em,m,10",
    "1,Morgen,m2,2500",
    "1,bushel,in3,2150.42"
  })
  void conversionsAreThoseOfTextbooks(double number, String from, String to, double expected) {
    double there = convert(number, from, to);
    assertThat(there).isCloseTo(expected, Percentage.withPercentage(1e-11));
    assertThat(convert(there, to, from)).isCloseTo(number, Percentage.withPercentage(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "m,g",
    "km,furlong",
    "kft,ft",
    "Min,m",
    "Mft2,m2",
    "kC,C",
    "kibit,m",
    "kim,m",
    "M,m",
    "KM,m",
    "'',m",
    "kday,day"
  })
  void othersAreNotAvailable(String from, String to) {
    assertThat(Outcome.error(convert(1, from, to))).isEqualTo(ExcelError.NA);
  }

  private static double convert(double number, String from, String to) {
    return Conversion.convert(number, UTF8String.fromString(from), UTF8String.fromString(to));
  }
}
