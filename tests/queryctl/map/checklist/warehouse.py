# SPDX-License-Identifier: MIT
"""A warehouse of the agencies' own files with boundaries of 2016, 2019, 2020 and 2024, and maps of it."""

import atexit
import os
import subprocess
import tempfile

SOURCE = os.environ["KV_SOURCE"]
SHARED = os.path.join(SOURCE, "..", "shared", "data")
LOADS = (
    ("klass-131", "klass/ssb-klassr_klass_131_graph_nodes.csv", "klass/ssb-klassr_klass_131_graph_edges.csv"),
    ("imdi-bosetting", "imdi/imdi_bosatt_anmodede_1995-2023_long.csv"),
    ("grenser", "boundaries/atlefren_2016_kommuner2.topojson"),
    ("grenser", "boundaries/csmaps_b2019_municip.geojson"),
    ("grenser", "boundaries/robhop_2020_Kommuner-medium.json"),
    ("grenser", "boundaries/robhop_2024_Kommuner-S.geojson"),
)
OURS = (
    ("kommunesort", "data/imdi/kommunesort.csv"),
    ("survey", "data/survey/imdi_sor_2013_reconstructed.sav", "data/survey/imdi_sor_2013_reconstructed.codebook.json"),
    ("nibr-rekonstruert", "data/nibr/introduksjonsprogram_2011-2013_reconstructed.csv", "data/nibr/kommunetall_2010-2013_reconstructed.csv"),
)


def there():
    return all(os.path.exists(os.path.join(SHARED, name)) for load in LOADS for name in load[1:])


class Warehouse:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        atexit.register(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "k.db")
        self.etl("init", self.path)
        for source, *files in LOADS:
            self.etl("load", self.path, source, *(os.path.join(SHARED, f) for f in files), "--vintage", "2024-01-01")
        for source, *files in OURS:
            files = [os.path.join(SOURCE, f) for f in files]
            self.etl("load", self.path, source, *files, "--vintage", "2014-10-01")

    def etl(self, *words):
        done = subprocess.run([os.environ["KV_ETL"], *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]

    def queryctl(self, *words, options=()):
        return subprocess.run(
            [os.environ["KV_QUERYCTL"], *options, self.path, *words], capture_output=True, check=False
        )

    def map(self, *words, kind="svg", options=()):
        """The bytes of a map, and what was told."""
        file = os.path.join(self.folder.name, "map." + kind)
        done = self.queryctl("map", *words, "-o", file, options=options)
        assert done.returncode == 0, done.stderr.decode()
        with open(file, "rb") as opened:
            return opened.read(), done.stderr.decode()

    def rows(self, sql):
        import json

        done = self.queryctl("-c", sql, options=("-m", "json"))
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)
