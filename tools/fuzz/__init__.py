"""Feed files made by a fuzzer to everything that reads files: `make fuzz`."""
