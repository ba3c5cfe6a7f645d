package dev.sluice.testing;

import org.apache.spark.sql.SparkSession;

/**
 * The shared session with expressions interpreted: for a handful of rows of many attributes it
 * takes longer to compile their code than to make them.
 */
public final class InterpretedSession {

  private static final SparkSession SESSION = SharedSpark.session().newSession();

  static {
    SESSION.conf().set("spark.sql.codegen.wholeStage", "false");
    SESSION.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    SESSION.conf().set("spark.sql.session.timeZone", "UTC");
  }

  private InterpretedSession() {}

  /** The session. Never stop it. */
  public static SparkSession get() {
    return SESSION;
  }
}
