package dev.sluice.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problems;
import dev.sluice.run.MappingTrial;
import dev.sluice.testing.InterpretedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are no records never stop a job: each goes to quarantine with its reason. */
class MalformedRecordsTest {

  private static final String MAPPING =
      """
      custom_source_events:
        source_name: any
        ocsf: 1.3.0
        ocsf_mapping:
          - schema: base_event
            schema_mapping:
              activity_id: 0
              severity_id: 1
              time: {$from: $.time}
              metadata: {product: {name: Any, vendor_name: Example}}
              message: $.text
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void everyBrokenLineIsTold() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    line(file, "{\"text\":\"fine\",\"time\":1700000000000}".getBytes(StandardCharsets.UTF_8));
    line(file, "{\"text\":\"cut off".getBytes(StandardCharsets.UTF_8));
    line(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, (byte) 0xff, (byte) 0xfe});
    line(file, "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    line(file, ("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).getBytes(StandardCharsets.UTF_8));
    line(file, "{\"text\":\"nul \u0000 byte\"}".getBytes(StandardCharsets.UTF_8));
    line(file, "[1,2,3]".getBytes(StandardCharsets.UTF_8));
    line(file, ("{\"text\":\"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8));
    line(file, ("{\"time\":" + "9".repeat(400) + "}").getBytes(StandardCharsets.UTF_8));
    line(
        file,
        "{\"text\":\"fine, too\",\"time\":\"2026-11-21 10:00:00\"}"
            .getBytes(StandardCharsets.UTF_8));
    Path raw = Files.write(folder.resolve("raw.log"), file.toByteArray());
    Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    Problems problems = new Problems();
    MappingTrial.Result result =
        MappingTrial.of(mapping.toString(), problems)
            .flatMap(trial -> trial.map(InterpretedSession.get(), raw.toString(), problems))
            .orElseThrow(() -> new AssertionError(problems.all()));
    Map<String, Integer> reasons = new TreeMap<>();
    result.rejected().forEach(one -> reasons.merge(shortened(one.reason()), 1, Integer::sum));
    assertThat(result.count()).isEqualTo(2);
    assertThat(result.rejected()).hasSize(8);
    assertThat(reasons.keySet())
        .contains("longer than 8 MB", "nested deeper than 200", "attribute_required_missing");
    assertThat(reasons.keySet()).anyMatch(reason -> reason.startsWith("not JSON"));
    assertThat(reasons.keySet()).anyMatch(reason -> reason.contains("UTF-8"));
  }

  private static String shortened(String reason) {
    return reason.length() > 60 ? reason.substring(0, 60) : reason;
  }

  private static void line(ByteArrayOutputStream file, byte[] line) {
    file.writeBytes(line);
    file.write('\n');
  }
}
