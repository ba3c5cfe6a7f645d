package dev.sluice.ocsf.plan;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a mapping, in the order in which it was found, each thing once. */
public final class Defects {

  /** How bad it is. */
  public enum Severity {
    /** Events would not be valid, or would lack something that they must have. */
    ERROR,
    /** Events are valid; but it is probably not what was meant. */
    WARNING
  }

  /** One defect. */
  public record Defect(Severity severity, Problem problem) {}

  private final List<Defect> found = new ArrayList<>();

  void error(Place place, DefectCode code, String message, @Nullable String hint) {
    add(new Defect(Severity.ERROR, Problem.user(place, code.word(), message).withHint(hint)));
  }

  void warning(Place place, DefectCode code, String message, @Nullable String hint) {
    add(new Defect(Severity.WARNING, Problem.user(place, code.word(), message).withHint(hint)));
  }

  void unknown(
      Place place, DefectCode code, String message, String name, Collection<String> known) {
    error(place, code, message, Suggestion.hint(name, known).orElse(null));
  }

  private void add(Defect defect) {
    if (!found.contains(defect)) {
      found.add(defect);
    }
  }

  /** Everything that was found. */
  public List<Defect> all() {
    return List.copyOf(found);
  }

  /** What events cannot be valid with. */
  public List<Problem> errors() {
    return problems(Severity.ERROR);
  }

  /** What is probably not meant. */
  public List<Problem> warnings() {
    return problems(Severity.WARNING);
  }

  private List<Problem> problems(Severity severity) {
    return found.stream()
        .filter(defect -> defect.severity() == severity)
        .map(Defect::problem)
        .toList();
  }
}
