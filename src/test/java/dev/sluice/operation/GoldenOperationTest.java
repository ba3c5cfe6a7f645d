package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Finds the operations and the folders {@code test-data/operation/<name>/<case>}; neither is listed
 * anywhere, so that a new one needs no code here.
 */
class GoldenOperationTest {

  private static final Path HOME = Path.of("test-data", "operation");
  private static final String EXAMPLE = "example";

  private final Map<String, StepType> types = types();

  private static Map<String, StepType> types() {
    Map<String, StepType> types = new TreeMap<>();
    for (JavaClass found :
        new ClassFileImporter()
            .importPackages(
                "dev.sluice.operation",
                "dev.sluice.match",
                "dev.sluice.ocsf",
                "dev.sluice.market")) {
      if (found.isAssignableTo(Step.class)
          && found.isRecord()
          && found.getModifiers().contains(JavaModifier.PUBLIC)) {
        StepType type = type(found.reflect());
        assertThat(types.put(type.name(), type)).as("two operations " + type.name()).isNull();
      }
    }
    return types;
  }

  private static StepType type(Class<?> step) {
    try {
      return (StepType) step.getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(step + " has no public TYPE", e);
    }
  }

  @TestFactory
  Stream<DynamicNode> everyGoldenFolderHolds() {
    return GoldenCase.folders(HOME).stream()
        .map(
            operation ->
                dynamicContainer(
                    operation.getFileName().toString(),
                    GoldenCase.folders(operation).stream()
                        .map(
                            folder ->
                                dynamicTest(
                                    operation.getFileName() + "/" + folder.getFileName(),
                                    () -> new GoldenCase(folder, types).verify()))));
  }

  @TestFactory
  Stream<DynamicNode> everyOperationHasFoldersThatExplainIt() {
    return types.values().stream()
        .map(type -> dynamicTest(type.name(), () -> hasFoldersThatExplainIt(type)));
  }

  private void hasFoldersThatExplainIt(StepType type) throws IOException {
    Path home = HOME.resolve(type.name());
    GoldenCase example = new GoldenCase(home.resolve(EXAMPLE), types);
    assertThat(example.steps()).as("the example of the help, run").isEqualTo(type.example());
    assertThat(example.isBroken()).isFalse();
    for (Path folder : GoldenCase.folders(home)) {
      assertThat(new GoldenCase(folder, types).namesAnOracle())
          .as(folder + " says which oracle agreed")
          .isTrue();
    }
    assertThat(GoldenCase.folders(home))
        .as("a broken step and what the user reads of it")
        .anyMatch(folder -> new GoldenCase(folder, types).isBroken());
  }

  @TestFactory
  Stream<DynamicNode> everyFolderBelongsToAnOperation() {
    return GoldenCase.folders(HOME).stream()
        .map(folder -> folder.getFileName().toString())
        .map(name -> dynamicTest(name, () -> assertThat(types).containsKey(name)));
  }
}
