package dev.sluice.ocsf.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A regular expression whose groups may have any name: Java allows letters and digits only, so each
 * gets a short name of its own.
 *
 * @param groups in order, each with the path of its field
 */
record NamedPattern(Pattern pattern, List<Group> groups) {

  /** A group by the name that it has in the pattern. */
  record Group(String name, List<byte[]> field) {}

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_@][\\w.@-]*|(?:\\[[^\\[\\]<>]+\\])+");

  /** Refuses, for users, what cannot be compiled and what names no group. */
  static NamedPattern of(String text) {
    List<String> names = new ArrayList<>();
    String renamed = renamed(text, names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "a pattern names the fields that it finds, as in (?<src_ip>\\S+): " + text);
    }
    try {
      List<Group> groups = new ArrayList<>();
      for (String name : names) {
        groups.add(new Group("g" + groups.size(), field(name)));
      }
      return new NamedPattern(Pattern.compile(renamed), List.copyOf(groups));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "no regular expression: " + e.getDescription() + ": " + text, e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("a regular expression nested too deep", e);
    }
  }

  private static String renamed(String text, List<String> names) {
    StringBuilder renamed = new StringBuilder();
    int inClass = 0;
    int at = 0;
    while (at < text.length()) {
      char one = text.charAt(at);
      if (one == '\\' && text.startsWith("\\Q", at)) {
        int end = text.indexOf("\\E", at);
        int next = end < 0 ? text.length() : end + 2;
        renamed.append(text, at, next);
        at = next;
      } else if (one == '\\' && text.startsWith("\\k<", at)) {
        at = reference(text, at, names, renamed);
      } else if (one == '\\') {
        renamed.append(text, at, Math.min(at + 2, text.length()));
        at += 2;
      } else {
        inClass += one == '[' ? 1 : one == ']' && inClass > 0 ? -1 : 0;
        Optional<String> opened = inClass > 0 ? Optional.empty() : opened(text, at);
        opened.ifPresent(name -> renamed.append("(?<g").append(names.size()).append('>'));
        opened.ifPresent(names::add);
        if (opened.isEmpty()) {
          renamed.append(one);
        }
        at = opened.isPresent() ? text.indexOf('>', at) + 1 : at + 1;
      }
    }
    return renamed.toString();
  }

  /** The name of the group that opens here. */
  private static Optional<String> opened(String text, int at) {
    int from = text.startsWith("(?<", at) ? at + 3 : text.startsWith("(?P<", at) ? at + 4 : -1;
    if (from < 0 || from >= text.length() || "=!".indexOf(text.charAt(from)) >= 0) {
      return Optional.empty();
    }
    int end = text.indexOf('>', from);
    String name = end < 0 ? "" : text.substring(from, end);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a field: \"" + name + "\" in " + text);
    }
    return Optional.of(name);
  }

  private static int reference(String text, int at, List<String> names, StringBuilder renamed) {
    int end = text.indexOf('>', at);
    int group = end < 0 ? -1 : names.indexOf(text.substring(at + 3, end));
    if (group < 0) {
      throw new IllegalArgumentException("\\k names a group that is not before it: " + text);
    }
    renamed.append("\\k<g").append(group).append('>');
    return end + 1;
  }

  /** {@code a.b} and {@code [a][b]} are both the field b below a. */
  private static List<byte[]> field(String name) {
    String dotted =
        name.startsWith("[")
            ? name.substring(1, name.length() - 1).replace("][", "\n")
            : name.replace('.', '\n');
    return Stream.of(dotted.split("\n", -1)).map(Names::of).toList();
  }

  /** A search in a text. */
  Matcher matcher(CharSequence text) {
    return pattern.matcher(text);
  }
}
