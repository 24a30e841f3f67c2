#include "qr/sharedmemory.h"

#include <sys/mman.h>
#include <unistd.h>

namespace regrade::qr {

SharedMemory::SharedMemory() : m_file(memfd_create("regrade-picture", MFD_CLOEXEC)) {}

SharedMemory::~SharedMemory() { unmap(); }

bool SharedMemory::reserve(std::size_t bytes)
{
    if (bytes <= m_bytes) {
        return true;
    }
    unmap();
    if (!m_file.isOpen() || ftruncate(m_file.number(), static_cast<off_t>(bytes)) != 0) {
        return false;
    }
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.number(), 0);
    if (memory == MAP_FAILED) {
        return false;
    }
    m_memory = memory;
    m_bytes = bytes;
    return true;
}

void SharedMemory::unmap()
{
    if (m_memory != nullptr) {
        munmap(m_memory, m_bytes);
        m_memory = nullptr;
        m_bytes = 0;
    }
}

} // namespace regrade::qr
