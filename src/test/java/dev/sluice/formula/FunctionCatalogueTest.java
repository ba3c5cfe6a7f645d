package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.compile.FunctionDoc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionCatalogueTest {

  static List<FunctionDoc> functions() {
    return FunctionCatalogue.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void exampleGivesWhatTheCatalogueSays(FunctionDoc function) {
    assertThat(function.example()).contains(function.name() + "(");
    assertThat(
            Shown.plain(
                new FormulaEvaluator().evaluate(function.example(), Map.of(), Instant.EPOCH)))
        .isEqualTo(function.expected());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionIsOneOfExcelAndSaysWhatItDoesInOneLine(FunctionDoc function) {
    assertThat(ExcelNames.all()).contains(function.name());
    assertThat(function.summary()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(90);
    assertThat(function.syntax()).startsWith(function.name() + "(").endsWith(")");
  }

  @Test
  void functionsAreFoundInAnyCase() {
    assertThat(FunctionCatalogue.find("sumIfs")).map(FunctionDoc::name).contains("SUMIFS");
    assertThat(FunctionCatalogue.find("SUMM")).isEmpty();
  }
}
