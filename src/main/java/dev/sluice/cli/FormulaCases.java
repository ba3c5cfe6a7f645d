package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.formula.CellCase;
import dev.sluice.formula.Evaluated;
import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
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
import java.util.function.Consumer;

/**
 * Evaluates a file of formulas, one JSON object a line in, one a line out in the same order:
 *
 * <pre>
 * {"id": "c1", "formula": "=A1*2", "cells": {"A1": 3}, "expected": 6}
 * {"id":"c1","value":6.0,"type":"number","agrees":true}
 * </pre>
 *
 * A case may name the cell its formula stands in ({@code at}), a {@code tolerance}, and {@code
 * array_formula}. A formula that has no value has the type {@code unsupported} and a {@code
 * problem}.
 */
final class FormulaCases {

  /** Lines held at a time: enough for all cores, and little memory however long the file. */
  private static final int BATCH = 2048;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Evaluation evaluation;
  private final Path file;
  private final Instant asOf;

  FormulaCases(Path file, Instant asOf, Evaluation evaluation) {
    this.file = file;
    this.asOf = asOf;
    this.evaluation = evaluation;
  }

  /** Evaluates cases; results are in their order. */
  @FunctionalInterface
  interface Evaluation {
    List<Evaluated> evaluate(List<CellCase> cases, Instant asOf);
  }

  /**
   * A case and what came of it.
   *
   * @param written the line of the file
   * @param result the line that is printed
   * @param problem the code of the problem for which there is no value; empty when there is one
   */
  record Result(JsonNode written, JsonNode result, String problem) {}

  /** Evaluates cases on all cores without Spark. */
  static List<Evaluated> interpreted(List<CellCase> cases, Instant asOf) {
    FormulaEvaluator evaluator = new FormulaEvaluator();
    return cases.parallelStream().map(written -> evaluator.evaluate(written, asOf)).toList();
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

  /**
   * Writes one result a line, and tells it a listener. A line that is no case is a problem of the
   * user.
   */
  Summary evaluate(PrintWriter out, Consumer<Result> listener) {
    Problems problems = new Problems();
    Summary summary = new Summary(0, 0, 0, 0);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long line = 0;
      for (List<Line> batch = next(reader, line); !batch.isEmpty(); batch = next(reader, line)) {
        line = batch.get(batch.size() - 1).number();
        summary = write(batch, summary, problems, out, listener);
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

  private Summary write(
      List<Line> batch,
      Summary before,
      Problems problems,
      PrintWriter out,
      Consumer<Result> listener) {
    List<Case> cases = new ArrayList<>();
    for (Line line : batch) {
      read(line, problems).ifPresent(cases::add);
    }
    List<Evaluated> values = evaluation.evaluate(cases.stream().map(Case::written).toList(), asOf);
    long judged = before.judged();
    long agreeing = before.agreeing();
    long faulty = before.faulty();
    for (int i = 0; i < cases.size(); i++) {
      ObjectNode result = result(cases.get(i).json(), values.get(i));
      JsonNode agrees = result.path("agrees");
      judged += agrees.isBoolean() ? 1 : 0;
      agreeing += agrees.asBoolean() ? 1 : 0;
      faulty += result.has("problem") ? 1 : 0;
      out.println(result);
      String problem =
          values.get(i).problem().map(fault -> fault.problems().get(0).code()).orElse("");
      listener.accept(new Result(cases.get(i).json(), result, problem));
    }
    return new Summary(before.cases() + batch.size(), judged, agreeing, faulty);
  }

  private Optional<Case> read(Line line, Problems problems) {
    String fault;
    try {
      JsonNode json = mapper.readTree(line.text());
      if (json.path("formula").isTextual()) {
        return Optional.of(new Case(json, written(json)));
      }
      fault = "a case is an object with a formula";
    } catch (JsonProcessingException e) {
      fault = "no JSON: " + e.getOriginalMessage();
    } catch (IllegalArgumentException e) {
      fault = String.valueOf(e.getMessage());
    }
    Place place = new Place(file.toString(), Math.toIntExact(line.number()), 0, "");
    problems.report(Problem.user(place, "bad-case", fault));
    return Optional.empty();
  }

  private static CellCase written(JsonNode json) {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    json.path("cells")
        .fields()
        .forEachRemaining(entry -> cells.put(entry.getKey(), CellJson.read(entry.getValue())));
    boolean array = json.path("array_formula").asBoolean() || json.path("expected").isArray();
    Optional<String> at =
        array || !json.path("at").isTextual()
            ? Optional.empty()
            : Optional.of(json.path("at").textValue());
    return new CellCase(json.path("formula").textValue(), cells, at);
  }

  private ObjectNode result(JsonNode written, Evaluated evaluated) {
    ObjectNode result = mapper.createObjectNode();
    result.set("id", written.path("id"));
    JsonNode expected = written.get("expected");
    if (evaluated.value().isEmpty()) {
      result.putNull("value");
      result.put("type", "unsupported");
      evaluated
          .problem()
          .ifPresent(problem -> result.put("problem", problem.problems().get(0).message()));
      if (expected != null) {
        result.put("agrees", false);
      }
      return result;
    }
    Matrix all = evaluated.value().get();
    // Of a formula that spills, its own cell shows the first value.
    boolean one = expected != null && !expected.isArray();
    List<List<CellValue>> rows = (one ? Matrix.of(all.at(0)) : all).toRows();
    JsonNode value = CellJson.write(rows);
    result.set("value", value);
    result.put("type", CellJson.type(rows));
    if (expected != null) {
      result.put("agrees", CellJson.agrees(expected, value, written.path("tolerance").asDouble(0)));
    }
    return result;
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

  /** A case as written, and what of it is evaluated. */
  private record Case(JsonNode json, CellCase written) {}
}
