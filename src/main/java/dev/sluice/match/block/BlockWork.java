package dev.sluice.match.block;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** What is done with the blocks of a stage. */
public interface BlockWork extends Serializable {

  /** A worker with a state of its own, for one task. */
  Worker worker();

  /** Works on one block after the other. */
  interface Worker {

    /** Works on a block that has both sides. */
    void work(Block block);

    /**
     * Says what became of an item, in the columns of {@link VerdictColumns}; all are null before.
     */
    void tell(Block block, int item, GenericInternalRow verdict);
  }
}
