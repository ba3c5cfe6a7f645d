package dev.sluice.step;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.Set;

/** A kind of step that users may write in a job: its name, its options, its help and its reader. */
public interface StepType {

  /** The key that a user writes, such as {@code vlookup}. */
  String name();

  /** One sentence that says what it does for the user. */
  String summary();

  /** A working example in YAML: the list item of a {@code steps} list. */
  String example();

  /** The options. */
  ObjectShape options();

  /** Makes the step from options that fit the shape; what the shape cannot say is reported here. */
  Optional<Step> read(Fields options, Problems problems);

  /** The same for a step that is written in further documents. */
  default Optional<Step> read(Fields options, StepDocuments documents, Problems problems) {
    return read(options, problems);
  }

  /**
   * The tables that it would make, as far as faulty options tell: what stands on them is not
   * reported as a second fault. Unless a type says otherwise, {@code into} or else {@code table}.
   */
  default Set<String> makes(Node options) {
    return written(options);
  }

  /**
   * Whether it makes tables whose names only its documents tell: where those cannot be read, no
   * table that is missing later is a second fault.
   */
  default boolean makesMore() {
    return false;
  }

  /** The name that options give under {@code into}, or else under {@code table}. */
  static Set<String> written(Node options) {
    if (options instanceof Node.Mapping mapping) {
      Node.Entry into = mapping.entries().get("into");
      Node.Entry made = into == null ? mapping.entries().get("table") : into;
      if (made != null && made.value() instanceof Node.Scalar name) {
        return Set.of(name.text());
      }
    }
    return Set.of();
  }
}
