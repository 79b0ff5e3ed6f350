# SPDX-License-Identifier: MIT
"""statsmodels' Logit of table t of a SQLite file. Usage: logit_statsmodels.py SQLITE
Prints wall and processor seconds of reading and fitting, the coefficients and their errors."""
import sqlite3
import sys
import time

import pandas
import statsmodels.api as sm

wall, cpu = time.perf_counter(), time.process_time()
data = pandas.read_sql("SELECT * FROM t", sqlite3.connect(sys.argv[1]))
model = sm.Logit(data["y"], sm.add_constant(data.drop(columns="y"))).fit(disp=False, tol=1e-10)
spent = [time.perf_counter() - wall, time.process_time() - cpu]
print(*(repr(float(v)) for v in [*spent, *model.params, *model.bse]))
