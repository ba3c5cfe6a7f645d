package dev.sluice.cli.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sluice.formula.ListedFunction;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.report.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The page that says how formulas agree with cases: counts, and every disagreement. */
public final class ConformancePage {

  private static final String OPERATORS = "Operators and names";
  private static final int LONGEST_VALUE = 120;

  private static final String INTRODUCTION =
      """
      # Conformance with Excel

      Made by `sluice formula --cases FILE --report PAGE`, which evaluates every case of a file and
      compares its value with the expected one. Nothing on this page is written by hand but the
      reasons of disagreements.

      """;

  private static final String READING =
      """
      - **Excel's values** are those that Excel computed and stored in a workbook.
      - **Core** are those of them that are marked so in the file: a second program, LibreOffice, gives
        the same value, and nothing in the formula depends on a sheet or a region.
      - **Authors' values** are those that the authors of a suite wrote by hand. They are counted apart,
        since Excel was not asked.
      - A number **agrees** when it is within the tolerance of its case, without one within 1e-9 of its
        size; a text, a boolean and an error when they are the same, an array when all its cells agree.
      - Disagreements are grouped by their reason. LibreOffice's value is shown where the file has it.

      """;

  private final Tally tally;
  private final KnownReasons reasons;

  /** A page of counted cases. */
  public ConformancePage(Tally tally, KnownReasons reasons) {
    this.tally = tally;
    this.reasons = reasons;
  }

  /** The title of a category; that of operators and names for none. */
  static String title(Optional<FunctionCategory> category) {
    return category.map(FunctionCategory::title).orElse(OPERATORS);
  }

  /** The whole page. */
  public String markdown() {
    return INTRODUCTION
        + sources()
        + READING
        + "## By category\n\n"
        + categories()
        + "\n## Not counted\n\n"
        + notCounted()
        + "\n## Disagreements with Excel's values\n\n"
        + disagreements(true)
        + "## Disagreements with authors' values\n\n"
        + disagreements(false).stripTrailing()
        + "\n";
  }

  private String sources() {
    if (tally.sources().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    tally
        .sources()
        .forEach(
            (source, cases) -> {
              String[] parts = source.split("@", 2);
              rows.add(List.of(parts[0], parts.length < 2 ? "" : parts[1], number(cases)));
            });
    return "The cases are those of public test suites:\n\n"
        + Markdown.table(List.of("Repository", "Commit", "Cases"), rows)
        + "\n";
  }

  private String categories() {
    List<List<String>> rows = new ArrayList<>();
    for (FunctionCategory category : FunctionCategory.values()) {
      rows.add(row(category.title(), functions(of -> of == category), counted(category.title())));
    }
    rows.add(row(OPERATORS, "", counted(OPERATORS)));
    rows.add(row("**All**", functions(of -> true), group -> group.scope().isEmpty()));
    return Markdown.table(
        List.of("Category", "Functions", "Excel's values", "of them core", "Authors' values"),
        rows);
  }

  private static Predicate<Tally.Group> counted(String category) {
    return group -> group.scope().isEmpty() && group.category().equals(category);
  }

  private static String functions(Predicate<FunctionCategory> wanted) {
    List<ListedFunction> all =
        ListedFunction.all().stream().filter(one -> wanted.test(one.category())).toList();
    long supported = all.stream().filter(one -> one.supported().isPresent()).count();
    return supported + " of " + all.size();
  }

  private List<String> row(String title, String functions, Predicate<Tally.Group> groups) {
    return List.of(
        title,
        functions,
        share(tally.count(groups.and(Tally.Group::byExcel))),
        share(tally.count(groups.and(Tally.Group::byExcel).and(Tally.Group::core))),
        share(tally.count(groups.and(group -> !group.byExcel()))));
  }

  private String notCounted() {
    List<List<String>> rows =
        Arrays.stream(OutOfScope.values())
            .map(
                scope -> {
                  Predicate<Tally.Group> groups = group -> group.scope().equals(scope.reason());
                  return List.of(
                      scope.reason(),
                      share(tally.count(groups.and(Tally.Group::byExcel))),
                      share(tally.count(groups.and(group -> !group.byExcel()))));
                })
            .toList();
    return "Cases that say nothing about formulas on tables. They were evaluated all the same.\n\n"
        + Markdown.table(
            List.of("A case is not counted when", "Excel's values", "Authors' values"), rows);
  }

  private String disagreements(boolean byExcel) {
    Map<String, List<JudgedCase>> groups =
        tally.disagreeing().stream()
            .filter(judged -> judged.byExcel() == byExcel)
            .collect(
                groupingBy(
                    judged -> reasons.reason(judged).orElse(""), LinkedHashMap::new, toList()));
    if (groups.isEmpty()) {
      return "None.\n\n";
    }
    List<JudgedCase> unexplained = groups.remove("");
    StringBuilder text = new StringBuilder();
    groups.forEach((reason, cases) -> text.append(section(reason, cases)));
    if (unexplained != null) {
      text.append(section("A reason is not known.", unexplained));
    }
    return text.toString();
  }

  private static String section(String reason, List<JudgedCase> cases) {
    return "**"
        + reason
        + "** "
        + number(cases.size())
        + (cases.size() == 1 ? " case." : " cases.")
        + "\n\n"
        + Markdown.table(
            List.of("Function", "Formula", "Expected", "Given", "LibreOffice", "Core"),
            cases.stream()
                .map(
                    one ->
                        List.of(
                            one.function(),
                            code(one.formula()),
                            code(one.expected()),
                            code(one.given()),
                            code(one.libreOffice()),
                            one.core() ? "yes" : ""))
                .toList())
        + "\n";
  }

  private static String share(Tally.Count count) {
    return count.cases() == 0 ? "" : number(count.agreeing()) + " of " + number(count.cases());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Short code on one line; backticks would end it. */
  private static String code(String text) {
    String line = text.replace("\n", "\\n").replace('`', '\'');
    return Markdown.code(
        line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…");
  }
}
