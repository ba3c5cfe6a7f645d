package dev.sluice.testing;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import scala.Option;

/**
 * Starts every test with the shared session active: a test of whole runs leaves that of its own
 * project behind, whose warehouse is gone with the test. Found by JUnit through its service file.
 */
public final class DefaultSessionIsActive implements BeforeAllCallback, BeforeEachCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    makeActive();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    makeActive();
  }

  private static void makeActive() {
    Option<SparkSession> shared = SparkSession.getDefaultSession();
    if (shared.isDefined()) {
      SparkSession.setActiveSession(shared.get());
    }
  }
}
