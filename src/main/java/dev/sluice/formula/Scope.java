package dev.sluice.formula;

import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * What a formula may refer to.
 *
 * @param table the table that gets the columns, by the name that the job gives it
 * @param columns its columns; hidden ones may be among them but cannot be referred to
 * @param tables the columns of every table of the job by name
 * @param asOf the run's as-of time; TODAY is its day in UTC
 */
public record Scope(
    String table, StructType columns, Map<String, StructType> tables, Instant asOf) {}
