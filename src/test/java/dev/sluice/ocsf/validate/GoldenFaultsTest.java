package dev.sluice.ocsf.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.ocsf.schema.OcsfSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Finds the events {@code test-data/ocsf/invalid/<code>.json}, each with the faults it must have in
 * {@code <code>.expected}: severity, code, path and message. In a text, {@code <65536 characters>}
 * stands for so many. Where anything differs, {@code actual.<code>.expected} is written beside it.
 * Oracle: the rules of OCSF's own validator, followed by hand.
 */
class GoldenFaultsTest {

  private static final Path HOME = Path.of("test-data", "ocsf", "invalid");
  private static final Pattern LONG_TEXT = Pattern.compile("<(\\d+) characters>");
  private static final OcsfSchema SCHEMA = OcsfSchema.of(OcsfSchema.DEFAULT_VERSION).orElseThrow();

  private static Stream<String> codes() {
    return Arrays.stream(FaultCode.values()).map(FaultCode::code);
  }

  private static String event(String code) throws IOException {
    return LONG_TEXT
        .matcher(Files.readString(HOME.resolve(code + ".json")))
        .replaceAll(GoldenFaultsTest::longText);
  }

  private static String longText(MatchResult stand) {
    return "a".repeat(Integer.parseInt(stand.group(1)));
  }

  private static ValidationOptions options(String code) {
    return new ValidationOptions(true, code.equals("attribute_recommended_missing"), true);
  }

  private static String written(List<EventFault> faults) {
    return faults.stream()
        .map(
            fault ->
                fault.severity().word()
                    + " "
                    + fault.code().code()
                    + " "
                    + (fault.path().isEmpty() ? "." : fault.path())
                    + ": "
                    + fault.message()
                    + "\n")
        .collect(Collectors.joining());
  }

  @TestFactory
  Stream<DynamicTest> everyCodeHasAnEventWithTheFaultsItMustHave() {
    return codes().map(code -> dynamicTest(code, () -> verify(code)));
  }

  private static void verify(String code) throws IOException {
    Path actual = HOME.resolve("actual." + code + ".expected");
    Files.deleteIfExists(actual);
    List<EventFault> faults = new EventValidator(SCHEMA, options(code)).validate(event(code));
    String expected = Files.readString(HOME.resolve(code + ".expected"));
    if (!written(faults).equals(expected)) {
      Files.writeString(actual, written(faults));
    }
    assertThat(written(faults)).isEqualTo(expected);
    assertThat(faults).extracting(fault -> fault.code().code()).contains(code);
  }

  @TestFactory
  Stream<DynamicTest> aRowHasTheFaultsOfItsJson() {
    return codes().map(code -> dynamicTest(code, () -> agree(code)));
  }

  private static void agree(String code) throws IOException {
    Optional<RowsOfJson> row = RowsOfJson.of(event(code));
    if (row.isEmpty()) {
      return;
    }
    List<EventFault> ofJson = new EventValidator(SCHEMA, options(code)).validate(event(code));
    List<EventFault> ofRow =
        new RowValidator(row.get().type(), SCHEMA, options(code)).validate(row.get().row());
    // a struct without any field cannot be told from one that is absent
    if (!code.equals("constraint_failed")) {
      assertThat(written(ofRow)).isEqualTo(written(ofJson));
    }
  }

  @TestFactory
  Stream<DynamicTest> withoutWarningsOnlyErrorsAreTold() {
    return codes()
        .map(
            code ->
                dynamicTest(
                    code,
                    () ->
                        assertThat(
                                new EventValidator(SCHEMA, ValidationOptions.ERRORS)
                                    .validate(event(code)))
                            .isEqualTo(
                                new EventValidator(SCHEMA, options(code))
                                    .validate(event(code)).stream()
                                        .filter(fault -> fault.severity() == Severity.ERROR)
                                        .toList())));
  }

  @TestFactory
  Stream<DynamicTest> everyFileBelongsToACode() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      List<String> known = codes().toList();
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("actual."))
          .map(name -> name.substring(0, name.indexOf('.')))
          .distinct()
          .toList()
          .stream()
          .map(name -> dynamicTest(name, () -> assertThat(known).contains(name)));
    }
  }
}
