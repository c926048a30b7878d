"""Parses a STIX 2.1 bundle, and validates it where stix2-validator is there."""

import json
import sys

import stix2

text = open(sys.argv[1], encoding="utf-8").read()
raw = json.loads(text)
definition = next(o for o in raw["objects"] if o["type"] == "extension-definition")
common = {"type", "spec_version", "id", "created", "modified", "created_by_ref", "external_references", "extensions"}
names = sorted({name for o in raw["objects"] if o["type"] == "x-sillage-claim" for name in o} - common)


# The extension, as a consumer registers it: everything else must be of the specification.
@stix2.v21.CustomObject(
    "x-sillage-claim",
    [
        (
            name,
            stix2.properties.ReferenceProperty(valid_types="identity", spec_version="2.1")
            if name.endswith("_ref")
            else stix2.properties.BooleanProperty()
            if name == "evidential"
            else stix2.properties.IntegerProperty()
            if name.startswith("passage_")
            else stix2.properties.ListProperty(stix2.properties.StringProperty)
            if name.endswith(("items", "places")) or name == "vessels"
            else stix2.properties.StringProperty(),
        )
        for name in names
    ],
    definition["id"],
)
class Claim:
    pass


bundle = stix2.parse(text, allow_custom=True, version="2.1")
assert len(bundle.objects) == len(raw["objects"])

# The library takes any reference to an object of an extension for custom content. Without those, nothing may be custom.
kinds = {}
for thing in raw["objects"]:
    kinds[thing["type"]] = kinds.get(thing["type"], 0) + 1
    strict = dict(thing)
    if "object_refs" in thing:
        refs = [ref for ref in thing["object_refs"] if not ref.startswith("x-sillage-claim--")]
        strict["object_refs"] = refs or [thing["created_by_ref"]]
    stix2.parse(strict, allow_custom=False, version="2.1")
print(kinds)

try:
    from stix2validator import ValidationOptions, validate_string
except ImportError:
    print("stix2-validator is not there")
    sys.exit(0)
results = validate_string(text, ValidationOptions(version="2.1", strict_types=False))
problems = [str(error) for error in results.errors]
# Identifiers are version 5 on purpose (103), and pages that we only point to have no hash of ours (302).
for warning in getattr(results, "warnings", []):
    if "{103}" not in str(warning) and "{302}" not in str(warning):
        print("warning:", warning)
sys.exit("\n".join(problems) if problems or not results.is_valid else 0)
