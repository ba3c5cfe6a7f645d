package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.FunctionCategory.DATE;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.Serials;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** Functions of dates; where they are given numbers these are serial numbers of 1900. */
public final class DateFunctions {

  private static final List<Optional<Double>> LEAP_DAY_OF_LOTUS =
      List.of(Optional.of(1900d), Optional.of(2d), Optional.of(29d));

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("DATE", DATE, "The date of a year, month and day, which may run over")
              .values("year", "month", "day")
              .example("=TEXT(DATE(2026,14,1),\"yyyy-mm-dd\")", "2027-02-01")
              .compiledBy(DateFunctions::date),
          named("YEAR", DATE, "The year of a date")
              .values("date")
              .example("=YEAR(DATE(2026,10,31))", "2026")
              .compiledBy(call -> part(call, "year")),
          named("MONTH", DATE, "The month of a date, 1 to 12")
              .values("date")
              .example("=MONTH(DATE(2026,10,31))", "10")
              .compiledBy(call -> part(call, "month")),
          named("DAY", DATE, "The day of the month of a date")
              .values("date")
              .example("=DAY(DATE(2026,10,31))", "31")
              .compiledBy(call -> part(call, "dayOfMonth")),
          named("EDATE", DATE, "The same day some months later")
              .values("date", "months")
              .refusingBooleans()
              .example("=TEXT(EDATE(DATE(2026,1,31),1),\"yyyy-mm-dd\")", "2026-02-28")
              .compiledBy(
                  call -> dated("plusMonths", Coercion.day(noBoolean(call, 0)), months(call))),
          named("EOMONTH", DATE, "The last day of the month some months later")
              .values("date", "months")
              .refusingBooleans()
              .example("=TEXT(EOMONTH(DATE(2026,1,15),1),\"yyyy-mm-dd\")", "2026-02-28")
              .compiledBy(
                  call -> dated("endOfMonth", Coercion.day(noBoolean(call, 0)), months(call))),
          named("TODAY", DATE, "The day of the run's as-of time, in UTC")
              .example("=ISNUMBER(TODAY())", "TRUE")
              .compiledBy(
                  call -> {
                    long day = call.asOf().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
                    return Scalar.date(new Literal((int) day, DataTypes.DateType), null);
                  }));

  private DateFunctions() {}

  private static Scalar months(Call call) {
    return Coercion.truncated(noBoolean(call, 1));
  }

  /** Unlike elsewhere a boolean is no number here. */
  private static Scalar noBoolean(Call call, int argument) {
    Scalar value = call.scalar(argument);
    return value.onlyKind() == Kind.BOOLEAN
        ? Scalar.number(
            Expressions.nothing(DataTypes.DoubleType), Expressions.literal(ExcelError.VALUE))
        : value;
  }

  /** 29 February 1900, which no calendar has, is no date but the number 60. */
  private static Scalar date(Call call) {
    List<Optional<Double>> parts =
        Stream.of(0, 1, 2).map(call::doubled).map(Arguments::constantNumber).toList();
    return parts.equals(LEAP_DAY_OF_LOTUS)
        ? Scalar.literal(BigDecimal.valueOf(60))
        : dated("date", call.doubled(0), call.doubled(1), call.doubled(2));
  }

  private static Scalar dated(String method, Scalar... arguments) {
    Scalar day =
        Arguments.number(Serials.class, method, DataTypes.DateType, ExcelError.NUM, arguments);
    return Scalar.date(day.parts().get(0), day.error());
  }

  private static Scalar part(Call call, String method) {
    Scalar value = call.scalar(0);
    if (value.onlyKind() == Kind.DATE) {
      Expression date = Expressions.cast(Arguments.date(value), DataTypes.DateType);
      Expression known =
          Expressions.callTotal(Serials.class, method + "Of", DataTypes.IntegerType, date);
      return Scalar.number(
          value.canBeBlank()
              ? Expressions.coalesce(
                  known, Expressions.unlessError(value.error(), partOfBlank(method)))
              : known,
          value.error());
    }
    Scalar serial = Coercion.doubled(value);
    Expression number =
        Expressions.call(Serials.class, method, DataTypes.IntegerType, Arguments.number(serial));
    return Scalar.number(
        number, firstError(serial.error(), Arguments.ownError(number, ExcelError.NUM)));
  }

  /** A blank is serial number 0, which Excel shows as 1900-01-00. */
  private static Expression partOfBlank(String method) {
    return Expressions.literal(
        switch (method) {
          case "year" -> 1900;
          case "month" -> 1;
          default -> 0;
        });
  }
}
