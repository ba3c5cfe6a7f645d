package dev.sluice.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a page. There is no piece that holds ready-made markup: text can only become text,
 * attributes come from a fixed list without event handlers, links stay inside the page, and the one
 * style sheet and script are files of Sluice itself. So whatever a cell of the data holds, it is
 * shown and never run.
 */
sealed interface Html {

  /** Text; characters that cannot be seen are shown as symbols. */
  record Text(String text) implements Html {}

  /** Several pieces one after the other. */
  record Fragment(List<Html> pieces) implements Html {
    public Fragment {
      pieces = List.copyOf(pieces);
    }
  }

  /** A style sheet or script that ships with Sluice. */
  record Embedded(Asset asset) implements Html {}

  /** An element of a known kind with known attributes. */
  record Element(String tag, Map<String, String> attributes, List<Html> children) implements Html {

    private static final Set<String> TAGS =
        Set.of(
            ("html head title meta body header footer main nav section article h1 h2 h3 p a ul ol"
                    + " li dl dt dd div span strong small code pre bdi time table caption thead"
                    + " tbody tr th td details summary wbr svg g rect path circle text tspan line")
                .split(" "));

    private static final Set<String> ATTRIBUTES =
        Set.of(
            ("charset class colspan content cx cy d datetime height href http-equiv id lang name"
                    + " open r role rowspan rx scope tabindex text-anchor title viewBox width x x1"
                    + " x2 y y1 y2 stroke-width")
                .split(" "));

    public Element {
      if (!TAGS.contains(tag)) {
        throw new IllegalArgumentException("the report has no element " + tag);
      }
      attributes.forEach(Element::requireHarmless);
      attributes = new LinkedHashMap<>(attributes);
      children = List.copyOf(children);
    }

    private static void requireHarmless(String name, String value) {
      boolean isKnown =
          ATTRIBUTES.contains(name)
              || name.startsWith("aria-")
              || name.startsWith("data-")
              || (name.equals("style") && value.matches("--share:[0-9.]+%"));
      if (!isKnown || (name.equals("href") && !value.startsWith("#"))) {
        throw new IllegalArgumentException("the report has no attribute " + name + "=" + value);
      }
    }

    /** The same element with one more attribute. */
    Element with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(name, value);
      return new Element(tag, more, children);
    }

    /** The same element with a class of the style sheet. */
    Element styled(String classes) {
      return with("class", classes);
    }

    /** The same element with a share from 0 to 1, which the style sheet draws as a bar. */
    Element share(double share) {
      double bounded = Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
      return with("style", String.format(Locale.ROOT, "--share:%.2f%%", bounded * 100));
    }

    /** The same element with more inside, after what it has. */
    Element add(Html... more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(Arrays.asList(more));
      return new Element(tag, attributes, all);
    }
  }

  static Html text(String text) {
    return new Text(text);
  }

  static Html nothing() {
    return new Fragment(List.of());
  }

  static Html all(List<? extends Html> pieces) {
    return new Fragment(List.copyOf(pieces));
  }

  static Html all(Html... pieces) {
    return new Fragment(Arrays.asList(pieces));
  }

  static Element element(String tag, Html... children) {
    return new Element(tag, Map.of(), Arrays.asList(children));
  }

  static Element element(String tag, String text) {
    return element(tag, text(text));
  }

  /** An element of the style sheet's own kind: a {@code div} of a class. */
  static Element block(String classes, Html... children) {
    return element("div", children).styled(classes);
  }

  /** Text of a class of the style sheet. */
  static Element span(String classes, String text) {
    return element("span", text).styled(classes);
  }
}
