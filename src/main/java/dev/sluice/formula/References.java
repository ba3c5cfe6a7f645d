package dev.sluice.formula;

import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.syntax.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the references of a formula stand for: columns in a job, cells on the command line. */
interface References {

  Operand row(Node.RowReference reference, Faults faults);

  Operand column(Node.ColumnReference reference, Faults faults);

  Operand area(Node.AreaReference reference, Faults faults);

  Operand name(Node.NameNode name, Faults faults);

  /** The one value of a block that stands in the row or column of the formula. */
  Operand thisRow(Operand.Area area);

  /** True when a block where one value is expected means the one next to the formula. */
  boolean intersects();

  @Nullable Plans plans();

  Instant asOf();
}
