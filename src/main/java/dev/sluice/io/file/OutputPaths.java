package dev.sluice.io.file;

/**
 * The target of an output and the hidden names beside it that a publication uses.
 *
 * @param old where the published folder waits while the new one takes its place
 * @param journal says that a publication is under way, and which files it brings
 */
record OutputPaths(String target, String folder, String stagedPrefix, String old, String journal) {

  static OutputPaths of(String target) {
    Storage.PathParts parts = Storage.split(target);
    String hidden = "." + parts.name() + ".sluice-";
    return new OutputPaths(
        Storage.child(parts.folder(), parts.name()),
        parts.folder(),
        hidden + "staged-",
        Storage.child(parts.folder(), hidden + "old"),
        Storage.child(parts.folder(), hidden + "publishing.json"));
  }

  /** Where a run stages. */
  String staged(String runId) {
    return Storage.child(folder, stagedPrefix + runId);
  }

  /** Beside a target that is one file there is no folder to hold the marker. */
  String markerBeside() {
    return Storage.child(folder, "." + Storage.split(target).name() + OutputMarker.BESIDE);
  }

  String marker() {
    return Storage.child(target, OutputMarker.NAME);
  }
}
