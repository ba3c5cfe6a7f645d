package dev.sluice.io.lake;

import dev.sluice.io.file.Storage;
import dev.sluice.spec.LoadedDocument;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/**
 * Where things of a batch are. What begins with an underscore is nothing that readers look at.
 *
 * @param folder the lake folder
 */
record LakePaths(String folder, String batch) {

  static final String JOURNAL = ".publishing.json";
  private static final int HASH_DIGITS = 16;

  static LakePaths of(String folder, String batch) {
    return new LakePaths(folder.length() > 1 ? folder.replaceAll("/+$", "") : folder, batch);
  }

  /** The file that says which columns the folder has. */
  String columns() {
    return own("columns.json");
  }

  /** The folder of the manifests of all batches. */
  String batches() {
    return own("batches");
  }

  /** What says which files the batch consists of. */
  String manifest() {
    return Storage.child(batches(), escaped() + ".json");
  }

  /** What says, while the batch is published, what is to become of it. */
  String journal() {
    return Storage.child(batches(), escaped() + JOURNAL);
  }

  /** Where everything is staged. */
  String staging() {
    return own("staging");
  }

  /** Where a run stages the batch. */
  String staged(String runId) {
    return Storage.child(staging(), stagedPrefix() + runId);
  }

  /** What the names of staged folders of this batch begin with. */
  String stagedPrefix() {
    return hash(batch) + "-";
  }

  /** Says whose a staged folder is; beside it, since what is in it becomes public. */
  static String owner(String staged) {
    return staged + ".owner.json";
  }

  /** The path of a data file. */
  String file(String relative) {
    return Storage.child(folder, relative);
  }

  /** What the names of the files begin with: others for every content of the batch. */
  String filePrefix(String runKey) {
    return hash(batch + "\n" + runKey) + "-";
  }

  private String own(String name) {
    return Storage.child(Storage.child(folder, "_sluice"), name);
  }

  private String escaped() {
    // A leading dot would hide it, and a long name would be none.
    String name = ExternalCatalogUtils.escapePathName(batch).replace(".", "%2E");
    return name.length() <= 150 ? name : hash(batch);
  }

  private static String hash(String text) {
    return new LoadedDocument("", text).sha256().substring(0, HASH_DIGITS);
  }
}
