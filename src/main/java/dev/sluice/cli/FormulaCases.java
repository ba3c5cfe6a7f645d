package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates a file of formulas, one JSON object a line in, one a line out in the same order:
 *
 * <pre>
 * {"id": "c1", "formula": "=A1*2", "cells": {"A1": 3}, "expected": 6}
 * {"id":"c1","value":6.0,"type":"number","agrees":true}
 * </pre>
 *
 * A case may name the cell its formula stands in ({@code at}), a {@code tolerance}, and {@code
 * array_formula}. Cases are evaluated on all cores; Spark does not run.
 */
final class FormulaCases {

  /** Lines held at a time: enough for all cores, and little memory however long the file. */
  private static final int BATCH = 2048;

  private final ObjectMapper mapper = new ObjectMapper();
  private final FormulaEvaluator evaluator = new FormulaEvaluator();
  private final Path file;
  private final Instant asOf;

  FormulaCases(Path file, Instant asOf) {
    this.file = file;
    this.asOf = asOf;
  }

  /**
   * What came out.
   *
   * @param cases all
   * @param judged those with an expected value
   * @param agreeing those of them whose value is the expected one
   * @param faulty those whose formula could not be evaluated at all
   */
  record Summary(long cases, long judged, long agreeing, long faulty) {}

  /** Writes one result a line. A line that is no case is a problem of the user. */
  Summary evaluate(PrintWriter out) {
    Problems problems = new Problems();
    Summary summary = new Summary(0, 0, 0, 0);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long line = 0;
      for (List<Line> batch = next(reader, line); !batch.isEmpty(); batch = next(reader, line)) {
        line = batch.get(batch.size() - 1).number();
        summary = write(batch, summary, problems, out);
      }
    } catch (NoSuchFileException e) {
      throw new ProblemException(Problem.user(place(), "missing-file", "there is no such file"), e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.user(place(), "unreadable-file", "cannot be read as UTF-8 text: " + e), e);
    }
    out.flush();
    problems.throwIfAny();
    return summary;
  }

  private Summary write(List<Line> batch, Summary before, Problems problems, PrintWriter out) {
    List<Outcome> outcomes = batch.parallelStream().map(this::outcome).toList();
    long judged = before.judged();
    long agreeing = before.agreeing();
    long faulty = before.faulty();
    for (Outcome outcome : outcomes) {
      outcome.problem().ifPresent(problems::report);
      JsonNode agrees = outcome.result().path("agrees");
      judged += agrees.isBoolean() ? 1 : 0;
      agreeing += agrees.asBoolean() ? 1 : 0;
      faulty += outcome.result().has("problem") ? 1 : 0;
      if (outcome.problem().isEmpty()) {
        out.println(outcome.result());
      }
    }
    return new Summary(before.cases() + batch.size(), judged, agreeing, faulty);
  }

  private Outcome outcome(Line line) {
    try {
      JsonNode written = mapper.readTree(line.text());
      return written.path("formula").isTextual()
          ? new Outcome(result(written), Optional.empty())
          : refused(line, "a case is an object with a formula");
    } catch (JsonProcessingException e) {
      return refused(line, "no JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return refused(line, String.valueOf(e.getMessage()));
    }
  }

  private Outcome refused(Line line, String message) {
    Place place = new Place(file.toString(), Math.toIntExact(line.number()), 0, "");
    return new Outcome(
        mapper.createObjectNode(), Optional.of(Problem.user(place, "bad-case", message)));
  }

  private ObjectNode result(JsonNode written) {
    ObjectNode result = mapper.createObjectNode();
    result.set("id", written.path("id"));
    JsonNode expected = written.get("expected");
    try {
      List<List<CellValue>> rows = value(written);
      JsonNode value = CellJson.write(rows);
      result.set("value", value);
      result.put("type", CellJson.type(rows));
      if (expected != null) {
        result.put(
            "agrees", CellJson.agrees(expected, value, written.path("tolerance").asDouble(0)));
      }
    } catch (ProblemException e) {
      result.putNull("value");
      result.put("type", "problem");
      result.put("problem", e.problems().get(0).message());
      if (expected != null) {
        result.put("agrees", false);
      }
    }
    return result;
  }

  private List<List<CellValue>> value(JsonNode written) {
    String formula = written.path("formula").textValue();
    Map<String, CellValue> cells = new LinkedHashMap<>();
    written
        .path("cells")
        .fields()
        .forEachRemaining(entry -> cells.put(entry.getKey(), CellJson.read(entry.getValue())));
    boolean array = written.path("array_formula").asBoolean() || written.path("expected").isArray();
    if (array || !written.path("at").isTextual()) {
      return evaluator.evaluateArray(formula, cells, asOf);
    }
    return List.of(
        List.of(evaluator.evaluateAt(formula, cells, asOf, written.path("at").textValue())));
  }

  private static List<Line> next(BufferedReader reader, long after) throws IOException {
    List<Line> lines = new ArrayList<>();
    long number = after;
    while (lines.size() < BATCH) {
      String text = reader.readLine();
      if (text == null) {
        break;
      }
      number++;
      if (!text.isBlank()) {
        lines.add(new Line(number, text));
      }
    }
    return lines;
  }

  private Place place() {
    return Place.file(file.toString());
  }

  /** A line of the file and its 1-based number. */
  private record Line(long number, String text) {}

  /** The result to be written, or the problem of a line that is no case. */
  private record Outcome(ObjectNode result, Optional<Problem> problem) {}
}
