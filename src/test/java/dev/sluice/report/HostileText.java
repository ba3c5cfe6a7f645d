package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Texts that try to break out of a page or a terminal, put into every text of a run record. */
final class HostileText {

  /** Keys whose text must keep its form for the record to be readable. */
  private static final Set<String> KEPT =
      Set.of("outcome", "in", "kept", "dropped", "rejected", "measured", "value");

  private static final List<String> SEEDS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</style><img src=x onerror=alert(1)>",
          "\"onmouseover=\"alert(1)",
          "' onfocus='alert(1)' autofocus='",
          "\"><svg onload=alert(1)>",
          "</text></svg><iframe src='javascript:alert(1)'/>",
          "<!--",
          "-->",
          "]]>",
          "<![CDATA[x]]>",
          "&lt;b&gt;",
          "&amp;amp;",
          "&#x3c;script&#x3e;",
          "javascript:alert(1)",
          "\u0000\u0001\u0008\u001B[2J\u001B]0;owned\u0007",
          "a\r\nb\tc\u0085d\u2028e\u2029f",
          "invoice\u202Egpj.exe\u202C",
          "\u2066isolate\u2069\u200B\uFEFF\u00AD",
          "\uD800 half \uDC00",
          "\uFFFE\uFFFF",
          "שלום عالم",
          "株式会社",
          "👩\u200D💻 e\u0301",
          "%s %n ${x} #{y} {{z}}",
          "",
          " ",
          "x".repeat(5_000),
          "\uD83D\uDE00".repeat(95),
          "\u202E".repeat(95));

  private HostileText() {}

  static RunRecord everywhereIn(RunRecord run, Random random) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      JsonNode tree = mapper.readTree(RunRecordJson.write(run));
      return RunRecordJson.read(mapper.writeValueAsString(poisoned(tree, random)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    while (random.nextInt(3) == 0) {
      text.insert(random.nextInt(text.length() + 1), SEEDS.get(random.nextInt(SEEDS.size() - 4)));
    }
    return text.toString();
  }

  private static JsonNode poisoned(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      ObjectNode made = new ObjectMapper().createObjectNode();
      for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
        Map.Entry<String, JsonNode> field = i.next();
        boolean isKept = KEPT.contains(field.getKey()) && field.getValue().isTextual();
        made.set(field.getKey(), isKept ? field.getValue() : poisoned(field.getValue(), random));
      }
      return made;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = new ObjectMapper().createArrayNode();
      array.forEach(item -> made.add(poisoned(item, random)));
      return made;
    }
    return node.isTextual() ? TextNode.valueOf(text(random)) : node;
  }
}
