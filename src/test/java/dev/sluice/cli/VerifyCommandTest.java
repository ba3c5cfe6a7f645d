package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command prints and how it ends; what it finds is tested where it is found. */
class VerifyCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int verify(String text) throws IOException {
    Path file = folder.resolve("certificate.json");
    Files.writeString(file, text);
    return execute(file.toString());
  }

  private int execute(String file) {
    return Main.commandLine(
            new PrintWriter(out), new PrintWriter(err), new Terminal(false, false, 80))
        .execute("verify", file);
  }

  @Test
  void everyCheckIsALineAndTheLastOneTheVerdict() throws IOException {
    String text =
        """
        {"format": "sluice-certificate/1", "run_id": "r\\u001b[2J", "outcome": "refused",
         "documents": [{"path": "no/such/file.yaml", "sha256": ""}], "seal": "x"}
        """;

    assertThat(verify(text)).isEqualTo(3);
    assertThat(out.toString().lines())
        .startsWith("REFUTED            seal: the document was changed after it was sealed")
        .contains("cannot be checked  document no/such/file.yaml: there is no such file")
        .endsWith("REFUTED: 1 of 2 checks found something else.");
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void somethingElseEndsWithTwo() throws IOException {
    assertThat(verify("{}")).isEqualTo(2);
    assertThat(err.toString()).contains("this is no certificate").contains("certificate.json");
    assertThat(execute(folder.resolve("missing.json").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot read");
  }
}
