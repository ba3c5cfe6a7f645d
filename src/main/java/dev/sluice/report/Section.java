package dev.sluice.report;

import java.util.Optional;

/** One section of the page. */
interface Section {

  /** The name by which the contents link to it. */
  String id();

  String title();

  /** What it shows of the run; empty when the run has nothing of the kind. */
  Optional<Html> body(RunRecord run);
}
