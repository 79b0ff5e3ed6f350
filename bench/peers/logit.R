# SPDX-License-Identifier: MIT
# R's ways to a logistic regression of table t. Usage: Rscript logit.R SQLITE WAY, WAY one of glm.fit (numbers already in
# memory), rsqlite-glm.fit, rsqlite-fastglm. Prints wall and processor seconds, and the coefficients and errors of it.
arguments <- commandArgs(TRUE)
way <- arguments[2]
read <- function() {
  con <- DBI::dbConnect(RSQLite::SQLite(), arguments[1])
  on.exit(DBI::dbDisconnect(con))
  as.matrix(DBI::dbGetQuery(con, "SELECT * FROM t"))
}
fit <- function(d) {
  x <- cbind(1, d[, -1])
  if (way == "rsqlite-fastglm") {
    m <- fastglm::fastglm(x, d[, 1], family = binomial())
    list(b = m$coefficients, se = m$se)
  } else {
    m <- glm.fit(x, d[, 1], family = binomial())
    p <- seq_len(m$rank)
    list(b = m$coefficients, se = sqrt(diag(chol2inv(m$qr$qr[p, p, drop = FALSE]))))
  }
}
if (way == "glm.fit") d <- read()
t <- system.time(m <- fit(if (way == "glm.fit") d else read()))
cat(sprintf("%.17g", c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]], unname(m$b), unname(m$se))), "\n")
