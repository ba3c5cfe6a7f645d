package dev.sluice.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;

/**
 * Shows Spark's stages on a progress line: the stages that run, tasks done of all, rows read and
 * written by their tasks. Add it to the context by {@code addSparkListener}.
 */
final class SparkProgress extends SparkListener {

  private final ProgressLine line;
  private final Map<Integer, Stage> running = new LinkedHashMap<>();
  private long read;
  private long written;

  SparkProgress(ProgressLine line) {
    this.line = line;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    StageInfo stage = event.stageInfo();
    running.put(stage.stageId(), new Stage(stage.numTasks()));
    line.update(describe());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    Stage stage = running.get(event.stageId());
    if (stage != null && event.taskInfo().successful()) {
      stage.done++;
    }
    @Nullable TaskMetrics metrics = event.taskMetrics();
    if (metrics != null) {
      read += metrics.inputMetrics().recordsRead();
      written += metrics.outputMetrics().recordsWritten();
    }
    line.update(describe());
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    running.remove(event.stageInfo().stageId());
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    running.forEach(
        (id, stage) ->
            text.append("stage ")
                .append(id)
                .append(' ')
                .append(stage.done)
                .append('/')
                .append(stage.tasks)
                .append("  "));
    text.append(String.format(Locale.ROOT, "%,d rows read", read));
    if (written > 0) {
      text.append(String.format(Locale.ROOT, ", %,d written", written));
    }
    return text.toString();
  }

  /** How far a stage is. */
  private static final class Stage {
    private final int tasks;
    private int done;

    private Stage(int tasks) {
      this.tasks = tasks;
    }
  }
}
