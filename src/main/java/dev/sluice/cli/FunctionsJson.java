package dev.sluice.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.formula.FunctionTotals;
import dev.sluice.formula.ListedFunction;
import dev.sluice.formula.compile.FunctionDoc;
import java.util.List;

/** All functions of Excel as one JSON document, supported and refused ones. */
final class FunctionsJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FunctionsJson() {}

  static ObjectNode write(List<ListedFunction> functions) {
    ObjectNode document = JSON.objectNode();
    document.set("totals", totals(FunctionTotals.of(functions)));
    ArrayNode list = document.putArray("functions");
    functions.forEach(function -> list.add(entry(function)));
    return document;
  }

  private static ObjectNode totals(FunctionTotals totals) {
    return JSON.objectNode()
        .put("names", totals.names())
        .put("entries", totals.entries())
        .put("supported", totals.supported())
        .put("supported_entries", totals.supportedEntries())
        .put("native", totals.runNatively())
        .put("library", totals.runByLibrary())
        .put("plan", totals.plannedColumns())
        .put("array", totals.supported() - totals.plannedColumns())
        .put("refused", totals.refused());
  }

  private static ObjectNode entry(ListedFunction function) {
    ObjectNode entry =
        JSON.objectNode()
            .put("name", function.name())
            .put("category", function.category().title())
            .put("supported", function.supported().isPresent());
    function.supported().ifPresent(doc -> describe(doc, entry));
    function
        .refused()
        .ifPresent(
            refusal -> entry.put("reason", refusal.reason()).put("instead", refusal.instead()));
    return entry;
  }

  private static void describe(FunctionDoc doc, ObjectNode entry) {
    entry
        .put("signature", doc.syntax())
        .put("summary", doc.summary())
        .put("example", doc.example())
        .put("result", doc.expected())
        .put("runs", doc.engine() == FunctionDoc.Engine.NATIVE ? "native" : "library")
        .put("columns", doc.planned() ? "plan" : "array")
        .put("deviation", doc.deviation());
  }
}
