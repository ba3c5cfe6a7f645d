package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the launcher in a project of its own, with a {@code mvn} that only makes the files that a
 * build makes and a {@code java} that only prints its arguments.
 */
class LauncherTest {

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit 0; fi
      for argument in "$@"; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; exit 0 ;;
        esac
      done
      printf '<%s>\\n' "host ${SPARK_LOCAL_HOSTNAME:-looked up}" "$@"
      exit ${FAKE_EXIT:-0}
      """;

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      while [ "$1" != -f ]; do shift; done
      root=$(dirname "$2")
      echo "$@" >>"$root/builds"
      sleep "${FAKE_BUILD_SECONDS:-0}"
      if [ -n "${FAKE_BUILD_FAILS:-}" ]; then echo '[ERROR] no network'; exit 1; fi
      mkdir -p "$root/.sluice/build"
      : >"$root/.sluice/build/sluice.jar"
      case " $* " in
        *' -Dmdep.skip=true '*) ;;
        *) mkdir "$root/.sluice/build/cluster-jars"; : >"$root/.sluice/build/cluster-jars/a.jar" ;;
      esac
      """;

  @TempDir Path temporary;

  private Path project;
  private Path launcher;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void makeProjectInAFolderWithSpaces() throws IOException {
    makeProject("my project/it's here");
  }

