#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// What travels between Reader and its decoder process: a Request and a Reply, each one packet of a local socket;
/// the grey pixels lie in shared memory, row by row without gaps. Both ends are always of one build.
namespace regrade::qr::protocol {

inline constexpr int kSocket = 3; ///< descriptors that the decoder finds open
inline constexpr int kMemory = 4;
/// The first packet of every decoder: also of one that the guard put in the place of a dead one, so that it arrives
/// instead of the reply to the picture that killed it.
inline constexpr std::uint32_t kReady = 0x52474432;
inline constexpr std::size_t kReplyLimit = 128 * 1024;
inline constexpr std::size_t kFormatBytes = 16;

/// How a picture is searched.
enum class Search : std::uint32_t {
    still, ///< all ways of looking, one after the other
    frame, ///< one of many: the place of the last code first, dear ways by turns
    plain, ///< the library alone with its own settings, to compare with
};

struct Request {
    std::uint32_t id = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    Search search = Search::still;
    std::uint32_t budgetMs = 0; ///< CPU time after which no further way is tried; 0 = the first way alone
    std::uint32_t frame = 0;    ///< number of the frame in its stream
    std::uint32_t tracked = 0;  ///< whether `corners` tells where a code was last
    std::int32_t corners[8] = {};
    std::uint64_t memoryBytes = 0;
};

struct Reply {
    std::uint32_t id = 0;
    std::uint32_t codes = 0;  ///< that many CodeHead follow, each with its text behind it
    std::uint32_t cpuUs = 0;  ///< CPU time of the search
    std::uint32_t readUs = 0; ///< of which to the first code
    std::uint32_t way = 0;    ///< the way of looking that read the first code
};

struct CodeHead {
    char format[kFormatBytes] = {};
    std::int32_t corners[8] = {}; ///< x, y; clockwise from the top left
    std::uint32_t textBytes = 0;
};

static_assert(std::is_trivially_copyable_v<Request> && std::is_trivially_copyable_v<Reply> &&
              std::is_trivially_copyable_v<CodeHead>);

} // namespace regrade::qr::protocol
