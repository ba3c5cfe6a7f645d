package dev.sluice.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.formula.ListedFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A case with an expected value, and how its formula did.
 *
 * @param source the public repository that it is from; empty when the case names none
 * @param function the function that it is about; empty for operators alone
 * @param category where Excel lists the function; empty for operators and names
 * @param byExcel true when Excel computed the expected value, not the author of the case
 * @param core true when the case is marked as one that another program confirms
 * @param outOfScope why it is not counted; empty when it is
 * @param libreOffice what LibreOffice gives; empty when the case does not say
 * @param difference in what way its value is another one; empty when it agrees
 */
record JudgedCase(
    String formula,
    String source,
    String function,
    Optional<FunctionCategory> category,
    boolean byExcel,
    boolean core,
    Optional<OutOfScope> outOfScope,
    String expected,
    String given,
    String libreOffice,
    String difference) {

  /** A text, which is passed over, or the name before a bracket. */
  private static final Pattern CALL =
      Pattern.compile("\"(?:[^\"]|\"\")*\"|([A-Za-z][A-Za-z0-9.]*)\\(");

  private static final Map<String, FunctionCategory> CATEGORIES =
      ListedFunction.all().stream()
          .collect(Collectors.toMap(ListedFunction::name, ListedFunction::category));

  /**
   * Judges a case.
   *
   * @param written the case with an expected value
   * @param result the line that says what came of it
   * @param problem the code of the problem for which there is no value; empty when there is one
   */
  static JudgedCase of(JsonNode written, JsonNode result, String problem) {
    String formula = written.path("formula").asText();
    List<String> functions = functions(written, formula);
    String function = written.path("main").asText(functions.isEmpty() ? "" : functions.get(0));
    JsonNode expected = written.path("expected");
    JsonNode value = result.path("value");
    boolean agrees = result.path("agrees").asBoolean();
    return new JudgedCase(
        formula,
        source(written.path("source").asText()),
        function,
        Optional.ofNullable(CATEGORIES.get(function)),
        written.path("authority").asText().equals("excel-cached"),
        written.path("core").asBoolean(),
        OutOfScope.of(written, functions),
        shown(expected),
        problem.isEmpty() ? shown(value) : result.path("problem").asText(),
        written.has("lo_value") ? shown(written.path("lo_value")) : "",
        agrees ? "" : Difference.of(expected, value, problem));
  }

  boolean agrees() {
    return difference.isEmpty();
  }

  /** The repository at its commit, without the file. */
  private static String source(String written) {
    int colon = written.indexOf(':');
    return colon < 0 ? written : written.substring(0, colon);
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static List<String> functions(JsonNode written, String formula) {
    List<String> functions = new ArrayList<>();
    if (written.path("functions").isArray()) {
      written.path("functions").forEach(name -> functions.add(name.asText()));
      return functions;
    }
    Matcher calls = CALL.matcher(formula);
    while (calls.find()) {
      if (calls.group(1) != null) {
        functions.add(calls.group(1).toUpperCase(Locale.ROOT));
      }
    }
    return functions;
  }
}
