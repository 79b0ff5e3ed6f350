// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>

namespace kv::logit {

/// A growing list of numbers, in one piece, made for millions: it grows without being copied where
/// the system can move pages, and asks for large ones, because touching memory for the first time
/// costs as much as working on it. Throws std::bad_alloc.
class NumberList {
 public:
  NumberList() = default;
  ~NumberList();
  NumberList(NumberList&& other) noexcept { swap(other); }
  NumberList& operator=(NumberList&& other) noexcept {
    swap(other);
    return *this;
  }
  NumberList(const NumberList&) = delete;
  NumberList& operator=(const NumberList&) = delete;

  void push_back(double value) {
    if (size_ == capacity_) grow(capacity_ < 64 ? 64 : 2 * capacity_);
    data_[size_++] = value;
  }
  void reserve(std::size_t capacity) {
    if (capacity > capacity_) grow(capacity);
  }
  void assign(std::size_t size, double value) {
    size_ = 0;
    reserve(size);
    while (size_ < size) data_[size_++] = value;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const double* data() const { return data_; }
  double operator[](std::size_t i) const { return data_[i]; }
  const double* begin() const { return data_; }
  const double* end() const { return data_ + size_; }

 private:
  void grow(std::size_t capacity);
  void swap(NumberList& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  double* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace kv::logit
