package dev.sluice.formula.function.text;

import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Texts that divide another.
 *
 * @param texts none of them is empty
 */
record Delimiters(List<String> texts, boolean anyCase) {

  /** Where a delimiter stands; the end is left out. */
  record Place(int start, int end) {}

  /** The cells of a block that hold a text. */
  static Delimiters of(Matrix cells, boolean anyCase) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String text = CellTexts.of(cells.at(i));
      if (!text.isEmpty()) {
        texts.add(anyCase ? folded(text) : text);
      }
    }
    return new Delimiters(texts, anyCase);
  }

  /** All places from left to right, none of which touches another. */
  List<Place> places(String text) {
    String searched = anyCase ? folded(text) : text;
    List<Place> places = new ArrayList<>();
    Place place = next(searched, 0);
    while (place != null) {
      places.add(place);
      place = next(searched, place.end);
    }
    return places;
  }

  /** The first place from a character on; of two delimiters at one place the longer one. */
  private @Nullable Place next(String searched, int from) {
    Place best = null;
    for (String delimiter : texts) {
      int at = searched.indexOf(delimiter, from);
      int end = at + delimiter.length();
      if (at >= 0 && (best == null || at < best.start || at == best.start && end > best.end)) {
        best = new Place(at, end);
      }
    }
    return best;
  }

  /** Small letters, where that keeps every character in its place. */
  private static String folded(String text) {
    String folded = Comparison.folded(UTF8String.fromString(text)).toString();
    return folded.length() == text.length() ? folded : text;
  }

  /** True when a cell is nothing that divides. */
  static boolean isMissing(Matrix cells) {
    return cells.size() == 1 && cells.at(0) instanceof CellValue.Blank;
  }
}
