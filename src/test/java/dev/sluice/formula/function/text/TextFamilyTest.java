package dev.sluice.formula.function.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Text functions. Oracles: their documentation by Microsoft, worked out by hand; Java's code page
 * 1252 for CHAR and CODE; Unicode's compatibility forms for ASC and DBCS.
 */
class TextFamilyTest {

  private static final Instant NOW = Instant.EPOCH;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          =TEXTBEFORE("a-b-c","-")                 | a
          =TEXTBEFORE("a-b-c","-",-1)              | a-b
          =TEXTBEFORE("a-b-c","-",-1.2)            | a
          =TEXTBEFORE("a-b-c","-",3)               | #N/A
          =TEXTBEFORE("a-b-c","-",3,,1)            | a-b-c
          =TEXTBEFORE("a-b-c","-",-3,,1)           | ``
          =TEXTBEFORE("a-b-c","-",4,,1,"no")       | no
          =TEXTBEFORE("a-b-c","-",6)               | #VALUE!
          =TEXTBEFORE("a-b-c","-",0)               | #VALUE!
          =TEXTBEFORE("aXbxc","X",2,1)             | aXb
          =TEXTBEFORE("abc","")                    | ``
          =TEXTAFTER("abc","")                     | abc
          =TEXTAFTER("abc","",-1)                  | ``
          =TEXTAFTER("a-b+c",{"-","+"},2)          | c
          =TEXTAFTER("abc","x",1,,1)               | ``
          =TEXTAFTER("abc","x",-1,,1)              | abc
          =TEXTAFTER("abc","x",1,0,2)              | #VALUE!
          =TEXTJOIN({"-","+"},FALSE,1,"",TRUE,"d") | 1-+TRUE-d
          =TEXTJOIN(",",TRUE,{"a","";"b",1})       | a,b,1
          =TEXTJOIN(",",TRUE,"a",1/0)              | #DIV/0!
          =LEN(TEXTJOIN("",TRUE,REPT("a",32767)))  | 32767
          =TEXTJOIN("",TRUE,REPT("a",32767),"b")   | #VALUE!
          =REPT("ab",16384)                        | #VALUE!
          =REPT("ab",-1)                           | #VALUE!
          =REPT("ab",-0.5)                         | ``
          =REPLACE("abc",9,1,"x")                  | abcx
          =REPLACE("abc",2,0,"x")                  | axbc
          =REPLACE("abc",0,1,"x")                  | #VALUE!
          =REPLACE("abc",1,-1,"x")                 | #VALUE!
          =FIXED(-1234.565,2)                      | -1,234.57
          =FIXED(1234.5,-2,TRUE)                   | 1200
          =FIXED(0.4,0)                            | 0
          =FIXED(1,128)                            | #VALUE!
          =DOLLAR(0.125)                           | $0.13
          =DOLLAR(-1234567,0)                      | ($1,234,567)
          =NUMBERVALUE("1 234,5 %",",",".")        | 12.345
          =NUMBERVALUE("")                         | 0
          =NUMBERVALUE("1.2.3")                    | #VALUE!
          =NUMBERVALUE("1.2,3")                    | #VALUE!
          =NUMBERVALUE("9%%")                      | 0.0009
          =VALUETOTEXT("a""b",1)                   | "a""b"
          =VALUETOTEXT(1/0)                        | #DIV/0!
          =VALUETOTEXT(1,2)                        | #VALUE!
          =ARRAYTOTEXT({1,"a";TRUE,#N/A},1)        | {1,"a";TRUE,#N/A}
          =PROPER("2-way O'NEIL's 76BUDGET")       | 2-Way O'Neil'S 76Budget
          =ENCODEURL("é/~ü?")                      | %C3%A9%2F~%C3%BC%3F
          =UNICODE(UNICHAR(128512))                | 128512
          =UNICHAR(0)                              | #VALUE!
          =UNICHAR(55296)                          | #N/A
          =CHAR(0.9)                               | #VALUE!
          =CODE("Ж")                               | 63
          =BAHTTEXT(-1234567.5)                    | ลบหนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทห้าสิบสตางค์
          =BAHTTEXT(0.21)                          | ยี่สิบเอ็ดสตางค์
          =REGEXTEST("Abc","^a")                   | FALSE
          =REGEXTEST("Abc","^a",1)                 | TRUE
          =REGEXTEST("a","(")                      | #VALUE!
          =REGEXTEST("x7","[[:digit:]]")           | TRUE
          =REGEXEXTRACT("abc","[0-9]")             | #N/A
          =REGEXREPLACE("a1b2","([a-z])","<$1>",2) | a1<b>2
          =REGEXREPLACE("a1b2","[0-9]","",-1)      | a1b
          =REGEXREPLACE("ab","(?<x>a)","${x}$$")   | a$b
          =REGEXREPLACE("ab","a","$1")             | #VALUE!
          """)
  void givesWhatExcelGives(String formula, String expected) {
    CellValue value = new FormulaEvaluator().evaluate(formula, Map.of(), NOW);
    assertThat(CellTexts.of(value)).isEqualTo(expected);
  }

  @Test
  void splitsIntoRowsAndColumns() {
    assertThat(array("=TEXTSPLIT(\"a,b;c\",\",\",\";\")"))
        .containsExactly(List.of("a", "b"), List.of("c", "#N/A"));
    assertThat(array("=TEXTSPLIT(\"a,,b;;c\",\",\",\";\",TRUE,,\"-\")"))
        .containsExactly(List.of("a", "b"), List.of("c", "-"));
    assertThat(array("=TEXTSPLIT(\"1xX2\",\"X\",,TRUE,1)")).containsExactly(List.of("1", "2"));
    assertThat(array("=TEXTSPLIT(\",\",\",\",,TRUE)")).containsExactly(List.of("#CALC!"));
    assertThat(array("=REGEXEXTRACT(\"a1b22\",\"[a-z]([0-9]+)\",1)"))
        .containsExactly(List.of("a1", "b22"));
    assertThat(array("=REGEXEXTRACT(\"a1b22\",\"([a-z])([0-9]+)\",2)"))
        .containsExactly(List.of("a", "1"));
  }

  @Test
  void codesAreThoseOfCodePage1252() {
    Charset page = Charset.forName("windows-1252");
    for (int code = 1; code <= 255; code++) {
      UTF8String character = Objects.requireNonNull(Characters.ofCode(code));
      String known = new String(new byte[] {(byte) code}, page);
      assertThat(character).hasToString(known.equals("\uFFFD") ? "" + (char) code : known);
      assertThat(Characters.code(character)).isEqualTo(code);
    }
  }

  @Test
  void widthsAreThoseOfUnicode() {
    StringBuilder half = new StringBuilder("ABC xyz 0189 !#%&()");
    for (char katakana = '\uFF61'; katakana <= '\uFF9D'; katakana++) {
      half.append(katakana);
    }
    half.append("ｶﾞﾊﾟ");
    UTF8String full = Widths.full(UTF8String.fromString(half.toString()));
    assertThat(Normalizer.normalize(full.toString(), Normalizer.Form.NFKC))
        .isEqualTo(Normalizer.normalize(half, Normalizer.Form.NFKC));
    assertThat(full.toString().chars().noneMatch(c -> c < 128)).isTrue();
    assertThat(Widths.half(full)).hasToString(half.toString());
  }

  private static List<List<String>> array(String formula) {
    return new FormulaEvaluator()
        .evaluateArray(formula, Map.of(), NOW).toRows().stream()
            .map(row -> row.stream().map(CellTexts::of).toList())
            .toList();
  }
}
