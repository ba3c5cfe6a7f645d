package dev.sluice.run;

import dev.sluice.market.Bars;
import dev.sluice.market.DollarVolume;
import dev.sluice.market.ExecutionQuality;
import dev.sluice.market.InForce;
import dev.sluice.market.Nbbo;
import dev.sluice.market.RollUp;
import dev.sluice.market.SignTrades;
import dev.sluice.market.TradeMeasures;
import dev.sluice.market.WeightedAverage;
import dev.sluice.market.WeightedSpread;
import dev.sluice.match.Match;
import dev.sluice.ocsf.MapEvents;
import dev.sluice.ocsf.ValidateEvents;
import dev.sluice.operation.Append;
import dev.sluice.operation.AsOfJoin;
import dev.sluice.operation.Bucket;
import dev.sluice.operation.CastColumns;
import dev.sluice.operation.Classify;
import dev.sluice.operation.Combine;
import dev.sluice.operation.Compare;
import dev.sluice.operation.CurrencyConvert;
import dev.sluice.operation.Deduplicate;
import dev.sluice.operation.FillDown;
import dev.sluice.operation.Filter;
import dev.sluice.operation.FormulaColumns;
import dev.sluice.operation.Group;
import dev.sluice.operation.Join;
import dev.sluice.operation.LookupMany;
import dev.sluice.operation.Pivot;
import dev.sluice.operation.Rank;
import dev.sluice.operation.Rename;
import dev.sluice.operation.RunningTotal;
import dev.sluice.operation.Sample;
import dev.sluice.operation.Screen;
import dev.sluice.operation.Select;
import dev.sluice.operation.Sort;
import dev.sluice.operation.Split;
import dev.sluice.operation.Sql;
import dev.sluice.operation.Subtotal;
import dev.sluice.operation.Top;
import dev.sluice.operation.Unpivot;
import dev.sluice.operation.Vlookup;
import dev.sluice.operation.Xlookup;
import dev.sluice.step.StepType;
import java.util.List;
import java.util.Optional;

/** The one list of the steps that a job may name. */
public final class StepTypes {

  private static final List<StepType> ALL =
      List.of(
          FormulaColumns.TYPE,
          Filter.TYPE,
          Screen.TYPE,
          Select.TYPE,
          Rename.TYPE,
          CastColumns.TYPE,
          Sort.TYPE,
          Append.TYPE,
          Join.TYPE,
          AsOfJoin.TYPE,
          Vlookup.TYPE,
          Xlookup.TYPE,
          LookupMany.TYPE,
          Bucket.TYPE,
          Classify.TYPE,
          CurrencyConvert.TYPE,
          Match.TYPE,
          MapEvents.TYPE,
          Nbbo.TYPE,
          SignTrades.TYPE,
          TradeMeasures.TYPE,
          InForce.TYPE,
          Bars.TYPE,
          WeightedSpread.TYPE,
          DollarVolume.TYPE,
          WeightedAverage.TYPE,
          RollUp.TYPE,
          ExecutionQuality.TYPE,
          Compare.TYPE,
          Deduplicate.TYPE,
          Group.TYPE,
          Subtotal.TYPE,
          Pivot.TYPE,
          Unpivot.TYPE,
          Split.TYPE,
          Combine.TYPE,
          FillDown.TYPE,
          RunningTotal.TYPE,
          Rank.TYPE,
          Top.TYPE,
          Sample.TYPE,
          ValidateEvents.TYPE,
          Sql.TYPE);

  private StepTypes() {}

  /** All step types, in the order in which the documentation lists them. */
  public static List<StepType> all() {
    return ALL;
  }

  /** The type of a name. */
  public static Optional<StepType> find(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return ALL.stream().map(StepType::name).toList();
  }
}
