package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.List;

/**
 * Cells as JSON: numbers, texts, booleans, null for a blank, {@code {"error": "#N/A"}} for an
 * error. Days are their serial numbers, as Excel keeps them.
 */
final class CellJson {

  /** The room that binary fractions need when a case names no tolerance. */
  private static final double USUAL_TOLERANCE = 1e-9;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CellJson() {}

  /**
   * Reads a cell.
   *
   * @throws IllegalArgumentException with a message for the user when the value is no cell
   */
  static CellValue read(JsonNode node) {
    if (node.isNull()) {
      return CellValue.blank();
    }
    if (node.isNumber()) {
      return CellValue.number(node.doubleValue());
    }
    if (node.isBoolean()) {
      return CellValue.bool(node.booleanValue());
    }
    if (node.isTextual()) {
      return CellValue.text(node.textValue());
    }
    String code = node.path("error").asText();
    return ExcelError.of(code)
        .map(CellValue.Error::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    node
                        + " is no cell: write a number, a text, true, false, null or {\"error\":"
                        + " \"#N/A\"}"));
  }

  /** The value of a formula: one cell, or rows of cells when there are several. */
  static JsonNode write(List<List<CellValue>> rows) {
    if (rows.size() == 1 && rows.get(0).size() == 1) {
      return write(rows.get(0).get(0));
    }
    ArrayNode array = JSON.arrayNode();
    for (List<CellValue> row : rows) {
      ArrayNode cells = array.addArray();
      row.forEach(cell -> cells.add(inArray(cell)));
    }
    return array;
  }

  /** The kind of a value: number, string, boolean, error or array. */
  static String type(List<List<CellValue>> rows) {
    return rows.size() == 1 && rows.get(0).size() == 1 ? type(rows.get(0).get(0)) : "array";
  }

  /**
   * Whether a value is what was expected: numbers within a tolerance, everything else exactly.
   *
   * @param tolerance how far numbers may be apart; 0 for the room that binary fractions need
   */
  static boolean agrees(JsonNode expected, JsonNode value, double tolerance) {
    if (expected.isArray()) {
      return agreesInOrder(expected, value, tolerance);
    }
    if (expected.isNumber() && value.isNumber()) {
      double wanted = expected.doubleValue();
      double room = tolerance > 0 ? tolerance : USUAL_TOLERANCE * Math.max(1, Math.abs(wanted));
      return Math.abs(wanted - value.doubleValue()) <= room;
    }
    return expected.equals(value);
  }

  private static boolean agreesInOrder(JsonNode expected, JsonNode value, double tolerance) {
    if (!value.isArray() || value.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!agrees(expected.get(i), value.get(i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode write(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return JSON.numberNode(number.value());
    }
    if (value instanceof CellValue.Exact exact) {
      return JSON.numberNode(exact.value());
    }
    if (value instanceof CellValue.Bool bool) {
      return JSON.booleanNode(bool.value());
    }
    if (value instanceof CellValue.Date date) {
      return JSON.numberNode(CellText.serial(date.value()));
    }
    if (value instanceof CellValue.DateTime dateTime) {
      return JSON.numberNode(CellText.serial(dateTime.value()));
    }
    if (value instanceof CellValue.Blank) {
      return JSON.nullNode();
    }
    return JSON.textNode(CellText.show(value));
  }

  private static JsonNode inArray(CellValue value) {
    if (value instanceof CellValue.Error error) {
      ObjectNode wrapped = JSON.objectNode();
      return wrapped.put("error", error.error().code());
    }
    return write(value);
  }

  private static String type(CellValue value) {
    if (value instanceof CellValue.Text) {
      return "string";
    }
    if (value instanceof CellValue.Bool) {
      return "boolean";
    }
    return value instanceof CellValue.Error ? "error" : "number";
  }
}
