package dev.sluice.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document with parts that are generated:
 *
 * <pre>{@code
 * <!-- generated: operation filter -->
 * ...
 * <!-- end of generated -->
 * }</pre>
 */
record MarkedDocument(String text) {

  private static final Pattern MARKED =
      Pattern.compile("(?s)(<!-- generated: ([a-z -]+?) -->\n)(.*?)(<!-- end of generated -->)");

  /** The names of its generated parts. */
  List<String> sections() {
    return MARKED.matcher(text).results().map(found -> found.group(2)).toList();
  }

  /** The document with its generated parts made anew; a name that nobody generates is left. */
  String regenerated(Map<String, String> sections) {
    List<String> unknown = new ArrayList<>(sections());
    unknown.removeAll(sections.keySet());
    if (!unknown.isEmpty()) {
      throw new AssertionError("no definition generates " + unknown);
    }
    return MARKED.matcher(text).replaceAll(found -> replacement(found, sections));
  }

  /** What people wrote: the document without its generated parts. */
  String written() {
    return MARKED.matcher(text).replaceAll("");
  }

  private static String replacement(MatchResult found, Map<String, String> sections) {
    String content = sections.getOrDefault(found.group(2), "");
    return Matcher.quoteReplacement(
        found.group(1) + "\n" + content.stripTrailing() + "\n\n" + found.group(4));
  }
}
