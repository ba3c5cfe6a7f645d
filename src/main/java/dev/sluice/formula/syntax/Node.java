package dev.sluice.formula.syntax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a parsed formula, with its place in the text. */
public sealed interface Node {

  /** Where it stands in the text. */
  Span span();

  /** A number as written; its decimal digits are kept. */
  record NumberNode(BigDecimal value, Span span) implements Node {}

  /** A text between quotes. */
  record TextNode(String value, Span span) implements Node {}

  /** TRUE or FALSE. */
  record BooleanNode(boolean value, Span span) implements Node {}

  /** An error literal such as {@code #N/A}. */
  record ErrorNode(String code, Span span) implements Node {}

  /** An argument that was left out, as the second in {@code IF(a,,b)}. */
  record MissingNode(Span span) implements Node {}

  /** {@code {1,2;3,4}}; all rows are equally long. */
  record ArrayNode(List<List<Node>> rows, Span span) implements Node {}

  /** A sign before, or {@code %} after, its operand; or {@code @}, this row's value of a range. */
  record UnaryNode(String operator, Node operand, Span span) implements Node {}

  /** Two operands and what stands between them. */
  record BinaryNode(String operator, Node left, Node right, Span span, Span operatorSpan)
      implements Node {}

  /** A function call; {@code name} in upper case without Excel's file prefixes. */
  record CallNode(String name, List<Node> arguments, Span span, Span nameSpan) implements Node {}

  /** What stands before it, called as a function: {@code LAMBDA(x,x+1)(2)}. */
  record ApplyNode(Node function, List<Node> arguments, Span span) implements Node {}

  /** A bare name: a table, or nothing known. */
  record NameNode(String name, Span span) implements Node {}

  /** {@code [@column]}; the table is null for the formula's own. */
  record RowReference(@Nullable String table, String column, Span span) implements Node {}

  /**
   * {@code table[column]}, {@code table[[first]:[last]]} or {@code table[#Data]}.
   *
   * @param table null for the formula's own table
   * @param first null when the whole table is meant
   * @param last the same as {@code first} for one column
   */
  record ColumnReference(
      @Nullable String table, @Nullable String first, @Nullable String last, Span span)
      implements Node {}

  /** All cells between two references that functions give, such as {@code A1:INDEX(A1:A9,7)}. */
  record RangeNode(Node first, Node last, Span span) implements Node {}

  /** A cell or a block of cells of a workbook. */
  record AreaReference(CellArea area, Span span) implements Node {}
}
