package dev.sluice.step;

import java.util.List;

/**
 * What a step does to the number of rows, so that the run can prove that none was lost. "Rows of a
 * table" are those the step was given; "made" are all rows of the result, dropped and rejected ones
 * included.
 */
public sealed interface Flow {

  /** The tables whose rows went in. */
  List<String> inputs();

  /** One row for one row by construction (a projection): nothing needs counting. */
  record Projects(String input) implements Flow {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  /** One row for one row, to be proven: made = rows of the input. */
  record Keeps(String input) implements Flow {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  /** All rows of several tables: made = sum of the rows of the inputs. */
  record Combines(List<String> inputs) implements Flow {
    public Combines {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Every row a fixed number of times, such as once for each of some columns: made = times x rows
   * of the input.
   */
  record Repeats(String input, int times) implements Flow {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  /**
   * Groups: each made row says in {@link ControlColumns#FOLDED} how many rows went into it (0 for a
   * row that only repeats others, such as a total); their sum = rows of the inputs.
   */
  record Folds(List<String> inputs) implements Flow {
    public Folds {
      inputs = List.copyOf(inputs);
    }

    public Folds(String input) {
      this(List.of(input));
    }
  }

  /**
   * Pairs of a left and a right table; each made row says in {@link ControlColumns#SIDE} whether it
   * has {@code both}, {@code left} or {@code right}.
   *
   * @param rightIsUnique a left row pairs at most once: both + left = rows of the left table
   * @param leftIsUnique a right row pairs at most once: both + right = rows of the right table
   */
  record Pairs(String left, String right, boolean rightIsUnique, boolean leftIsUnique)
      implements Flow {
    @Override
    public List<String> inputs() {
      return List.of(left, right);
    }
  }

  /** Rows that no count of the inputs can foresee, by the user's declared wish. */
  record Makes(List<String> inputs) implements Flow {
    public Makes {
      inputs = List.copyOf(inputs);
    }
  }
}
