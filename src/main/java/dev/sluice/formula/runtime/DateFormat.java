package dev.sluice.formula.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes dates and times by patterns of {@code y m d h s AM/PM}. */
final class DateFormat {

  private static final double SECONDS_A_DAY = 86_400;
  private static final double NEARLY_ONE = 0.9999;
  private static final int BUDDHIST_YEARS = 543;
  private static final int DAYS_A_WEEK = 7;
  // Locales that stand for the long date and the time as the system writes them.
  private static final List<String> LONG_DATE = List.of("f800", "x-sysdate");
  private static final List<String> LONG_TIME = List.of("f400", "x-systime");

  /** A moment as its parts. */
  private record Moment(
      int serial, int year, int month, int day, double seconds, double elapsed, boolean twelve) {

    int hour() {
      return (int) (seconds / 3600);
    }

    int minute() {
      return (int) (seconds % 3600 / 60);
    }
  }

  private DateFormat() {}

  /** True for a locale that stands for a pattern of its own. */
  static boolean isOfSystem(String locale) {
    return LONG_DATE.contains(locale) || LONG_TIME.contains(locale);
  }

  /** A serial number as date and time; null when Excel has no such day. */
  static @Nullable String written(double serial, FormatSection section) {
    if (LONG_DATE.contains(section.locale())) {
      return written(serial, FormatReader.section("dddd, mmmm d, yyyy"));
    } else if (LONG_TIME.contains(section.locale())) {
      return written(serial, FormatReader.section("h:mm:ss AM/PM"));
    }
    Moment moment = serial < 0 ? null : moment(serial, section.words());
    return moment == null ? null : written(moment, section);
  }

  /** The moment, rounded to the smallest part of a second that is written. */
  private static @Nullable Moment moment(double serial, List<FormatWord> words) {
    boolean timed =
        words.stream().anyMatch(word -> "hs".indexOf(word.datePart()) >= 0)
            || words.stream().anyMatch(FormatWord::isElapsed);
    double unit = Math.pow(10, places(words));
    double total = serial * SECONDS_A_DAY;
    double seconds =
        timed ? Math.floor(total * unit + 0.5) / unit : Math.floor(total + 1 - NEARLY_ONE);
    double dayNumber = Math.floor(seconds / SECONDS_A_DAY);
    Integer year = Serials.year(dayNumber);
    Integer month = Serials.month(dayNumber);
    Integer day = Serials.dayOfMonth(dayNumber);
    if (year == null || month == null || day == null) {
      return null;
    }
    double inDay = seconds - dayNumber * SECONDS_A_DAY;
    boolean twelve = words.stream().anyMatch(FormatWord::isHalf);
    return new Moment((int) dayNumber, year, month, day, inDay, seconds, twelve);
  }

  /** How many places of a second are written, the most of all points. */
  private static int places(List<FormatWord> words) {
    int most = 0;
    for (int i = 0; i < words.size(); i++) {
      most = words.get(i).is(".") ? Math.max(most, zeros(words, i + 1)) : most;
    }
    return most;
  }

  private static int zeros(List<FormatWord> words, int from) {
    int count = 0;
    while (from + count < words.size() && words.get(from + count).is("0")) {
      count++;
    }
    return count;
  }

  private static String written(Moment moment, FormatSection section) {
    List<FormatWord> words = section.words();
    DateNames names = DateNames.of(section.locale());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      FormatWord word = words.get(i);
      int letters = word.text().length();
      if (word.isElapsed()) {
        double unit = word.datePart() == 'h' ? 3600 : word.datePart() == 'm' ? 60 : 1;
        out.append(padded((long) Math.floor(moment.elapsed / unit), letters - 2));
        continue;
      }
      switch (word.datePart()) {
        case 'y' -> out.append(letters <= 2 ? padded(moment.year % 100, 2) : moment.year);
        case 'e' -> out.append(moment.year);
        case 'b' -> {
          int year = moment.year + BUDDHIST_YEARS;
          out.append(letters <= 2 ? padded(year % 100, 2) : year);
        }
        case 'd' -> out.append(day(moment, letters, names));
        case 'h' -> {
          int hour = moment.hour();
          out.append(padded(moment.twelve ? (hour + 11) % 12 + 1 : hour, letters));
        }
        case 's' -> out.append(padded((long) (moment.seconds % 60), letters));
        case 'm' ->
            out.append(
                isMinute(words, i)
                    ? padded(moment.minute(), letters)
                    : month(moment.month, letters, names));
        case 'g' -> {
          // The era, which only Asian calendars have.
        }
        default -> {
          if (word.isHalf()) {
            out.append(half(word.text(), moment.hour()));
          } else {
            out.append(word.text());
            int places = word.is(".") ? zeros(words, i + 1) : 0;
            out.append(fraction(moment.seconds, places));
            i += places;
          }
        }
      }
    }
    return out.toString();
  }

  private static String fraction(double seconds, int places) {
    if (places == 0) {
      return "";
    }
    double unit = Math.pow(10, places);
    long part = (long) Math.floor((seconds - Math.floor(seconds)) * unit + 0.5);
    String digits = String.valueOf(part);
    return "0".repeat(Math.max(0, places - digits.length())) + digits;
  }

  /** An m means minutes right after hours or right before seconds. */
  private static boolean isMinute(List<FormatWord> words, int at) {
    if (words.get(at).text().length() > 2) {
      return false;
    }
    for (int i = at - 1; i >= 0; i--) {
      char part = words.get(i).datePart();
      if (part != ' ') {
        if (part == 'h') {
          return true;
        }
        break;
      }
    }
    for (int i = at + 1; i < words.size(); i++) {
      char part = words.get(i).datePart();
      if (part != ' ') {
        return part == 's';
      }
    }
    return false;
  }

  private static String half(String pattern, int hour) {
    if (pattern.length() == "a/p".length()) {
      return hour < 12 ? pattern.substring(0, 1) : pattern.substring(2);
    }
    return hour < 12 ? "AM" : "PM";
  }

  private static String day(Moment moment, int letters, DateNames names) {
    if (letters <= 2) {
      return padded(moment.day, letters);
    }
    // Excel counts weekdays as if 1900 were a leap year: serial number 1 is a Sunday.
    int weekday = Math.floorMod(moment.serial - 1, DAYS_A_WEEK);
    return (letters == 3 ? names.shortDays() : names.days()).get(weekday);
  }

  private static String month(int month, int letters, DateNames names) {
    return switch (letters) {
      case 1, 2 -> padded(month, letters);
      case 3 -> names.shortMonths().get(month - 1);
      case 5 -> names.months().get(month - 1).substring(0, 1);
      default -> names.months().get(month - 1);
    };
  }

  private static String padded(long number, int letters) {
    String digits = String.valueOf(number);
    return "0".repeat(Math.max(0, letters - digits.length())) + digits;
  }
}
