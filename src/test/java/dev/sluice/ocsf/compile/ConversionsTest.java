package dev.sluice.ocsf.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as numbers and addresses; the oracle of random numbers is BigInteger. */
class ConversionsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsWholeNumbers(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      BigInteger number = new BigInteger(random.nextInt(70), random);
      number = random.nextBoolean() ? number : number.negate();
      Long wanted =
          number.abs().toString().length() <= 18 && number.compareTo(BigInteger.valueOf(-500)) >= 0
              ? (Long) number.longValue()
              : null;
      assertThat(
              Conversions.wholeNumber(
                  UTF8String.fromString(number.toString()), -500, Long.MAX_VALUE))
          .as("%s", number)
          .isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "443, 443",
    "' 443 ', 443",
    "443.0, 443",
    "0x1F, 31",
    "443.5,",
    "abc,",
    "'',",
    "-,",
    "4 4,",
    "70000,"
  })
  void readsPorts(String text, Integer wanted) {
    assertThat(Conversions.integer(UTF8String.fromString(text), 0, 65535)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, true",
    "255.255.255.255, true",
    "256.0.0.1, false",
    "1.2.3, false",
    "1.2.3.4., false",
    "01.2.3.4, false",
    "a.b.c.d, false",
    "'', false"
  })
  void tellsPlainAddresses(String text, boolean wanted) {
    assertThat(Conversions.isPlainIpv4(UTF8String.fromString(text))).isEqualTo(wanted);
  }
}
