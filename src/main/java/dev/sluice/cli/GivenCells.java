package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a command line: {@code A1=3} is one cell, {@code A1:B2=[[1,2],[3,4]]} a range with
 * its rows, {@code B1:B4=[1,"x",true,null]} a range with its cells in reading order.
 */
final class GivenCells {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private GivenCells() {}

  /** The values by the name of their cell. */
  static Map<String, CellValue> read(Map<String, String> given) {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    given.forEach((name, written) -> cells.putAll(read(name, written)));
    return cells;
  }

  private static Map<String, CellValue> read(String name, String written) {
    CellArea area = area(name);
    JsonNode array = array(written);
    boolean single = area.width() == 1 && area.height() == 1;
    if (array == null && single) {
      return Map.of(area.cellName(0, 0), CellText.parse(written));
    }
    if (array == null) {
      throw fault(
          name,
          "range-without-array",
          "a range takes a JSON array, not " + written,
          "write such as " + name + "=[1,\"x\",true,null], or rows as in A1:B2=[[1,2],[3,4]]");
    }
    List<JsonNode> values = values(name, area, array);
    Map<String, CellValue> cells = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      cells.put(area.cellName(i / area.width(), i % area.width()), value(name, values.get(i)));
    }
    return cells;
  }

  private static CellArea area(String name) {
    int mark = name.lastIndexOf('!');
    String sheet = mark < 0 ? "" : name.substring(0, mark).replace("'", "");
    String[] corners = name.substring(mark + 1).strip().split(":", -1);
    Optional<CellArea> first = CellArea.cell(sheet, corners[0]);
    Optional<CellArea> area =
        corners.length == 1
            ? first
            : corners.length == 2
                ? first.flatMap(from -> CellArea.cell(sheet, corners[1]).map(from::through))
                : Optional.empty();
    return area.orElseThrow(
        () -> fault(name, "no-cell", "this names no cell", "write such as A1=3 or A1:A3=[1,2,3]"));
  }

  /** The JSON array that a text is; null when it is none. */
  private static @Nullable JsonNode array(String written) {
    if (!written.strip().startsWith("[")) {
      return null;
    }
    try {
      return MAPPER.readTree(written);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static List<JsonNode> values(String name, CellArea area, JsonNode array) {
    boolean rows = !array.isEmpty();
    for (JsonNode item : array) {
      rows &= item.isArray();
    }
    List<JsonNode> values = new ArrayList<>();
    if (!rows) {
      array.forEach(values::add);
      if (values.size() != area.width() * area.height()) {
        throw misfit(name, area, values.size() + (values.size() == 1 ? " value" : " values"));
      }
      return values;
    }
    for (JsonNode row : array) {
      if (row.size() != area.width() || array.size() != area.height()) {
        throw misfit(
            name,
            area,
            array.size() == area.height()
                ? "a row of " + row.size()
                : array.size() + (array.size() == 1 ? " row" : " rows"));
      }
      row.forEach(values::add);
    }
    return values;
  }

  private static CellValue value(String name, JsonNode json) {
    try {
      return CellJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.user(Place.commandLine(name), "bad-cell", String.valueOf(e.getMessage())), e);
    }
  }

  private static ProblemException misfit(String name, CellArea area, String given) {
    return fault(
        name,
        "array-misfit",
        "the range has "
            + area.height()
            + (area.height() == 1 ? " row of " : " rows of ")
            + area.width()
            + (area.width() == 1 ? " cell" : " cells")
            + ", the array "
            + given,
        null);
  }

  private static ProblemException fault(
      String name, String code, String message, @Nullable String hint) {
    return new ProblemException(
        Problem.user(Place.commandLine(name), code, message).withHint(hint));
  }
}
