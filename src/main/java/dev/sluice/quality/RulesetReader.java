package dev.sluice.quality;

import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageLexer;

/**
 * Reads the sections of a ruleset file and splits the rules, so that a faulty rule hides no other.
 */
final class RulesetReader {

  private static final Set<String> SECTIONS =
      Set.of("Rules", "Analyzers", "Metadata", "DataSources");

  private final RulesetText source;
  private final Map<String, List<Operand>> variables = new HashMap<>();
  private final List<List<Token>> rules = new ArrayList<>();
  private List<Token> tokens = List.of();
  private int position;
  private boolean hasRules;
  private boolean isCut;

  RulesetReader(RulesetText source) {
    this.source = source;
  }

  /** The rules without a fault, in the order of the file. */
  List<RuleEntry> read() {
    tokens = wholeTokens();
    while (position < tokens.size()) {
      readSection();
    }
    if (!hasRules && !isCut) {
      source.report("no-rules", "there is no section \"Rules = [ ... ]\"");
    }
    return rules.stream()
        .flatMap(
            rule ->
                new RuleReader(source, variables, rule)
                        .read()
                        .map(
                            tree ->
                                new RuleEntry(
                                    tree, RulesetText.oneLine(rule), source.place(rule.get(0))))
                        .stream())
        .toList();
  }

  /** All words up to the first quote that is never closed: after it nothing can be told. */
  private List<Token> wholeTokens() {
    List<Token> all =
        DqdlGrammar.tokens(
            source.text(),
            (line, column) ->
                source.report(
                    line,
                    column,
                    1,
                    "unexpected-character",
                    "this character means nothing here",
                    null));
    for (int i = 0; i < all.size(); i++) {
      Token token = all.get(i);
      if (token.getType() == DataQualityDefinitionLanguageLexer.QUOTE) {
        source.report(token, "open-quote", "the text that starts here has no closing quote", null);
        isCut = true;
        return all.subList(0, i);
      }
      if (isColumnLikeADate(all, i)) {
        CommonToken name = new CommonToken(token);
        name.setType(DataQualityDefinitionLanguageLexer.QUOTED_STRING);
        all.set(i, name);
      }
    }
    return all;
  }

  /** The grammar takes every quoted date for a date, even where only a column can stand. */
  private static boolean isColumnLikeADate(List<Token> all, int i) {
    int type = all.get(i).getType();
    boolean moment =
        type == DataQualityDefinitionLanguageLexer.DATE
            || type == DataQualityDefinitionLanguageLexer.TIME
            || type == DataQualityDefinitionLanguageLexer.MIL_TIME;
    if (!moment || i == 0) {
      return false;
    }
    int before = all.get(i - 1).getType();
    return before == DataQualityDefinitionLanguageLexer.IDENTIFIER
        || before == DataQualityDefinitionLanguageLexer.QUOTED_STRING;
  }

  private void readSection() {
    Token name = tokens.get(position);
    boolean named = textAt(position + 1).equals("=");
    if (named && name.getText().equals("Rules") && textAt(position + 2).equals("[")) {
      position += 3;
      hasRules = true;
      readRules(name);
    } else if (named && name.getText().equals("Metadata") && textAt(position + 2).equals("{")) {
      skipTo("}");
    } else if (named && SECTIONS.contains(name.getText())) {
      refuse(name);
    } else if (named && name.getType() == DataQualityDefinitionLanguageLexer.IDENTIFIER) {
      readVariable(name);
    } else {
      source.report(
          name,
          "unexpected-text",
          "\"%s\" stands outside of a section; a ruleset is written Rules = [ ... ]"
              .formatted(name.getText()),
          Suggestion.hint(name.getText(), SECTIONS).orElse(null));
      skipToNextSection();
    }
  }

  private void refuse(Token name) {
    String why =
        switch (name.getText()) {
          case "Analyzers" ->
              "analyzers would be measured without being judged, which is not supported; write a"
                  + " rule";
          case "DataSources" ->
              "rules about several tables are not supported; a ruleset is about the table that it"
                  + " is given for";
          default -> "it is not written as a list";
        };
    source.report(name, "unsupported-section", "section \"" + name.getText() + "\": " + why, null);
    position += 2;
    skipTo(textAt(position).equals("{") ? "}" : "]");
  }

  private void readVariable(Token name) {
    position += 2;
    boolean isList = textAt(position).equals("[");
    int start = position;
    if (isList) {
      skipTo("]");
    } else {
      position++;
    }
    List<Operand> values = new ArrayList<>();
    for (Token token : tokens.subList(start, Math.min(position, tokens.size()))) {
      String text = token.getText();
      if (text.startsWith("\"")) {
        values.add(new Operand.Text(RulesetText.unescaped(text)));
      } else if (!Set.of("[", "]", ",").contains(text)) {
        source.report(
            name,
            "wrong-variable",
            "\"%s\" is neither a section nor a list of texts".formatted(name.getText()),
            Suggestion.hint(name.getText(), SECTIONS).orElse(null));
        hasRules |= Suggestion.closest(name.getText(), SECTIONS).isPresent();
        return;
      }
    }
    variables.put(name.getText(), values);
  }

  private void readRules(Token section) {
    List<Token> rule = new ArrayList<>();
    int brackets = 0;
    boolean any = false;
    for (; position < tokens.size(); position++) {
      Token token = tokens.get(position);
      String text = token.getText();
      boolean closes = text.equals("]") && brackets == 0;
      boolean separates =
          text.equals(",") && (startsRule(position + 1) || brackets == 0 && !insideCall(rule));
      if (closes || separates) {
        boolean empty = rule.isEmpty() && (separates || any);
        if (empty) {
          source.report(token, "missing-rule", "a rule is missing before this", null);
        } else if (!rule.isEmpty()) {
          rules.add(List.copyOf(rule));
          any = true;
        }
        rule.clear();
        brackets = 0;
        if (closes) {
          position++;
          if (!any && !empty) {
            source.report(section, "no-rules", "the list of rules is empty", null);
          }
          return;
        }
      } else {
        brackets += text.equals("[") ? 1 : text.equals("]") ? -1 : 0;
        rule.add(token);
      }
    }
    if (isCut) {
      return;
    }
    if (!rule.isEmpty()) {
      rules.add(List.copyOf(rule));
    }
    source.report(section, "open-list", "the list of rules is never closed with ]", null);
  }

  /** True between the parentheses of a function, where commas separate arguments. */
  private static boolean insideCall(List<Token> rule) {
    List<Boolean> open = new ArrayList<>();
    for (int i = 0; i < rule.size(); i++) {
      if (rule.get(i).getText().equals("(")) {
        open.add(
            i > 0 && rule.get(i - 1).getType() == DataQualityDefinitionLanguageLexer.IDENTIFIER);
      } else if (rule.get(i).getText().equals(")") && !open.isEmpty()) {
        open.remove(open.size() - 1);
      }
    }
    return !open.isEmpty() && open.get(open.size() - 1);
  }

  private boolean startsRule(int at) {
    int start = at;
    while (textAt(start).equals("(")) {
      start++;
    }
    return RuleTypes.isRuleName(textAt(start));
  }

  private String textAt(int at) {
    return at < tokens.size() ? tokens.get(at).getText() : "";
  }

  private void skipTo(String last) {
    while (position < tokens.size() && !textAt(position).equals(last)) {
      position++;
    }
    position++;
  }

  private void skipToNextSection() {
    do {
      position++;
    } while (position < tokens.size()
        && !(SECTIONS.contains(textAt(position)) && textAt(position + 1).equals("=")));
  }
}
