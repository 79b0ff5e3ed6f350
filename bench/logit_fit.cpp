// SPDX-License-Identifier: MIT
// The fit alone: numbers in memory to coefficients and standard errors. Usage: logit_fit FILE ROWS
// The file holds doubles, column after column, the outcome first. Prints wall and processor
// seconds, the coefficients and their errors, the intercept first.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "plugins/logit/kernels/blocked_newton.h"

int main(int count, char** arguments) {
  using namespace kv::logit;
  if (count != 3) return std::fputs("usage: logit_fit FILE ROWS\n", stderr), 2;
  const Index n = std::atol(arguments[2]);
  std::ifstream file(arguments[1], std::ios::binary | std::ios::ate);
  const auto bytes = static_cast<std::streamoff>(file.tellg());
  if (n <= 0 || bytes <= 0) return std::fputs("logit_fit: no such file, or no rows\n", stderr), 1;
  Matrix data(n, bytes / 8 / n);
  file.seekg(0).read(reinterpret_cast<char*>(data.data()), bytes);
  DesignColumns x{n, {nullptr}};
  for (Index j = 1; j < data.cols(); ++j) x.columns.push_back(data.col(j).data());
  const Observations obs{data.col(0), Vector::Ones(n), Vector::Zero(n)};

  const auto start = std::chrono::steady_clock::now();
  const std::clock_t before = std::clock();
  const auto fit = blocked_fit(x, obs, 0, [] {});
  const double cpu = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  const double wall =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!fit) return std::fputs("logit_fit: these rows need the exact algorithm\n", stderr), 1;
  std::printf("%.6f %.6f", wall, cpu);
  for (const double b : fit->beta) std::printf(" %.17g", b);
  for (const auto& error : fit->errors) std::printf(" %.17g", error.value_or(0));
  std::puts("");
}