  private void makeProject(String folder) throws IOException {
    project = Files.createDirectories(temporary.resolve(folder));
    launcher = project.resolve("sluice");
    Files.copy(Path.of("sluice"), launcher);
    executable(launcher, Files.readString(launcher));
    Files.createDirectories(project.resolve("src/main"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Path jdk = temporary.resolve("jdk home");
    executable(jdk.resolve("bin/java"), JAVA);
    executable(jdk.resolve("bin/javac"), "");
    executable(temporary.resolve("tools/mvn"), MAVEN);
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("SLUICE_NO_ARCHIVE", "yes");
    environment.put("PATH", temporary.resolve("tools") + ":" + System.getenv("PATH"));
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Outcome first = start(project, launcher, "version");
    Outcome second = start(project, launcher, "version");

    assertThat(first.err()).contains("sluice: building itself");
    assertThat(first.code()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("<dev.sluice.cli.Main>", "<version>");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedSourcesAreBuiltAgainWithoutCopyingTheLibrariesAgain() throws Exception {
    start(project, launcher, "version");
    Path source = project.resolve("src/main/Some.java");
    Files.writeString(source, "class Some {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));

    start(project, launcher, "version");

    assertThat(builds()).isEqualTo(2);
    assertThat(Files.readAllLines(project.resolve("builds")).get(1)).contains("-Dmdep.skip=true");
    assertThat(project.resolve(".sluice/spark-jars/a.jar")).exists();
  }

  @Test
  void runsFromAnotherFolderThroughRelativeAndAbsoluteLinks() throws Exception {
    Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
    Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), launcher);
    Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));

    Outcome outcome = start(elsewhere, relative, "version");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("<-Dsluice.home=" + project.toRealPath() + ">");
    assertThat(start(elsewhere, absolute, "version").code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Outcome outcome =
        start(project, launcher, "formula", "=A1 & \"x  y\"", "--cell", "A1=*", "", "$HOME");

    assertThat(outcome.out())
        .endsWith("<formula>", "<=A1 & \"x  y\">", "<--cell>", "<A1=*>", "<>", "<$HOME>");
  }

  @Test
  void theFirstStartArchivesClassesAndLaterOnesUseThem() throws Exception {
    makeProject("plain");
    environment.remove("SLUICE_NO_ARCHIVE");

    Outcome first = start(project, launcher, "version");
    Outcome second = start(project, launcher, "version");

    String option =
        "<-XX:SharedArchiveFile=" + project.toRealPath().resolve(".sluice/archive.jsa") + ">";
    assertThat(first.err()).contains("preparing fast starts");
    assertThat(first.out()).contains(option);
    assertThat(second.out()).contains(option);
  }

  @Test
  void noArchiveIsMadeWhereTheJvmCouldNotUseIt() throws Exception {
    environment.remove("SLUICE_NO_ARCHIVE");

    Outcome outcome = start(project, launcher, "version");

    assertThat(outcome.err()).doesNotContain("preparing fast starts");
    assertThat(project.resolve(".sluice/archive.jsa")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void exitCodesPassThrough(int code) throws Exception {
    environment.put("FAKE_EXIT", Integer.toString(code));

    assertThat(start(project, launcher, "check", "x.yaml").code()).isEqualTo(code);
  }

  @Test
  void aFailedBuildSaysWhyAndIsTriedAgain() throws Exception {
    environment.put("FAKE_BUILD_FAILS", "yes");
    Outcome failed = start(project, launcher, "version");
    environment.remove("FAKE_BUILD_FAILS");
    Outcome repaired = start(project, launcher, "version");

    assertThat(failed.code()).isEqualTo(4);
    assertThat(failed.err())
        .contains("[ERROR] no network")
        .contains(
            "the build failed; all of it is in " + project.toRealPath() + "/.sluice/build.log");
    assertThat(repaired.code()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoFirstStartsAtOnceBuildOnce() throws Exception {
    environment.put("FAKE_BUILD_SECONDS", "1");
    Started one = begin(project, launcher, "version");
    Started other = begin(project, launcher, "version");

    assertThat(finish(one).code()).isZero();
    assertThat(finish(other).code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void anInterruptedBuildIsStoppedAndDoneAgain() throws Exception {
    environment.put("FAKE_BUILD_SECONDS", "30");
    Started started = begin(project, launcher, "version");
    while (!Files.exists(project.resolve("builds"))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    started.process().destroy();
    Outcome stopped = finish(started);
    environment.remove("FAKE_BUILD_SECONDS");

    assertThat(stopped.code()).isEqualTo(143);
    assertThat(stopped.err()).contains("stopped; the next start builds again");
    assertThat(project.resolve(".sluice/built")).doesNotExist();
  }

  @Test
  void aJavaThatIsNot17IsRefused() throws Exception {
    Path old = temporary.resolve("old");
    executable(
        old.resolve("bin/java"), "#!/usr/bin/env bash\necho 'openjdk version \"11.0.2\"' >&2\n");
    environment.put("JAVA_HOME", old.toString());

    Outcome outcome = start(project, launcher, "version");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).contains("needs a JDK 17").contains(old + "/bin/java is none");
  }

  @Test
  void aSmallJobIsNotOptimizedAndALargeOneIs() throws Exception {
    Path job = job("{path: 'data dir/in-${date}.csv', header: true}");
    Path data = Files.createDirectories(project.resolve("data dir"));
    Files.write(data.resolve("in-1.csv"), new byte[1000]);

    assertThat(start(project, launcher, "run", job.toString()).out())
        .contains("<-XX:TieredStopAtLevel=1>");

    Files.write(data.resolve("in-2.csv"), new byte[33 << 20]);
    assertThat(start(temporary, launcher, "run", job.toString(), "--set", "date=2").out())
        .doesNotContain("<-XX:TieredStopAtLevel=1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{table: finance.ledger}", "{path: s3a://bucket/in.csv}"})
  void aSourceOfUnknownSizeCountsAsLarge(String source) throws Exception {
    assertThat(start(project, launcher, "run", job(source).toString()).out())
        .doesNotContain("<-XX:TieredStopAtLevel=1>");
  }

  @Test
  void aLocalRunNeedsNoNameOfTheMachineAndARemoteOneDoes() throws Exception {
    assertThat(start(project, launcher, "run", "j.yaml").out()).contains("<host localhost>");
    assertThat(start(project, launcher, "run", "j.yaml", "--master", "local[4]").out())
        .contains("<host localhost>");
    assertThat(start(project, launcher, "run", "j.yaml", "--master", "spark://a:7077").out())
        .contains("<host looked up>");
  }

  @Test
  void sparkSubmitIsUsedWhereSparkIsInstalled() throws Exception {
    Path home = temporary.resolve("spark home");
    executable(home.resolve("bin/spark-submit"), "#!/usr/bin/env bash\nprintf '<%s>\\n' \"$@\"\n");
    environment.put("SPARK_HOME", home.toString());

    Outcome outcome = start(project, launcher, "run", "j.yaml", "--master", "yarn");

    assertThat(outcome.out())
        .startsWith("<--class>", "<dev.sluice.cli.Main>", "<--master>", "<yarn>", "<--jars>")
        .endsWith("<run>", "<j.yaml>", "<--master>", "<yarn>");
  }

  private Path job(String source) throws IOException {
    Path folder = Files.createDirectories(project.resolve("jobs/some"));
    return Files.writeString(
        folder.resolve("job.yaml"),
        "job: some\nsources:\n  in: " + source + "\npublish:\n  out: {table: a.b}\n");
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("builds")).size();
  }

  private Outcome start(Path folder, Path program, String... arguments) throws Exception {
    return finish(begin(folder, program, arguments));
  }

  private Started begin(Path folder, Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(temporary, "out", "");
    Path err = Files.createTempFile(temporary, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_"));
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  private static Outcome finish(Started started) throws Exception {
    assertThat(started.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        started.process().exitValue(),
        Files.readAllLines(started.out()),
        Files.readString(started.err()));
  }

  private static void executable(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** A start that may still be running. */
  private record Started(Process process, Path out, Path err) {}

  /** What a start came to. */
  private record Outcome(int code, List<String> out, String err) {}
}
