package dev.sluice.formula.function.date;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.DATE;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** Functions of times of day, and those that read dates and times from texts. */
public final class ClockFunctions {

  /** The day that only Excel has, which no date of a table can be. */
  private static final double LEAP_DAY_OF_1900 = 60;

  private static final ExcelFunction SERIAL_OF_TEXT =
      named("DATEVALUE", DATE, "The date that a text says")
          .values("text")
          .example("=TEXT(DATEVALUE(\"10/31/2026 06:00\"),\"yyyy-mm-dd\")", "2026-10-31")
          .computedBy(ClockTimes.class, "dayOf");

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("HOUR", DATE, "The hour of a time, 0 to 23")
              .values("time")
              .example("=HOUR(0.75)", "18")
              .computedBy(ClockTimes.class, "hour"),
          named("MINUTE", DATE, "The minute of a time, 0 to 59")
              .values("time")
              .example("=MINUTE(\"7:45\")", "45")
              .computedBy(ClockTimes.class, "minute"),
          named("SECOND", DATE, "The second of a time, 0 to 59")
              .values("time")
              .example("=SECOND(\"7:45:18\")", "18")
              .computedBy(ClockTimes.class, "second"),
          named("TIME", DATE, "The fraction of a day of hours, minutes and seconds")
              .values("hours", "minutes", "seconds")
              .example("=TIME(18,0,0)", "0.75")
              .computedBy(ClockTimes.class, "time"),
          named("TIMEVALUE", DATE, "The time of day that a text says, as a fraction of a day")
              .values("text")
              .example("=TIMEVALUE(\"6:00 PM\")", "0.75")
              .computedBy(ClockTimes.class, "timeOf"),
          new ExcelFunction(
              SERIAL_OF_TEXT.doc(),
              SERIAL_OF_TEXT.parameters(),
              SERIAL_OF_TEXT.repeating(),
              ClockFunctions::day),
          named("NOW", DATE, "The run's as-of time, in UTC")
              .example("=ISNUMBER(NOW())", "TRUE")
              .compiledBy(call -> now(call.asOf())));

  private ClockFunctions() {}

  private static Scalar day(Call call) {
    Scalar serial = (Scalar) SERIAL_OF_TEXT.compilation().compile(call);
    boolean isConstant = serial.parts().stream().allMatch(Expression::foldable);
    return isConstant
            && Constants.value(serial) instanceof CellValue.Number number
            && number.value() == LEAP_DAY_OF_1900
        ? serial
        : Coercion.day(serial);
  }

  private static Scalar now(Instant asOf) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, asOf);
    return Scalar.date(new Literal(micros, DataTypes.TimestampType), null);
  }
}
