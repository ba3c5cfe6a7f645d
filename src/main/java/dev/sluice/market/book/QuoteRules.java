package dev.sluice.market.book;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of quotes that make no sense, and which states are shown.
 *
 * @param maxSpread the widest spread of a venue's own quote that is taken as it is; null for any
 * @param nbboMaxSpread beyond which a far side of the best quote is not considered; null for any
 * @param isTotal whether depth is that of all venues at the best price, or the largest
 * @param lastOfMoment whether only the state after the last quote of a time is shown
 * @param changesOnly whether only states with another price or depth are shown
 * @param needsBothSides whether there is no best quote at all while a side is empty
 */
public record QuoteRules(
    Treatment ownCrossed,
    Treatment wide,
    @Nullable BigDecimal maxSpread,
    @Nullable BigDecimal nbboMaxSpread,
    boolean hasSizes,
    boolean isTotal,
    boolean namesVenues,
    boolean lastOfMoment,
    boolean changesOnly,
    boolean needsBothSides)
    implements Serializable {

  /** What becomes of a quote that makes no sense. */
  public enum Treatment {
    /** It is taken as it is. */
    KEEP,
    /** The venue has no quote from then on until its next one. */
    WITHDRAW,
    /** It is dropped, and what the venue quoted before stays in force. */
    DROP;

    /** The word that users write. */
    public String written() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
      return Stream.of(values()).map(Treatment::written).toList();
    }

    /** The treatment of a word. */
    public static Treatment of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
