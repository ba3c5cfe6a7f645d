package dev.sluice.quality;

import dev.sluice.problem.Place;

/**
 * One element of the list of rules in a file.
 *
 * @param text the rule on one line and without comments
 * @param place where it starts
 */
record RuleEntry(RuleTree tree, String text, Place place) {}
