package dev.sluice.match.block;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/**
 * What no rule matched: open items of both sides that share the keys are put together, the closest
 * first, and each is told what kind of break it is.
 *
 * @param rules the rules for pairs, which say what amounts and days agree
 * @param compared columns whose difference is a break, by their place among the texts; behind them
 *     stand hashes of the keys of each rule, which are blank where a key is
 * @param hasCurrency whether items have a currency
 * @param dateLimit more days than this are out of window
 */
public record BreakStage(
    List<BlockRule> rules,
    String leftTable,
    String rightTable,
    String keys,
    List<String> compared,
    int dateLimit,
    boolean hasCurrency,
    int scale)
    implements BlockWork {

  /** What tells the ids of breaks from those of matches. */
  private static final long IDENTITY = -1;

  public BreakStage {
    rules = List.copyOf(rules);
    compared = List.copyOf(compared);
  }

  @Override
  public Worker worker() {
    return new BreakWorker(this);
  }

  private static final class BreakWorker implements Worker {

    private final OpenPairs pairs = new OpenPairs();
    private final BreakKind kinds;
    private final MatchIds ids = new MatchIds();

    BreakWorker(BreakStage stage) {
      this.kinds = new BreakKind(stage);
    }

    @Override
    public void work(Block block) {
      pairs.match(block);
      kinds.findCopies(block);
      ids.count(block);
    }

    @Override
    public void tell(Block block, int item, GenericInternalRow verdict) {
      if (block.partner(item) != Block.NONE) {
        Partners.tell(block, item, verdict);
      }
      verdict.update(VerdictColumns.MATCH_ID_AT, ids.of(block, item, IDENTITY));
      kinds.tell(block, item, verdict);
    }
  }
}
