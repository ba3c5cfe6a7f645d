"""Maps JSON lines by a mapping in the AWS format in plain Python, one event at a time, as a function in the
cloud would: the yardstick of the Sysmon benchmark.   plain.py MAPPING FILE OUT"""

import json
import sys
import time
from datetime import datetime


def found(path, event):
    value = event
    for key in path[2:].split("."):
        value = value.get(key) if isinstance(value, dict) else None
        if value is None:
            return None
    return str(value)


def mapped(attributes, event):
    made = {}
    for name, value in attributes.items():
        if isinstance(value, dict) and "enum" in value:
            enum = value["enum"]
            made[name] = enum["values"].get(found(enum["evaluate"], event), enum["other"])
        elif isinstance(value, dict):
            made[name] = mapped(value, event)
        elif isinstance(value, str) and value.startswith("$."):
            made[name] = found(value, event)
        else:
            made[name] = value
    return made


def main(mapping_file, raw, out):
    source = json.load(open(mapping_file))["custom_source_events"]
    events = 0
    begun = time.process_time()
    with open(raw, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as written:
        for line in lines:
            event = json.loads(line)
            rule = source["ocsf_mapping"].get(found(source["matched_field"], event))
            if rule:
                moment = datetime.strptime(
                    found(source["timestamp"]["field"], event), source["timestamp"]["format"])
                json.dump(
                    {
                        "source": source["source_name"],
                        "target_schema": rule["schema"],
                        "target_mapping": mapped(rule["schema_mapping"], event),
                        "eventday": moment.strftime("%Y%m%d"),
                    },
                    written)
                written.write("\n")
            events += 1
    seconds = time.process_time() - begun
    print(f"plain Python: {events} events in {seconds:.1f} CPU s, {events / seconds:.0f} events/s/core")


main(*sys.argv[1:])
