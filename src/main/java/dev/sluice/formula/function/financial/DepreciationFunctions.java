package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of what things lose in the periods of their life. */
public final class DepreciationFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("SLN", FINANCIAL, "Depreciation that is the same in each period")
              .values("cost", "salvage", "life")
              .example("=SLN(1000,100,9)", "100")
              .computedBy(Depreciation.class, "straightLine"),
          named("SYD", FINANCIAL, "Depreciation in proportion to the periods that are left")
              .values("cost", "salvage", "life", "period")
              .example("=SYD(1000,100,5,1)", "300")
              .computedBy(Depreciation.class, "sumOfYears"),
          named("DB", FINANCIAL, "Depreciation by a fixed part of what is left")
              .values("cost", "salvage", "life", "period")
              .optionalValues("months")
              .example("=DB(1000,100,5,1)", "369")
              .computedBy(Depreciation.class, "fixedPart"),
          named("DDB", FINANCIAL, "Depreciation by a multiple of the straight line of what is left")
              .values("cost", "salvage", "life", "period")
              .optionalValues("factor")
              .example("=DDB(1000,100,5,2)", "240")
              .computedBy(Depreciation.class, "declining"),
          named("VDB", FINANCIAL, "Declining depreciation from one time to another")
              .values("cost", "salvage", "life", "start", "end")
              .optionalValues("factor", "keepsDeclining")
              .example("=VDB(1000,100,5,0,1)", "400")
              .computedBy(Depreciation.class, "variable"),
          named("AMORLINC", FINANCIAL, "Straight depreciation as in French accounting")
              .values("cost", "purchased", "firstPeriod", "salvage", "period", "rate")
              .optionalValues("basis")
              .example("=AMORLINC(2400,DATE(2008,8,19),DATE(2008,12,31),300,1,0.15,1)", "360")
              .refusingBooleans()
              .computedBy(FrenchDepreciation.class, "linear"),
          named("AMORDEGRC", FINANCIAL, "Declining depreciation as in French accounting")
              .values("cost", "purchased", "firstPeriod", "salvage", "period", "rate")
              .optionalValues("basis")
              .example("=AMORDEGRC(2400,DATE(2008,8,19),DATE(2008,12,31),300,1,0.15,1)", "776")
              .refusingBooleans()
              .computedBy(FrenchDepreciation.class, "degressive"));

  private DepreciationFunctions() {}
}
