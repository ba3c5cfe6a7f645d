package dev.sluice.document;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Words why a text is no YAML for somebody who does not know how a parser works: where it stops
 * being YAML, or what was opened and never closed.
 */
final class YamlFault {

  private static final Pattern TOKEN = Pattern.compile("'?<([a-z ]+)>'?");
  private static final Map<String, String> TOKENS =
      Map.of(
          "stream end", "the end of the document",
          "block end", "the end of the block",
          "block mapping start", "a mapping",
          "block sequence start", "a list",
          "scalar", "a value");

  private final String file;
  private final List<String> lines;
  private final String problem;
  private final String context;

  private YamlFault(String file, String text, MarkedYamlEngineException fault) {
    this.file = file;
    this.lines = text.lines().toList();
    this.problem = String.valueOf(fault.getProblem());
    this.context = String.valueOf(fault.getContext());
  }

  /** The problem behind an exception of the parser. */
  static Problem problem(String file, String text, YamlEngineException fault) {
    if (fault instanceof MarkedYamlEngineException marked) {
      return new YamlFault(file, text, marked)
          .problem(marked.getProblemMark(), marked.getContextMark());
    }
    String message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    return bad(Place.file(file), message);
  }

  private Problem problem(Optional<Mark> stop, Optional<Mark> start) {
    boolean neverClosed =
        (problem.contains("stream end") || problem.contains("end of stream"))
            && (context.contains("flow") || context.contains("quoted"));
    if (neverClosed && start.isPresent()) {
      return at(start.get(), "what opens here is never closed", null);
    }
    if (stop.isEmpty()) {
      return bad(Place.file(file), problem);
    }
    if (problem.contains("TAB")) {
      return at(stop.get(), "a tab stands before the text of the line", "indent with spaces");
    }
    if (problem.startsWith("but found another document")) {
      return at(stop.get(), "a second document begins here", "put it into a file of its own");
    }
    if (problem.contains("cannot start any token")) {
      return at(
          stop.get(), "a plain text cannot begin with this character", "put the text into quotes");
    }
    if (problem.contains("mapping values are not allowed")) {
      return at(stop.get(), "here no key can stand", "put a text that holds \": \" into quotes");
    }
    String words = TOKEN.matcher(problem).replaceAll(token -> plain(token.group(1)));
    return at(stop.get(), words, hint(stop.get(), start));
  }

  private static String plain(String token) {
    return TOKENS.getOrDefault(token, token);
  }

  private @Nullable String hint(Mark stop, Optional<Mark> start) {
    if (line(stop).contains("${") && context.contains("flow")) {
      return "within braces a value with ${...} must be quoted: \"${name}\"";
    }
    if (context.contains("block")) {
      return "is the line indented like the others?";
    }
    return start
        .filter(mark -> context.contains("flow"))
        .map(mark -> "what is open here began on line " + (mark.getLine() + 1))
        .orElse(null);
  }

  private Problem at(Mark mark, String message, @Nullable String hint) {
    Place place = new Place(file, mark.getLine() + 1, mark.getColumn() + 1, "");
    return bad(place, message)
        .withHint(hint)
        .withExcerpt(new Excerpt(line(mark), mark.getColumn(), mark.getColumn() + 1));
  }

  private String line(Mark mark) {
    return mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
  }

  private static Problem bad(Place place, String message) {
    String format = place.file().endsWith(".json") ? "JSON" : "YAML";
    return Problem.user(place, "bad-yaml", "this is not " + format + ": " + message);
  }
}
