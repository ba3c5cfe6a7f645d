package dev.sluice.formula;

import dev.sluice.formula.compile.Context;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.syntax.Node;
import java.util.Optional;

/** What the references of a formula stand for: columns in a job, cells on the command line. */
interface References extends Context {

  Operand row(Node.RowReference reference, Faults faults);

  Operand column(Node.ColumnReference reference, Faults faults);

  Operand area(Node.AreaReference reference, Faults faults);

  Operand name(Node.NameNode name, Faults faults);

  /** True when a name is a table's. */
  boolean isTable(String name);

  /**
   * The one value of a range that stands in the row or column of the formula; nothing for arrays,
   * and where no range is meant so.
   */
  Optional<Operand> beside(Operand.Area area);
}
