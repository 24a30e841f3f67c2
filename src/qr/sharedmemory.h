#pragma once

#include "qr/decoderprocess.h"

#include <cstddef>

namespace regrade::qr {

/// Anonymous memory for one picture, which the decoder maps too. It only grows.
class SharedMemory {
public:
    SharedMemory();
    ~SharedMemory();
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    [[nodiscard]] int file() const { return m_file.number(); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] void* data() const { return m_memory; }
    /// False when the system has no memory left.
    [[nodiscard]] bool reserve(std::size_t bytes);

private:
    void unmap();

    Descriptor m_file;
    void* m_memory = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace regrade::qr
