package dev.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The directions between packages, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = DoNotIncludeTests.class)
class PackageDirectionTest {

  /** Methods of Dataset that run a Spark job. */
  private static final Set<String> ACTIONS =
      Set.of(
          "collect",
          "collectAsList",
          "count",
          "first",
          "foreach",
          "foreachPartition",
          "head",
          "isEmpty",
          "localCheckpoint",
          "checkpoint",
          "reduce",
          "show",
          "summary",
          "tail",
          "take",
          "takeAsList",
          "toLocalIterator",
          "write",
          "writeTo");

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("dev.sluice.cli..")
          .layer("run")
          .definedBy("dev.sluice.run..")
          .layer("operation")
          .definedBy("dev.sluice.operation..")
          .layer("match")
          .definedBy("dev.sluice.match..")
          .layer("ocsf")
          .definedBy("dev.sluice.ocsf..")
          .layer("market")
          .definedBy("dev.sluice.market..")
          .layer("quality")
          .definedBy("dev.sluice.quality..")
          .layer("io")
          .definedBy("dev.sluice.io..")
          .layer("report")
          .definedBy("dev.sluice.report..")
          .layer("step")
          .definedBy("dev.sluice.step..")
          .layer("formula")
          .definedBy("dev.sluice.formula..")
          .layer("spec")
          .definedBy("dev.sluice.spec..")
          .layer("document")
          .definedBy("dev.sluice.document..")
          .layer("problem")
          .definedBy("dev.sluice.problem..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("operation")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("match")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("ocsf")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("market")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("quality")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("step")
          .mayOnlyBeAccessedByLayers(
              "operation", "match", "ocsf", "market", "quality", "io", "report", "run", "cli")
          .whereLayer("formula")
          .mayOnlyBeAccessedByLayers(
              "operation", "match", "ocsf", "market", "quality", "io", "report", "run", "cli")
          .whereLayer("spec")
          .mayOnlyBeAccessedByLayers(
              "step",
              "formula",
              "operation",
              "match",
              "ocsf",
              "market",
              "quality",
              "io",
              "report",
              "run",
              "cli")
          .whereLayer("document")
          .mayOnlyBeAccessedByLayers(
              "spec",
              "step",
              "formula",
              "operation",
              "match",
              "ocsf",
              "market",
              "quality",
              "io",
              "report",
              "run",
              "cli");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("dev.sluice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule OCSF_PACKAGES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("steps")
          .definedBy("dev.sluice.ocsf")
          .layer("compile")
          .definedBy("dev.sluice.ocsf.compile..")
          .layer("validate")
          .definedBy("dev.sluice.ocsf.validate..")
          .layer("plan")
          .definedBy("dev.sluice.ocsf.plan..")
          .layer("mapping")
          .definedBy("dev.sluice.ocsf.mapping..")
          .layer("record")
          .definedBy("dev.sluice.ocsf.record..")
          .layer("schema")
          .definedBy("dev.sluice.ocsf.schema..")
          .whereLayer("steps")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("compile")
          .mayOnlyBeAccessedByLayers("steps")
          .whereLayer("validate")
          .mayOnlyBeAccessedByLayers("steps", "compile")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("steps", "compile")
          .whereLayer("mapping")
          .mayOnlyBeAccessedByLayers("steps", "compile", "plan")
          .whereLayer("record")
          .mayOnlyBeAccessedByLayers("steps", "compile", "plan", "mapping")
          .whereLayer("schema")
          .mayOnlyBeAccessedByLayers("steps", "compile", "validate", "plan");

  @ArchTest
  static final ArchRule MARKET_PACKAGES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("steps")
          .definedBy("dev.sluice.market")
          .layer("book")
          .definedBy("dev.sluice.market.book..")
          .layer("sign")
          .definedBy("dev.sluice.market.sign..")
          .layer("measure")
          .definedBy("dev.sluice.market.measure..")
          .layer("bar")
          .definedBy("dev.sluice.market.bar..")
          .layer("tape")
          .definedBy("dev.sluice.market.tape..")
          .whereLayer("steps")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("book")
          .mayOnlyBeAccessedByLayers("steps")
          .whereLayer("sign")
          .mayOnlyBeAccessedByLayers("steps")
          .whereLayer("measure")
          .mayOnlyBeAccessedByLayers("steps")
          .whereLayer("bar")
          .mayOnlyBeAccessedByLayers("steps");

  @ArchTest
  static final ArchRule SPECS_KNOW_NO_SPARK =
      noClasses()
          .that()
          .resideInAnyPackage("dev.sluice.problem..", "dev.sluice.document..", "dev.sluice.spec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.iceberg..");

  @ArchTest
  static final ArchRule ONLY_QUALITY_KNOWS_DEEQU =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.amazon.deequ..", "software.amazon.glue..");

  @ArchTest
  static final ArchRule ONLY_IO_KNOWS_STORAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.io..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.iceberg..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule STEPS_STAY_LAZY =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sluice.step..",
              "dev.sluice.formula..",
              "dev.sluice.operation..",
              "dev.sluice.match..",
              "dev.sluice.market..")
          .should()
          .callCodeUnitWhere(
              describe(
                  "runs a Spark job",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().getName().equals("org.apache.spark.sql.Dataset")
                          && ACTIONS.contains(call.getName())));
}
