package dev.sluice.formula.runtime;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes dates and times by patterns of {@code y m d h s AM/PM}. */
final class DateFormat {

  private static final String PARTS = "ymdhs";

  private DateFormat() {}

  static boolean isDate(List<FormatWord> words) {
    return words.stream().anyMatch(DateFormat::isPart);
  }

  private static boolean isPart(FormatWord word) {
    if (word.literal() || word.text().isEmpty()) {
      return false;
    }
    char first =
        word.text().charAt(word.text().startsWith("[") && word.text().length() > 1 ? 1 : 0);
    return PARTS.indexOf(first) >= 0 || isHalf(word);
  }

  private static boolean isHalf(FormatWord word) {
    return word.text().equalsIgnoreCase("am/pm") || word.text().equalsIgnoreCase("a/p");
  }

  /** A serial number as date and time; null when Excel has no such day. */
  static @Nullable String written(double serial, List<FormatWord> words) {
    int places = fractionOfSecond(words);
    double unit = Math.pow(10, places);
    boolean shown = words.stream().anyMatch(word -> !word.literal() && word.text().startsWith("s"));
    double total = serial * 86_400;
    double seconds = shown ? Math.rint(total * unit) / unit : Math.floor(total + 1e-6);
    double dayNumber = Math.floor(seconds / 86_400);
    Integer day = Serials.day(dayNumber);
    Integer year = Serials.year(dayNumber);
    Integer month = Serials.month(dayNumber);
    Integer dayOfMonth = Serials.dayOfMonth(dayNumber);
    if (day == null || year == null || month == null || dayOfMonth == null) {
      return null;
    }
    double inDay = seconds - dayNumber * 86_400;
    boolean twelve = words.stream().anyMatch(word -> !word.literal() && isHalf(word));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      FormatWord word = words.get(i);
      if (word.literal()) {
        out.append(word.text());
        continue;
      }
      String text = word.text();
      int hour = (int) (inDay / 3600);
      int minute = (int) (inDay % 3600 / 60);
      switch (text.charAt(0)) {
        case 'y' -> out.append(text.length() <= 2 ? two(year % 100) : String.valueOf(year));
        case 'd' -> out.append(day(text.length(), dayOfMonth, weekday(dayNumber)));
        case 'h' -> out.append(padded(twelve ? (hour + 11) % 12 + 1 : hour, text.length()));
        case 's' -> out.append(padded((int) (inDay % 60), text.length()));
        case 'm' ->
            out.append(
                isMinute(words, i) ? padded(minute, text.length()) : month(text.length(), month));
        case '[' -> out.append(elapsed(text, seconds));
        case '.' -> {
          if (places > 0 && i + 1 < words.size() && words.get(i + 1).text().equals("0")) {
            out.append('.')
                .append(
                    String.format(
                        Locale.ROOT,
                        "%0" + places + "d",
                        Math.round((inDay - Math.floor(inDay)) * unit)));
            i += places;
          } else {
            out.append('.');
          }
        }
        default -> out.append(isHalf(word) ? half(text, hour) : text);
      }
    }
    return out.toString();
  }

  private static int fractionOfSecond(List<FormatWord> words) {
    for (int i = 0; i + 2 < words.size(); i++) {
      if (!words.get(i).literal()
          && words.get(i).text().startsWith("s")
          && words.get(i + 1).text().equals(".")) {
        int places = 0;
        while (i + 2 + places < words.size() && words.get(i + 2 + places).text().equals("0")) {
          places++;
        }
        return places;
      }
    }
    return 0;
  }

  /** An m means minutes right after hours or right before seconds. */
  private static boolean isMinute(List<FormatWord> words, int at) {
    if (words.get(at).text().length() > 2) {
      return false;
    }
    for (int i = at - 1; i >= 0; i--) {
      if (isPart(words.get(i)) && !isHalf(words.get(i))) {
        if (words.get(i).text().startsWith("h") || words.get(i).text().startsWith("[h")) {
          return true;
        }
        break;
      }
    }
    for (int i = at + 1; i < words.size(); i++) {
      if (isPart(words.get(i))) {
        return words.get(i).text().startsWith("s");
      }
    }
    return false;
  }

  private static String half(String pattern, int hour) {
    if (pattern.length() == 3) {
      return hour < 12 ? pattern.substring(0, 1) : pattern.substring(2);
    }
    return hour < 12 ? "AM" : "PM";
  }

  /** Excel counts weekdays as if 1900 were a leap year: serial number 1 is a Sunday. */
  private static DayOfWeek weekday(double dayNumber) {
    return DayOfWeek.SUNDAY.plus((long) dayNumber - 1);
  }

  private static String day(int letters, int dayOfMonth, DayOfWeek weekday) {
    return switch (letters) {
      case 1, 2 -> padded(dayOfMonth, letters);
      case 3 -> weekday.getDisplayName(TextStyle.SHORT, Locale.US);
      default -> weekday.getDisplayName(TextStyle.FULL, Locale.US);
    };
  }

  private static String month(int letters, int month) {
    return switch (letters) {
      case 1, 2 -> padded(month, letters);
      case 3 -> Month.of(month).getDisplayName(TextStyle.SHORT, Locale.US);
      case 5 -> Month.of(month).getDisplayName(TextStyle.NARROW, Locale.US);
      default -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.US);
    };
  }

  private static String elapsed(String word, double seconds) {
    long unit = word.startsWith("[h") ? 3600 : word.startsWith("[m") ? 60 : 1;
    return padded((int) Math.floor(seconds / unit), word.length() - 2);
  }

  private static String two(int number) {
    return padded(number, 2);
  }

  private static String padded(int number, int letters) {
    return letters >= 2 && number < 10 ? "0" + number : String.valueOf(number);
  }
}
