package dev.sluice.match.block;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rules with the same keys, one after the other on the same blocks.
 *
 * @param identities a number for each rule that its match ids depend on
 * @param marksDuplicates whether open items are told of matched ones with the same amount
 */
public record RuleStage(
    List<BlockRule> rules, List<Long> identities, boolean marksDuplicates, int scale)
    implements BlockWork {

  public RuleStage {
    rules = List.copyOf(rules);
    identities = List.copyOf(identities);
  }

  @Override
  public Worker worker() {
    return new RuleWorker(this);
  }

  private static final class RuleWorker implements Worker {

    private final RuleStage stage;
    private final OneToOne oneToOne = new OneToOne();
    private final MatchIds ids = new MatchIds();
    private final Duplicates duplicates = new Duplicates();
    private final BasketSearch baskets = new BasketSearch();
    private final int firstNumber;

    RuleWorker(RuleStage stage) {
      this.stage = stage;
      this.firstNumber = stage.rules.get(0).number();
    }

    @Override
    public void work(Block block) {
      for (BlockRule rule : stage.rules) {
        apply(rule, block);
      }
      ids.count(block);
      if (stage.marksDuplicates) {
        duplicates.findCopiesOfMatched(block);
      }
    }

    private void apply(BlockRule rule, Block block) {
      switch (rule.way()) {
        case KEYS -> {
          if (rule.cardinality() == Cardinality.ONE_TO_ONE) {
            oneToOne.match(block, rule);
          } else {
            WholeKey.match(block, rule);
          }
        }
        case SEARCH -> baskets.match(block, rule);
        case CONFIRMED -> WholeKey.confirm(block, rule);
      }
    }

    @Override
    public void tell(Block block, int item, GenericInternalRow verdict) {
      if (block.note() != null && block.isOpen(item)) {
        verdict.update(VerdictColumns.NOTE_AT, UTF8String.fromString(block.note()));
      }
      int rule = block.rule(item);
      if (rule == Block.NONE) {
        if (stage.marksDuplicates && duplicates.contains(item)) {
          verdict.update(VerdictColumns.IS_DUPLICATE_AT, true);
        }
        return;
      }
      verdict.update(VerdictColumns.RULE_AT, rule);
      verdict.update(
          VerdictColumns.MATCH_ID_AT,
          ids.of(block, item, stage.identities.get(rule - firstNumber)));
      BlockGroup group = block.group(item);
      verdict.update(VerdictColumns.MEMBER_AT, block.member(item));
      if (group == null) {
        tellPair(block, item, verdict);
      } else {
        tellGroup(block, group, verdict);
      }
    }

    private void tellPair(Block block, int item, GenericInternalRow verdict) {
      BlockRule rule = stage.rules.get(block.rule(item) - firstNumber);
      verdict.update(VerdictColumns.IS_SUGGESTED_AT, rule.isSuggested());
      verdict.update(VerdictColumns.LEFT_COUNT_AT, 1);
      verdict.update(VerdictColumns.RIGHT_COUNT_AT, 1);
      Partners.tell(block, item, verdict);
    }

    private void tellGroup(Block block, BlockGroup group, GenericInternalRow verdict) {
      verdict.update(VerdictColumns.IS_SUGGESTED_AT, group.isSuggested());
      verdict.update(VerdictColumns.LEFT_COUNT_AT, group.left().length);
      verdict.update(VerdictColumns.RIGHT_COUNT_AT, group.right().length);
      BigDecimal difference = new BigDecimal(group.difference(block.amounts()), stage.scale);
      verdict.update(VerdictColumns.DIFFERENCE_AT, Decimal.apply(difference));
      verdict.update(VerdictColumns.DAYS_AT, group.daysApart(block));
      if (group.alternatives() != null) {
        verdict.update(VerdictColumns.REASON_AT, UTF8String.fromString(group.alternatives()));
      }
    }
  }
}
