"""Reads FollowTheMoney JSON lines with the library itself: schemata, properties, values and edges."""

import json
import sys

from followthemoney import model

entities, problems = {}, []
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    data = json.loads(line)
    schema = model.get(data["schema"])
    if schema is None:
        problems.append(f"line {number}: no schema {data['schema']}")
        continue
    for name, values in data["properties"].items():
        prop = schema.get(name)
        if prop is None:
            problems.append(f"line {number}: {data['schema']} has no {name}")
            continue
        if prop.stub:
            problems.append(f"line {number}: {data['schema']}.{name} is a stub")
        for value in values:
            if prop.type.name != "entity" and prop.type.clean(value, format=prop.format) is None:
                problems.append(f"line {number}: {data['schema']}.{name}: {value!r} is no {prop.type.name}")
    for name in schema.required:
        if not data["properties"].get(name):
            problems.append(f"line {number}: {data['schema']} without {name}")
    try:
        schema.validate(data)
    except Exception as error:
        problems.append(f"line {number}: {error}")
    model.get_proxy(data)
    entities[data["id"]] = (schema, data)

for schema, data in entities.values():
    for name, values in data["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.type.name != "entity":
            continue
        for value in values:
            if value not in entities:
                problems.append(f"{data['schema']}.{name}: no entity {value}")
            elif not entities[value][0].is_a(prop.range):
                problems.append(f"{data['schema']}.{name}: a {entities[value][0].name} is no {prop.range.name}")

print(f"{len(entities)} entities")
sys.exit("\n".join(problems) if problems else 0)
