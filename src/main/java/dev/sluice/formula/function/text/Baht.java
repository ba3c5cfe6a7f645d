package dev.sluice.formula.function.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.spark.unsafe.types.UTF8String;

/** Amounts in Thai words: baht, and satang for the hundredths. */
public final class Baht {

  private static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final String[] DIGITS = {
    "ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"
  };
  private static final String[] PLACES = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};
  private static final String MILLION = "ล้าน";
  private static final String ONE_AT_THE_END = "เอ็ด";
  private static final String TWENTY = "ยี่";
  private static final String MINUS = "ลบ";
  private static final String BAHT = "บาท";
  private static final String SATANG = "สตางค์";
  private static final String EXACTLY = "ถ้วน";

  private Baht() {}

  /** An amount, rounded to hundredths. */
  public static UTF8String words(double amount) {
    BigDecimal rounded =
        new BigDecimal(amount).round(FIFTEEN_DIGITS).setScale(2, RoundingMode.HALF_UP);
    String plain = rounded.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = plain.substring(0, point);
    String satang = plain.substring(point + 1);
    boolean noSatang = satang.equals("00");
    StringBuilder out = new StringBuilder(rounded.signum() < 0 ? MINUS : "");
    if (!whole.equals("0") || noSatang) {
      out.append(whole.equals("0") ? DIGITS[0] : number(whole)).append(BAHT);
    }
    out.append(noSatang ? EXACTLY : number(satang) + SATANG);
    return UTF8String.fromString(out.toString());
  }

  /** Digits in groups of six, each but the last followed by the word for a million. */
  private static String number(String digits) {
    int rest = digits.length() - PLACES.length;
    return rest <= 0
        ? group(digits, false)
        : number(digits.substring(0, rest)) + MILLION + group(digits.substring(rest), true);
  }

  private static String group(String digits, boolean follows) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int place = digits.length() - 1 - i;
      if (digit == 0) {
        continue;
      }
      boolean isLast = place == 0 && digit == 1 && (follows || out.length() > 0);
      if (place == 1 && digit <= 2) {
        out.append(digit == 2 ? TWENTY : "");
      } else {
        out.append(isLast ? ONE_AT_THE_END : DIGITS[digit]);
      }
      out.append(PLACES[place]);
    }
    return out.toString();
  }
}
