package dev.sluice.formula.syntax;

import dev.sluice.formula.syntax.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds the tree of a formula. Binding from loose to tight as in Excel: comparisons, {@code &},
 * {@code + -}, {@code * /}, {@code ^}, {@code %}, signs, references.
 */
public final class Parser {

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("=", "<>", "<=", ">=", "<", ">"),
          List.of("&"),
          List.of("+", "-"),
          List.of("*", "/"),
          List.of("^"));

  // Deeper nesting would end in a stack overflow instead of a message.
  private static final int DEEPEST = 200;

  // The letter, the sign and digits that an exponent of Java always has room for.
  private static final int LONGEST_EXPONENT = 10;

  private final TokenStream tokens;
  private int depth;

  private Parser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** The tree of a formula that may start with an equals sign. */
  public static Node parse(String text) throws SyntaxFault {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start < text.length() && text.charAt(start) == '=') {
      start++;
    }
    Parser parser = new Parser(new TokenStream(Lexer.tokens(text, start)));
    Node node = parser.expression(0);
    Token rest = parser.tokens.peek();
    if (rest.kind() != Kind.END) {
      throw new SyntaxFault(
          rest.span(),
          rest.is(")")
              ? "this ) closes nothing"
              : "here an operator or the end is expected, not " + rest.described(),
          null);
    }
    return node;
  }

  private Node expression(int level) throws SyntaxFault {
    if (level == LEVELS.size()) {
      return postfix();
    }
    if (++depth > DEEPEST * LEVELS.size()) {
      throw new SyntaxFault(
          tokens.peek().span(), "more than " + DEEPEST + " formulas inside each other");
    }
    Node left = expression(level + 1);
    while (tokens.peek().kind() == Kind.OPERATOR
        && LEVELS.get(level).contains(tokens.peek().text())) {
      Token operator = tokens.take();
      Node right = expression(level + 1);
      left =
          new Node.BinaryNode(
              operator.text(), left, right, left.span().to(right.span()), operator.span());
    }
    depth--;
    return left;
  }

  private Node postfix() throws SyntaxFault {
    Node node = signed();
    while (tokens.peek().is("%")) {
      node = new Node.UnaryNode("%", node, node.span().to(tokens.take().span()));
    }
    return node;
  }

  private Node signed() throws SyntaxFault {
    Token token = tokens.peek();
    if (token.is("-") || token.is("+") || token.is("@")) {
      tokens.take();
      if (++depth > DEEPEST * LEVELS.size()) {
        throw new SyntaxFault(token.span(), "too many signs");
      }
      Node operand = signed();
      depth--;
      return new Node.UnaryNode(token.text(), operand, token.span().to(operand.span()));
    }
    return reference();
  }

  /** Ranges, and blank space between two of them: what they have in common. */
  private Node reference() throws SyntaxFault {
    Node left = range();
    while (left instanceof Node.AreaReference area
        && tokens.next().kind() == Kind.SPACE
        && startsReference(tokens.peek())) {
      Node right = range();
      if (!(right instanceof Node.AreaReference other)) {
        throw new SyntaxFault(right.span(), "beside a range another one is expected");
      }
      Span span = left.span().to(right.span());
      Optional<CellArea> common = area.area().intersection(other.area());
      left =
          common.isPresent()
              ? new Node.AreaReference(common.get(), span)
              : new Node.ErrorNode("#NULL!", span);
    }
    return left;
  }

  /** A primary and the arguments after it, if it is a function. */
  private Node applied() throws SyntaxFault {
    Node node = primary();
    while (node instanceof Node.CallNode || node instanceof Node.ApplyNode) {
      if (!tokens.next().is("(")) {
        return node;
      }
      Token open = tokens.take();
      List<Node> arguments = arguments();
      Token close = tokens.expect(")", open, "an operator, a comma or )");
      node = new Node.ApplyNode(node, arguments, node.span().to(close.span()));
    }
    return node;
  }

  /** A primary, or cells with colons between. */
  private Node range() throws SyntaxFault {
    Node left = applied();
    while (isReference(left) && tokens.peek().is(":")) {
      tokens.take();
      Node right = applied();
      if (!isReference(right)) {
        throw new SyntaxFault(right.span(), "a range ends with a cell, such as A1:B7");
      }
      Span span = left.span().to(right.span());
      left =
          left instanceof Node.AreaReference area && right instanceof Node.AreaReference other
              ? new Node.AreaReference(area.area().through(other.area()), span)
              : new Node.RangeNode(left, right, span);
    }
    return left;
  }

  private static boolean isReference(Node node) {
    return node instanceof Node.AreaReference
        || node instanceof Node.CallNode
        || node instanceof Node.RangeNode;
  }

  private static boolean startsReference(Token token) {
    return token.kind() == Kind.NAME && CellArea.cell("", token.text()).isPresent();
  }

  private Node primary() throws SyntaxFault {
    Token token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> new Node.NumberNode(number(token), token.span());
      case TEXT -> new Node.TextNode(token.text(), token.span());
      case ERROR -> new Node.ErrorNode(token.text().toUpperCase(Locale.ROOT), token.span());
      case BRACKETS -> StructuredReference.parse(null, token.text(), token.span());
      case NAME, QUOTED_NAME -> named(token);
      case OPERATOR -> bracketed(token);
      case SPACE, END -> throw new SyntaxFault(token.span(), "the formula ends too early");
    };
  }

  private static BigDecimal number(Token token) throws SyntaxFault {
    String text = token.text();
    int exponent = text.toUpperCase(Locale.ROOT).indexOf('E');
    if (exponent < 0 || text.length() - exponent <= LONGEST_EXPONENT) {
      BigDecimal value = new BigDecimal(text);
      if (Math.abs((long) value.scale()) <= 400 && !Double.isInfinite(value.doubleValue())) {
        return value;
      }
    }
    throw new SyntaxFault(token.span(), "this number is larger than Excel can hold");
  }

  private Node bracketed(Token open) throws SyntaxFault {
    if (open.is("(")) {
      Node inner = expression(0);
      tokens.expect(")", open, "an operator or )");
      return inner;
    }
    if (open.is("{")) {
      return array(open);
    }
    throw new SyntaxFault(open.span(), "here a value is expected, not " + open.described(), null);
  }

  private Node array(Token open) throws SyntaxFault {
    List<List<Node>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    while (true) {
      rows.get(rows.size() - 1).add(signed());
      Token separator = tokens.take();
      if (separator.is("}")) {
        Span span = open.span().to(separator.span());
        if (rows.stream().anyMatch(row -> row.size() != rows.get(0).size())) {
          throw new SyntaxFault(span, "the rows of an array must be equally long");
        }
        return new Node.ArrayNode(rows, span);
      } else if (separator.is(";")) {
        rows.add(new ArrayList<>());
      } else if (!separator.is(",")) {
        throw new SyntaxFault(
            separator.span(), "in an array , ; or } is expected, not " + separator.described());
      }
    }
  }

  private Node named(Token name) throws SyntaxFault {
    Token next = tokens.next();
    if (next.is("!")) {
      tokens.take();
      Token cell = tokens.take();
      CellArea area =
          CellArea.cell(name.text(), cell.text())
              .orElseThrow(
                  () -> new SyntaxFault(cell.span(), "after a sheet name a cell is expected"));
      return new Node.AreaReference(area, name.span().to(cell.span()));
    }
    if (next.kind() == Kind.BRACKETS) {
      tokens.take();
      return StructuredReference.parse(name.text(), next.text(), name.span().to(next.span()));
    }
    if (next.is("(")) {
      tokens.take();
      return call(name, next);
    }
    if (name.text().equalsIgnoreCase("TRUE") || name.text().equalsIgnoreCase("FALSE")) {
      return new Node.BooleanNode(name.text().equalsIgnoreCase("TRUE"), name.span());
    }
    Optional<CellArea> cell = CellArea.cell("", name.text());
    return cell.isPresent()
        ? new Node.AreaReference(cell.get(), name.span())
        : new Node.NameNode(name.text(), name.span());
  }

  private Node call(Token name, Token open) throws SyntaxFault {
    List<Node> arguments = arguments();
    Token close = tokens.expect(")", open, "an operator, a comma or )");
    return new Node.CallNode(
        plainName(name.text()), arguments, name.span().to(close.span()), name.span());
  }

  private List<Node> arguments() throws SyntaxFault {
    List<Node> arguments = new ArrayList<>();
    if (!tokens.peek().is(")")) {
      do {
        arguments.add(argument());
      } while (tokens.taken(","));
    }
    return arguments;
  }

  private Node argument() throws SyntaxFault {
    Token next = tokens.peek();
    return next.is(",") || next.is(")")
        ? new Node.MissingNode(new Span(next.span().start(), next.span().start()))
        : expression(0);
  }

  /** Workbook files write newer functions with a prefix. */
  private static String plainName(String written) {
    return written.toUpperCase(Locale.ROOT).replaceFirst("^(?:_XLFN\\.|_XLWS\\.|_XLPM\\.)+", "");
  }
}
