package dev.sluice.step;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.problem.Problems;
import java.util.Optional;

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
}
