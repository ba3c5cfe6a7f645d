package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problems;
import java.util.Map;
import java.util.Optional;

/** Reads a recipe by itself, outside of any job. */
public final class RecipeReader {

  private RecipeReader() {}

  /**
   * The recipe with its defaults filled in. What stands on a parameter without a default is known
   * only where a job includes the recipe, and is no fault here.
   */
  public static Optional<Fields> alone(Node recipe, Problems problems) {
    Parameters.InForce parameters =
        Parameters.inForce(
            recipe,
            Map.of(),
            name -> {
              throw new IllegalStateException("nobody gives " + name);
            },
            problems);
    return ShapeChecker.readWhatFits(parameters.fill(recipe, problems), JobShape.RECIPE, problems);
  }
}
