package dev.sluice.spec;

import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import java.util.List;

/** The keys that say how the cells of text files are written. */
final class CellShape {

  static final Shape BLANKS = new Shape.ListOf(new Shape.Anything("a text"));

  static final Shape BOOLEANS = new Shape.ListOf(new Shape.Text("a word"));

  static final Shape PATTERN = new Shape.Text("a pattern such as dd.MM.yyyy");

  /** How numbers are written. */
  static final ObjectShape NUMBERS =
      ObjectShape.of()
          .optional(
              "decimal",
              new Shape.Text("a point or a comma"),
              "what stands before the decimals (default .)")
          .optional(
              "thousands",
              new Shape.Anything("a point, a comma, an apostrophe or a space"),
              "what may stand between groups of three digits (default nothing)")
          .optional(
              "negative",
              new Shape.ListOf(new Shape.Choice(List.of("parentheses", "trailing-minus"))),
              "how a negative number may be written besides a minus in front")
          .optional(
              "currency",
              new Shape.ListOf(new Shape.Text("a sign or a code such as EUR")),
              "what may stand before or after a number; anything not listed is refused")
          .optional(
              "percent",
              new Shape.Flag(),
              "whether 12.5% is read as 0.125 (default false: it is refused)");

  /** A column that says more than its type. */
  static final ObjectShape COLUMN =
      ObjectShape.of()
          .required("type", new Shape.Text("a column type"), "the type of the column")
          .optional("format", PATTERN, "how its dates or timestamps are written")
          .optional("numbers", new Shape.Nested(NUMBERS), "how its numbers are written")
          .optional("booleans", BOOLEANS, "its words for true and false")
          .optional("blanks", BLANKS, "what means a blank in it, besides the empty cell")
          .optional(
              "width",
              new Shape.WholeNumber(1, FixedWidthReader.MAX_WIDTH),
              "how many characters it takes in a fixed-width file");

  private CellShape() {}
}
