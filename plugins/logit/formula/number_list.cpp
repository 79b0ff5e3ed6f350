// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/number_list.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace kv::logit {
namespace {

constexpr std::size_t kMostNumbers = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(double);

#if defined(__linux__)

/// From here on a list has pages of its own.
constexpr std::size_t kPagedNumbers = std::size_t{1} << 16;

bool is_paged(std::size_t capacity) {
  return capacity >= kPagedNumbers;
}

double* more_pages(double* old, std::size_t old_capacity, std::size_t capacity) {
  void* pages = old == nullptr ? mmap(nullptr, capacity * sizeof(double), PROT_READ | PROT_WRITE,
                                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                               : mremap(old, old_capacity * sizeof(double),
                                        capacity * sizeof(double), MREMAP_MAYMOVE);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  madvise(pages, capacity * sizeof(double), MADV_HUGEPAGE);  // a wish, not a need
  return static_cast<double*>(pages);
}

void give_back(double* pages, std::size_t capacity) {
  munmap(pages, capacity * sizeof(double));
}

#else

bool is_paged(std::size_t) {
  return false;
}
double* more_pages(double*, std::size_t, std::size_t) {
  throw std::bad_alloc();
}
void give_back(double*, std::size_t) {}

#endif

}  // namespace

NumberList::~NumberList() {
  if (is_paged(capacity_))
    give_back(data_, capacity_);
  else
    std::free(data_);
}

void NumberList::grow(std::size_t capacity) {
  if (capacity > kMostNumbers) throw std::bad_alloc();
  if (!is_paged(capacity)) {
    auto* more = static_cast<double*>(std::realloc(data_, capacity * sizeof(double)));
    if (more == nullptr) throw std::bad_alloc();
    data_ = more;
  } else if (is_paged(capacity_)) {
    data_ = more_pages(data_, capacity_, capacity);
  } else {
    double* pages = more_pages(nullptr, 0, capacity);
    std::copy_n(data_, size_, pages);
    std::free(data_);
    data_ = pages;
  }
  capacity_ = capacity;
}

}  // namespace kv::logit
