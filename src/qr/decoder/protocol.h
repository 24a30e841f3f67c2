#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// What travels between Reader and its decoder process: a Request and a Reply, each one packet of a local socket;
/// the grey pixels lie in shared memory, row by row without gaps. Both ends are always of one build.
namespace regrade::qr::protocol {

inline constexpr int kSocket = 3; ///< descriptors that the decoder finds open
inline constexpr int kMemory = 4;
inline constexpr std::uint32_t kReady = 0x52474431; ///< the decoder's first packet
inline constexpr std::size_t kReplyLimit = 128 * 1024;
inline constexpr std::size_t kFormatBytes = 16;

struct Request {
    std::uint32_t id = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::uint32_t budgetMs = 0; ///< CPU time after which no further attempt starts; 0 = one attempt
    std::uint64_t memoryBytes = 0;
};

struct Reply {
    std::uint32_t id = 0;
    std::uint32_t codes = 0; ///< that many CodeHead follow, each with its text behind it
};

struct CodeHead {
    char format[kFormatBytes] = {};
    std::int32_t corners[8] = {}; ///< x, y; clockwise from the top left
    std::uint32_t textBytes = 0;
};

static_assert(std::is_trivially_copyable_v<Request> && std::is_trivially_copyable_v<Reply> &&
              std::is_trivially_copyable_v<CodeHead>);

} // namespace regrade::qr::protocol
