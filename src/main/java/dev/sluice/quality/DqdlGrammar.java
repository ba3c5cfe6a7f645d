package dev.sluice.quality;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageLexer;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TopLevelRuleContext;

/**
 * The grammar of DQDL as the dqdl library has it, one rule at a time. The library's own entry point
 * is not used: it stops at the first fault, tells no line of a sound rule, and refuses rules with
 * several columns that its grammar allows.
 */
final class DqdlGrammar {

  static {
    // The generated classes print a warning on the first use when another patch version of ANTLR
    // is on the class path, which Spark's is; the formats are compatible.
    PrintStream errors = System.err;
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      System.setErr(silence);
      var unused =
          new DataQualityDefinitionLanguageParser(
              new CommonTokenStream(
                  new DataQualityDefinitionLanguageLexer(CharStreams.fromString(""))));
    } finally {
      System.setErr(errors);
    }
  }

  private DqdlGrammar() {}

  /**
   * All words of a text without comments and without the end mark.
   *
   * @param unknown takes the line (1-based) and column (0-based) of characters that are no word
   */
  static List<Token> tokens(String text, BiConsumer<Integer, Integer> unknown) {
    var lexer = new DataQualityDefinitionLanguageLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              @Nullable Object offending,
              int line,
              int column,
              String message,
              @Nullable RecognitionException cause) {
            unknown.accept(line, column);
          }
        });
    List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
    return tokens;
  }

  /** A rule with the first word that does not fit, if there is one; the end mark counts. */
  record Parsed(TopLevelRuleContext rule, Optional<Token> misfit) {}

  /** Reads the words of one rule. */
  static Parsed rule(List<Token> tokens) {
    List<Token> misfits = new ArrayList<>();
    var parser =
        new DataQualityDefinitionLanguageParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              @Nullable Object offending,
              int line,
              int column,
              String message,
              @Nullable RecognitionException cause) {
            misfits.add((Token) offending);
          }
        });
    TopLevelRuleContext rule = parser.topLevelRule();
    Token next = parser.getCurrentToken();
    if (misfits.isEmpty() && next.getType() != Token.EOF) {
      misfits.add(next);
    }
    return new Parsed(rule, misfits.stream().findFirst());
  }
}
