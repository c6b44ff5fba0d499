"""jsonschema, without the grammars of foreign addresses: compiling them takes longer than any test of a schema."""

import sys

_OF_ADDRESSES = "rfc3987_syntax"  # jsonschema does without it where it is not installed

sys.modules.setdefault(_OF_ADDRESSES, None)  # type: ignore[arg-type]
import jsonschema as jsonschema  # noqa: E402, PLC0414 - after the line above; tests take it from here

if sys.modules[_OF_ADDRESSES] is None:
    del sys.modules[_OF_ADDRESSES]
