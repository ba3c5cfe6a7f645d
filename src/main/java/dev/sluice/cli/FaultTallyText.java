package dev.sluice.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ocsf.validate.FaultTally;
import java.util.Locale;

/** What was found in files of events, for people and as JSON. */
final class FaultTallyText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FaultTallyText() {}

  /** A line that says how it went, then each code with the first of its faults. */
  static String plain(FaultTally tally) {
    StringBuilder text = new StringBuilder();
    text.append(
        tally.invalid() == 0
            ? "✓ " + figure(tally.events(), "event") + ", all valid\n"
            : "✕ %,d of %s not valid\n"
                .formatted(tally.invalid(), figure(tally.events(), "event")));
    tally
        .counts()
        .forEach(
            (code, count) -> {
              text.append(
                  "%n  %-7s  %s: %,d in %s%n"
                      .formatted(
                          code.severity().word(),
                          code.code(),
                          count.faults(),
                          figure(count.events(), "event")));
              count
                  .examples()
                  .forEach(example -> text.append("    ").append(example.described()).append('\n'));
            });
    return text.toString();
  }

  private static String figure(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** The same as one JSON document. */
  static String json(FaultTally tally) {
    ObjectNode document =
        JSON.objectNode().put("events", tally.events()).put("invalid", tally.invalid());
    ArrayNode codes = document.putArray("codes");
    tally
        .counts()
        .forEach(
            (code, count) -> {
              ObjectNode entry =
                  codes
                      .addObject()
                      .put("code", code.code())
                      .put("severity", code.severity().word())
                      .put("faults", count.faults())
                      .put("events", count.events());
              ArrayNode examples = entry.putArray("examples");
              for (FaultTally.Example example : count.examples()) {
                ObjectNode shown = examples.addObject().put("file", example.file());
                if (example.line() > 0) {
                  shown.put("line", example.line());
                }
                shown.put("path", example.path()).put("message", example.message());
              }
            });
    return document.toPrettyString() + "\n";
  }
}
