#!/usr/bin/env python3
"""Writes the facts of one OCSF version as the resource that Sluice carries.

    generate.py FACTS.json > src/main/resources/dev/sluice/ocsf/schema/<version>.txt
"""

import collections
import json
import sys
import textwrap

DERIVED = {"class_uid", "category_uid", "type_uid"}
REQUIREMENTS = {"R": "required", "C": "recommended", "O": "optional"}


def derived_values(event_class):
    """The enums that follow from the class itself, so that they need not be written."""
    uid = event_class["uid"]
    activities = event_class["attrs"]["activity_id"]["e"]
    return {
        "class_uid": {str(uid): event_class["name"]},
        "category_uid": {str(event_class["category_uid"]): event_class["category_caption"]},
        "type_uid": {
            str(uid * 100 + int(activity)): event_class["name"] + ": " + caption
            for activity, caption in activities.items()
        },
    }


def definition(name, attribute, siblings, omit_values):
    """What an attribute is, without how much it is required."""
    parts = [attribute["t"] if "t" in attribute else "{" + attribute["o"] + "}"]
    if attribute.get("a"):
        parts[0] += "[]"
    # Two objects name a sibling that they do not have.
    if attribute.get("s") in siblings:
        parts.append("sibling=" + attribute["s"])
    if attribute.get("p"):
        parts.append("profiles=" + ",".join(attribute["p"]))
    if attribute.get("d"):
        parts.append("deprecated=" + attribute["d"])
    if not omit_values:
        parts.extend("| " + key + "=" + caption for key, caption in attribute.get("e", {}).items())
    return " ".join(parts)


def owners(facts):
    categories = {name: each["name"] for name, each in facts["categories"].items()}
    for name, event_class in sorted(facts["classes"].items()):
        attributes = event_class["attrs"]
        event_class["category_caption"] = categories.get(
            event_class["category"], "".join(attributes["category_uid"]["e"].values()))
        derived = derived_values(event_class)
        for key in DERIVED:
            if attributes[key]["e"] != derived[key]:
                sys.exit(f"{name}.{key} is not what follows from the class")
        yield "class", name, event_class, DERIVED
    for name, each in sorted(facts["objects"].items()):
        yield "object", name, each, set()


def observed(facts, kind, name):
    """An attribute of an object is observed in the objects that extend it, too."""
    if kind != "object_attribute":
        return [name]
    owner, attribute = name.split(".", 1)
    return [name] + sorted(
        other + "." + attribute
        for other, each in facts["objects"].items()
        if owner in each.get("x", []) and attribute in each["attrs"])


def main(facts):
    version = facts["version"]
    print(f"# OCSF {version}: names, types, requirements, enums, profiles and constraints.")
    print("# Derived from ocsf/ocsf-schema, https://github.com/ocsf/ocsf-schema, Apache License 2.0,")
    print("# Copyright OCSF Authors. Made by bench/ocsf-facts/generate.py; SchemaReader says how it is read.")
    print(f"version {version}")
    captions = {}
    for event_class in facts["classes"].values():
        captions.setdefault(
            (event_class["category_uid"], event_class["category"]),
            "".join(event_class["attrs"]["category_uid"]["e"].values()))
    for (uid, name), caption in sorted(captions.items()):
        print(f"category {uid} {name} {caption}")
    for name, attributes in sorted(facts["profiles"].items()):
        print(" ".join(["profile", name, *attributes]))
    # A type comes after the one it is based on.
    for name, each in sorted(facts["types"].items(), key=lambda entry: ("base" in entry[1], entry[0])):
        line = ["type", name]
        if "base" in each:
            line.append("base=" + each["base"])
        if "max_len" in each:
            line.append(f"max={each['max_len']}")
        if "range" in each:
            line.append("range={}..{}".format(*each["range"]))
        if "values" in each:
            line.append("values=" + ",".join(json.dumps(value) for value in each["values"]))
        if "observable" in each:
            line.append(f"observable={each['observable']}")
        print(" ".join(line))
        if "regex" in each:
            print(f"  regex {each['regex']}")
    for type_id, (kind, name) in sorted(facts["observables"].items(), key=lambda entry: int(entry[0])):
        print(" ".join(["observable", type_id, kind, *observed(facts, kind, name)]))

    uses = collections.defaultdict(lambda: collections.defaultdict(list))
    for _, owner, each, derived in owners(facts):
        for name, attribute in each["attrs"].items():
            uses[name][definition(name, attribute, each["attrs"], name in derived)].append(owner)
    variants = {}
    for name, definitions in sorted(uses.items()):
        ranked = sorted(definitions.items(), key=lambda entry: (-len(entry[1]), entry[1][0]))
        for rank, (text, using) in enumerate(ranked):
            variant = name if rank == 0 else f"{name}@{using[0]}"
            variants[name, text] = variant
            print("attribute", variant, text)

    for kind, owner, each, derived in owners(facts):
        if kind == "class":
            print(f"class {each['uid']} {each['category']} {owner} {each['name']}")
            print("  parents", *each["x"])
            print("  profiles", *each["p"])
            print("  reaches", *each["p_all"])
        else:
            print(f"object {owner}" + (f" {each['observable']}" if "observable" in each else ""))
            if each.get("p"):
                print("  profiles", *each["p"])
        if "d" in each:
            print("  deprecated", each["d"])
        for constraint, names in sorted(each.get("k", {}).items()):
            print(" ", constraint, *names)
        for letter, word in REQUIREMENTS.items():
            names = " ".join(
                variants[name, definition(name, attribute, each["attrs"], name in derived)]
                for name, attribute in sorted(each["attrs"].items())
                if attribute["r"] == letter)
            for line in textwrap.wrap(names, 90, break_on_hyphens=False, break_long_words=False):
                print(f"  {word} {line}")


with open(sys.argv[1], encoding="utf-8") as file:
    main(json.load(file))
