package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bars as lists of trades, from the text of a rule. A trade has the sign seq % 3 - 1. */
public record ReferenceBars(String rule) {

  private static final MathContext DIGITS = new MathContext(40);

  public static ReferenceBars of(String rule) {
    return new ReferenceBars(rule);
  }

  private @Nullable String option(String name) {
    Matcher found = Pattern.compile(name + ": '?([^,']+)").matcher(rule);
    return found.find() ? found.group(1).strip() : null;
  }

  /** The bars of the trades of one symbol, in order, as lines. */
  public List<String> lines(String symbol, List<Trade> trades) {
    List<Trade> able =
        trades.stream().filter(trade -> trade.price() != null && trade.size() != null).toList();
    List<String> lines = new ArrayList<>();
    for (String line : option("every") == null ? filled(able) : timed(able)) {
      lines.add(symbol + " " + line);
    }
    return lines;
  }

  private List<String> filled(List<Trade> trades) {
    List<String> lines = new ArrayList<>();
    List<Trade> bar = new ArrayList<>();
    for (Trade trade : trades) {
      bar.add(trade);
      if (isFull(bar)) {
        lines.add(line(String.valueOf(lines.size() + 1), bar, null));
        bar.clear();
      }
    }
    if (!bar.isEmpty()) {
      lines.add(line(String.valueOf(lines.size() + 1), bar, null));
    }
    return lines;
  }

  private boolean isFull(List<Trade> bar) {
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal dollars = BigDecimal.ZERO;
    for (Trade trade : bar) {
      volume = volume.add(BigDecimal.valueOf(size(trade)));
      dollars = dollars.add(price(trade).multiply(BigDecimal.valueOf(size(trade))));
    }
    return reaches("volume", volume)
        || reaches("dollars", dollars)
        || reaches("ticks", BigDecimal.valueOf(bar.size()));
  }

  private boolean reaches(String option, BigDecimal sum) {
    String size = option(option);
    return size != null && sum.compareTo(new BigDecimal(size)) >= 0;
  }

  private List<String> timed(List<Trade> trades) {
    String every = String.valueOf(option("every"));
    long width =
        every.endsWith("ms")
            ? 1000 * Long.parseLong(every.replace("ms", ""))
            : 1_000_000 * Long.parseLong(every.replace("s", ""));
    boolean isRight = "right".equals(option("closed"));
    TreeMap<Long, List<Trade>> bars = new TreeMap<>();
    for (Trade trade : trades) {
      long origin = origin(trade.micros());
      long steps = Math.floorDiv(trade.micros() - origin, width);
      if (isRight && Math.floorMod(trade.micros() - origin, width) == 0) {
        steps--;
      }
      bars.computeIfAbsent(origin + steps * width, any -> new ArrayList<>()).add(trade);
    }
    List<String> lines = new ArrayList<>();
    boolean isNamedByEnd = "end".equals(option("label"));
    for (Map.Entry<Long, List<Trade>> bar : bars.entrySet()) {
      Map.Entry<Long, List<Trade>> before = bars.lowerEntry(bar.getKey());
      if ("fill".equals(option("empty")) && before != null) {
        List<Trade> earlier = before.getValue();
        String last = shown(price(earlier.get(earlier.size() - 1)));
        for (long gap = before.getKey() + width; gap < bar.getKey(); gap += width) {
          lines.add(
              name(isNamedByEnd ? gap + width : gap)
                  + (" " + last).repeat(4)
                  + " 0 0 0 null "
                  + last
                  + " null null 0 0 null");
        }
      }
      long start = bar.getKey();
      lines.add(line(name(isNamedByEnd ? start + width : start), bar.getValue(), start + width));
    }
    return lines;
  }

  private long origin(long micros) {
    String zone = option("time-zone");
    String from = option("from");
    var midnight =
        Instant.EPOCH
            .plus(micros, ChronoUnit.MICROS)
            .atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
            .truncatedTo(ChronoUnit.DAYS);
    var start = from == null ? midnight : midnight.with(LocalTime.parse(from));
    return ChronoUnit.MICROS.between(Instant.EPOCH, start.toInstant());
  }

  private static String name(long micros) {
    return shown(Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
  }

  private static BigDecimal price(Trade trade) {
    return trade.price() == null ? BigDecimal.ZERO : trade.price();
  }

  private static long size(Trade trade) {
    return trade.size() == null ? 0 : trade.size();
  }

  private static String line(String name, List<Trade> bar, @Nullable Long end) {
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal dollars = BigDecimal.ZERO;
    BigDecimal bought = BigDecimal.ZERO;
    BigDecimal sold = BigDecimal.ZERO;
    BigDecimal priceByTime = BigDecimal.ZERO;
    BigDecimal time = BigDecimal.ZERO;
    for (int i = 0; i < bar.size(); i++) {
      Trade trade = bar.get(i);
      BigDecimal size = BigDecimal.valueOf(size(trade));
      volume = volume.add(size);
      dollars = dollars.add(price(trade).multiply(size));
      bought = trade.seq() % 3 == 2 ? bought.add(size) : bought;
      sold = trade.seq() % 3 == 0 ? sold.add(size) : sold;
      long until =
          i + 1 < bar.size() ? bar.get(i + 1).micros() : end == null ? trade.micros() : end;
      BigDecimal length = BigDecimal.valueOf(until - trade.micros());
      time = time.add(length);
      priceByTime = priceByTime.add(price(trade).multiply(length));
    }
    Trade last = bar.get(bar.size() - 1);
    BigDecimal signed = bought.add(sold);
    List<String> cells =
        List.of(
            name,
            shown(price(bar.get(0))),
            shown(bar.stream().map(ReferenceBars::price).max(BigDecimal::compareTo).orElseThrow()),
            shown(bar.stream().map(ReferenceBars::price).min(BigDecimal::compareTo).orElseThrow()),
            shown(price(last)),
            shown(volume),
            shown(dollars),
            String.valueOf(bar.size()),
            shown(dollars.divide(volume, DIGITS).doubleValue()),
            shown(
                time.signum() == 0
                    ? price(last).doubleValue()
                    : priceByTime.divide(time, DIGITS).doubleValue()),
            name(bar.get(0).micros()),
            name(last.micros()),
            shown(bought),
            shown(sold),
            signed.signum() == 0
                ? "null"
                : shown(bought.subtract(sold).divide(signed, DIGITS).doubleValue()));
    return String.join(" ", cells);
  }

  /** A cell as text, numbers without zeros at their end. */
  public static String shown(@Nullable Object cell) {
    if (cell instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    return cell instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(cell);
  }
}
