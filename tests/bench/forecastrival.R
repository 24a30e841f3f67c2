#!/usr/bin/env Rscript
# Holds the forecasts of regrade_forecastbench against R's ets and thetaf on the same series in the same run.
#
#     forecastrival.R PROGRAM [SERIES [FILE]]
#
# SERIES (usually 60) windows of 48 to 126 months are cut from the monthly series that come with R, and as many are
# drawn; 18 months are held out. FILE holds other series instead: a line has a name, the season, the horizon, and the
# values with those of the horizon at the end. Prints sMAPE, MASE, coverage and seconds of both.
options(warn = -1)
if (!requireNamespace("forecast", quietly = TRUE)) {
  cat("skipped: r-cran-forecast is not installed (apt-get install r-cran-forecast)\n")
  quit(status = 0)
}
suppressMessages(library(forecast))
words <- commandArgs(TRUE)
program <- words[1]
count <- if (length(words) > 1) as.integer(words[2]) else 60
set.seed(20261128)

real <- list(AirPassengers, co2, nottem, ldeaths, mdeaths, fdeaths, UKDriverDeaths, USAccDeaths, gas, wineind)
for (one in 1:7) real[[length(real) + 1]] <- Seatbelts[, one]

window_of <- function() {
  values <- as.numeric(real[[sample(length(real), 1)]])
  long <- min(sample(48:126, 1), length(values) - 18)
  values[sample(0:(length(values) - long - 18), 1) + 1:(long + 18)]
}
drawn <- function() {
  long <- sample(48:126, 1) + 18
  season <- if (runif(1) < 0.65) rnorm(12, 0, runif(1, 0.02, 0.25)) else rep(0, 12)
  level <- exp(runif(1, 6, 9)); slope <- rnorm(1, 0, 0.004) * level
  spread <- runif(1, 0.02, 0.15); alpha <- runif(1, 0.02, 0.9)
  values <- numeric(long)
  for (at in 1:long) {
    error <- rnorm(1, 0, spread); base <- level + slope
    values[at] <- base * (1 + error) * exp(season[(at - 1) %% 12 + 1])
    level <- base * (1 + alpha * error)
  }
  if (all(is.finite(values)) && min(values) > 0) values else drawn()
}
series <- list()
if (length(words) > 2) {
  for (line in readLines(words[3])) {
    part <- strsplit(trimws(line), " +")[[1]]
    series[[length(series) + 1]] <- list(name = part[1], season = as.integer(part[2]), horizon = as.integer(part[3]),
                                         values = as.numeric(part[-(1:3)]))
  }
} else {
  for (at in seq_len(count)) series[[at]] <- list(name = paste0("real", at), season = 12, horizon = 18, values = window_of())
  for (at in seq_len(count)) series[[count + at]] <- list(name = paste0("drawn", at), season = 12, horizon = 18, values = drawn())
}

given <- tempfile()
writeLines(vapply(series, function(one) {
  known <- head(one$values, -one$horizon)
  paste(one$name, one$season, one$horizon, paste(format(known, digits = 15, trim = TRUE), collapse = " "))
}, ""), given)
answer <- strsplit(system2(program, stdin = given, stdout = TRUE), " ")
ours <- list(); seconds <- NA
for (line in answer) {
  if (line[2] == "seconds") seconds <- as.numeric(line[3]) else ours[[paste(line[1], line[2])]] <- as.numeric(line[-(1:2)])
}

score <- function(forecast, one) {
  known <- head(one$values, -one$horizon); came <- tail(one$values, one$horizon)
  lag <- if (length(known) > one$season) one$season else 1
  size <- abs(forecast) + abs(came)
  c(smape = mean(ifelse(size > 0, 200 * abs(forecast - came) / size, 0)), mase = mean(abs(forecast - came)) / mean(abs(diff(known, lag))))
}
inside <- function(low, high, one) mean(tail(one$values, one$horizon) >= low & tail(one$values, one$horizon) <= high)
rows <- list(); ets_time <- 0; theta_time <- 0
for (one in series) {
  known <- ts(head(one$values, -one$horizon), frequency = one$season)
  mine <- function(kind) ours[[paste(one$name, kind)]]
  if (is.null(mine("mean"))) next
  ets_time <- ets_time + system.time(e <- forecast(ets(known), one$horizon))[[3]]
  theta_time <- theta_time + system.time(t <- thetaf(known, one$horizon))[[3]]
  rows[[length(rows) + 1]] <- c(ets = score(as.numeric(e$mean), one), theta = score(as.numeric(t$mean), one),
    both = score((as.numeric(e$mean) + as.numeric(t$mean)) / 2, one), ours = score(mine("mean"), one),
    ets80 = inside(e$lower[, 1], e$upper[, 1], one), ets95 = inside(e$lower[, 2], e$upper[, 2], one),
    ours80 = inside(mine("lower80"), mine("upper80"), one), ours95 = inside(mine("lower95"), mine("upper95"), one))
}
table <- do.call(rbind, rows)
mean_of <- apply(table, 2, function(column) mean(column[is.finite(column)]))
cat(sprintf("%d series, R forecast %s\n", nrow(table), packageVersion("forecast")))
for (who in c("ets", "theta", "both", "ours"))
  cat(sprintf("%-6s sMAPE %7.3f  MASE %.4f\n", who, mean_of[paste0(who, ".smape")], mean_of[paste0(who, ".mase")]))
cat(sprintf("within 80 and 95 %%: ets %.3f %.3f, ours %.3f %.3f\n", mean_of["ets80"], mean_of["ets95"], mean_of["ours80"], mean_of["ours95"]))
cat(sprintf("seconds: ets %.2f, thetaf %.2f, ours %.3f: 1/%.0f\n", ets_time, theta_time, seconds, (ets_time + theta_time) / seconds))
