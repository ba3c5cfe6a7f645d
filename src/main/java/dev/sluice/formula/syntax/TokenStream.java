package dev.sluice.formula.syntax;

import dev.sluice.formula.syntax.Token.Kind;
import java.util.List;

/** The tokens of a formula, taken one after the other. */
final class TokenStream {

  private final List<Token> tokens;
  private int position;

  /** Tokens of which the last is the end. */
  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The next token, which may be a space; it stays. */
  Token next() {
    return tokens.get(position);
  }

  /** Takes an operator when it comes next. */
  boolean taken(String operator) {
    if (peek().is(operator)) {
      take();
      return true;
    }
    return false;
  }

  /** Takes an operator that must come; a missing one is said with what was opened before. */
  Token expect(String operator, Token open, String allowed) throws SyntaxFault {
    Token token = take();
    if (!token.is(operator)) {
      throw new SyntaxFault(
          token.kind() == Kind.END ? open.span() : token.span(),
          token.kind() == Kind.END
              ? "this " + open.text() + " has no closing " + operator
              : "here " + allowed + " is expected, not " + token.described(),
          token.is(";")
              ? "arguments are separated by commas"
              : token.is(",") ? "is a ( before it not closed?" : null);
    }
    return token;
  }

  /** The next token but spaces; it stays. */
  Token peek() {
    int at = position;
    while (tokens.get(at).kind() == Kind.SPACE) {
      at++;
    }
    return tokens.get(at);
  }

  /** Takes the next token but spaces; the end stays. */
  Token take() {
    while (tokens.get(position).kind() == Kind.SPACE) {
      position++;
    }
    Token token = tokens.get(position);
    if (token.kind() != Kind.END) {
      position++;
    }
    return token;
  }
}
