package dev.sluice.quality;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The text of a ruleset file; it knows how to point at a word of it. */
final class RulesetText {

  private final String file;
  private final String text;
  private final List<String> lines;
  private final Problems problems;

  RulesetText(String file, String written, Problems newProblems) {
    this.file = file;
    // The grammar knows line feeds only, and wants one after a comment.
    this.text = written.replace("\r\n", "\n").replace('\r', '\n') + "\n";
    this.lines = text.lines().toList();
    this.problems = newProblems;
  }

  String text() {
    return text;
  }

  Problems problems() {
    return problems;
  }

  Place place(Token token) {
    return new Place(file, token.getLine(), token.getCharPositionInLine() + 1, "");
  }

  void report(Token token, String code, String message, @Nullable String hint) {
    String word = token.getText().lines().findFirst().orElse("");
    report(token.getLine(), token.getCharPositionInLine(), word.length(), code, message, hint);
  }

  void report(
      int line, int column, int length, String code, String message, @Nullable String hint) {
    String shown = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    problems.report(
        Problem.user(new Place(file, line, column + 1, ""), code, message)
            .withHint(hint)
            .withExcerpt(new Excerpt(shown, column, column + length)));
  }

  /** A fault of the whole file. */
  void report(String code, String message) {
    problems.report(Problem.user(Place.file(file), code, message));
  }

  /** The words on one line, apart where they were apart. */
  static String oneLine(List<Token> tokens) {
    StringBuilder line = new StringBuilder();
    int end = -1;
    for (Token token : tokens) {
      if (end >= 0 && token.getStartIndex() > end + 1) {
        line.append(' ');
      }
      line.append(token.getText().replaceAll("\\s*\\n\\s*", " "));
      end = token.getStopIndex();
    }
    return line.toString();
  }

  /** What stands between the quotes of a quoted word. */
  static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  /** As {@link #unquoted}, with escaped quotes and backslashes as they are meant. */
  static String unescaped(String quoted) {
    return unquoted(quoted).replaceAll("\\\\([\"\\\\])", "$1");
  }

  /** As {@link #unquoted}, with escaped quotes as they are meant; other escapes are the SQL's. */
  static String unescapedQuotes(String quoted) {
    return unquoted(quoted).replace("\\\"", "\"");
  }
}
