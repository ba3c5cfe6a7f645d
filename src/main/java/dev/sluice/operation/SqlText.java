package dev.sluice.operation;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * A query as a user wrote it; faults in it are told with their line in the document and a caret.
 *
 * @param place where the text starts in the document
 */
record SqlText(String text, Place place) {

  private static final String UNKNOWN_COLUMN = "UNRESOLVED_COLUMN";

  /** A fault at a part of the query. */
  Problem problem(Origin origin, String code, String message) {
    return problem(origin.line(), origin.startPosition(), code, message);
  }

  /** A fault that Spark found, in plain words. */
  Problem problem(AnalysisException fault) {
    String said = said(fault);
    String code = "bad-sql";
    String hint = null;
    String kind = fault.getErrorClass() == null ? "" : fault.getErrorClass();
    if (kind.startsWith(UNKNOWN_COLUMN)) {
      Map<String, String> parts = fault.getMessageParameters();
      String column = plain(String.valueOf(parts.get("objectName")));
      List<String> there =
          parts.containsKey("proposal")
              ? Arrays.stream(String.valueOf(parts.get("proposal")).split(", ", -1))
                  .map(SqlText::plain)
                  .toList()
              : List.of();
      code = "unknown-column";
      said =
          "there is no column \""
              + column
              + "\" here"
              + (there.isEmpty() ? "" : "; closest are " + String.join(", ", there));
      hint = Suggestion.hint(column, there.stream().map(SqlText::lastPart).toList()).orElse(null);
    }
    return problem(fault.line(), fault.startPosition(), code, said).withHint(hint);
  }

  /** The first sentence of Spark's message, without the name of its kind and its full stop. */
  private static String said(AnalysisException fault) {
    String message = fault.message().strip();
    String line = message.lines().findFirst().orElse(message);
    String sentence =
        line.replaceFirst("^\\[[A-Z0-9_.]+] ", "")
            .replaceFirst("\\. Please,? .*$", "")
            .replaceFirst("[.;:]+$", "");
    return sentence.isEmpty()
        ? "it cannot be understood"
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String plain(String name) {
    return name.replace("`", "");
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private Problem problem(
      Option<Object> line, Option<Object> position, String code, String message) {
    int lineOfText = line.isDefined() ? (Integer) line.get() : 0;
    int start = position.isDefined() ? (Integer) position.get() : 0;
    Problem problem = Problem.user(placeOf(lineOfText), code, message);
    return lineOfText == 0 ? problem : problem.withExcerpt(excerpt(lineOfText, start));
  }

  private @Nullable Excerpt excerpt(int line, int start) {
    List<String> lines = text.lines().toList();
    if (line > lines.size()) {
      return null;
    }
    String shown = lines.get(line - 1);
    int end = Math.min(start, shown.length());
    while (end < shown.length() && isWord(shown.charAt(end))) {
      end++;
    }
    return new Excerpt(shown, start, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '`';
  }

  /** A text with line ends is a YAML block, whose first line follows that of its key. */
  private Place placeOf(int line) {
    return line == 0 || place.line() == 0 || text.indexOf('\n') < 0
        ? place
        : new Place(place.file(), place.line() + line, 0, place.path());
  }
}
