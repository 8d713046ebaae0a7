"""The embedded model's own process: `python -m drafting.model.local_process`.

It is a process of its own because loading a model holds Python's interpreter lock for seconds, in which the
desk could not serve a page. It reads one JSON line of parameters from standard input, writes one JSON line
with its address, and ends when standard input closes: that is, also when its parent was killed.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> int:
    """Serve the model until standard input closes."""
    wanted = json.loads(sys.stdin.readline())
    os.nice(int(wanted["nice"]))
    import xllamacpp  # heavy and optional: only this process needs it

    params = xllamacpp.CommonParams()
    params.model.path = wanted["path"]
    params.model_alias = wanted["name"]
    params.n_ctx = wanted["context_tokens"]
    params.cpuparams.n_threads = wanted["threads"]
    params.n_parallel = 1
    params.cache_prompt = True
    params.cache_ram_mib = 512
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [wanted["api_key"]]
    params.endpoint_slots = False
    params.ui = False
    params.verbosity = -1
    server = xllamacpp.Server(params)
    sys.stdout.write(json.dumps({"address": server.listening_address}) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
