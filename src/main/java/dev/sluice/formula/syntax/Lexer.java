package dev.sluice.formula.syntax;

import dev.sluice.formula.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a formula into words. Blank space is dropped where it cannot mean an intersection. */
final class Lexer {

  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern ERROR =
      Pattern.compile(
          "#(?:N/A|VALUE!|DIV/0!|NUM!|REF!|NAME\\?|NULL!|SPILL!|CALC!)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[$\\p{L}_\\\\][\\p{L}\\p{N}_.$\\\\?]*");
  private static final List<String> OPERATORS =
      List.of(
          "<>", "<=", ">=", "+", "-", "*", "/", "^", "&", "=", "<", ">", "%", "(", ")", ",", ";",
          "{", "}", ":", "!", "@", "#");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text, int from) {
    this.text = text;
    this.position = from;
  }

  /** The words of the text from an offset on, with an END at the end. */
  static List<Token> tokens(String text, int from) throws SyntaxFault {
    Lexer lexer = new Lexer(text, from);
    while (lexer.position < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.END, "", new Span(text.length(), text.length())));
    return lexer.tokens;
  }

  private void next() throws SyntaxFault {
    char first = text.charAt(position);
    if (isSpace(first)) {
      space();
    } else if (first == '"') {
      quoted('"', Kind.TEXT, "text");
    } else if (first == '\'') {
      quoted('\'', Kind.QUOTED_NAME, "sheet name");
    } else if (first == '[') {
      brackets();
    } else if (!(matched(NUMBER, Kind.NUMBER)
        || matched(ERROR, Kind.ERROR)
        || matched(NAME, Kind.NAME)
        || operator())) {
      throw new SyntaxFault(
          new Span(position, position + 1), "\"" + first + "\" has no meaning in a formula");
    }
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || character == '\u00a0';
  }

  private void space() {
    int start = position;
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    tokens.add(new Token(Kind.SPACE, " ", new Span(start, position)));
  }

  private void quoted(char quote, Kind kind, String what) throws SyntaxFault {
    int start = position++;
    StringBuilder content = new StringBuilder();
    while (position < text.length()) {
      char character = text.charAt(position++);
      if (character != quote) {
        content.append(character);
      } else if (position < text.length() && text.charAt(position) == quote) {
        content.append(quote);
        position++;
      } else {
        tokens.add(new Token(kind, content.toString(), new Span(start, position)));
        return;
      }
    }
    throw new SyntaxFault(
        new Span(start, start + 1), "this " + what + " has no closing " + quote, null);
  }

  private void brackets() throws SyntaxFault {
    int start = position++;
    int depth = 1;
    while (position < text.length()) {
      char character = text.charAt(position++);
      if (character == '\'' && position < text.length()) {
        position++;
      } else if (character == '[') {
        depth++;
      } else if (character == ']' && --depth == 0) {
        tokens.add(
            new Token(
                Kind.BRACKETS, text.substring(start + 1, position - 1), new Span(start, position)));
        return;
      }
    }
    throw new SyntaxFault(new Span(start, start + 1), "this reference has no closing ]");
  }

  private boolean matched(Pattern pattern, Kind kind) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    tokens.add(new Token(kind, matcher.group(), new Span(position, matcher.end())));
    position = matcher.end();
    return true;
  }

  private boolean operator() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, position)) {
        int end = position + operator.length();
        tokens.add(new Token(Kind.OPERATOR, operator, new Span(position, end)));
        position = end;
        return true;
      }
    }
    return false;
  }
}
