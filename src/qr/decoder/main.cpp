// The guarded decoder: reads pictures from shared memory and answers with the codes in them, until the socket closes.
#include "qr/decoder/ladder.h"
#include "qr/decoder/protocol.h"

#include <opencv2/core/utility.hpp>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <vector>

namespace {

using namespace regrade::qr;

/// The shared picture, mapped again whenever the other side made it larger.
class Picture {
public:
    ~Picture() { unmap(); }

    [[nodiscard]] bool holds(const protocol::Request& request)
    {
        if (request.width <= 0 || request.height <= 0 ||
            static_cast<std::uint64_t>(request.width) * static_cast<std::uint64_t>(request.height) >
                request.memoryBytes) {
            return false;
        }
        if (request.memoryBytes != m_bytes) {
            unmap();
            void* memory = mmap(nullptr, request.memoryBytes, PROT_READ, MAP_SHARED, protocol::kMemory, 0);
            if (memory == MAP_FAILED) {
                return false;
            }
            m_memory = memory;
            m_bytes = request.memoryBytes;
        }
        return true;
    }

    [[nodiscard]] cv::Mat grey(const protocol::Request& request) const
    {
        return {request.height, request.width, CV_8UC1, m_memory};
    }

private:
    void unmap()
    {
        if (m_memory != nullptr) {
            munmap(m_memory, m_bytes);
            m_memory = nullptr;
            m_bytes = 0;
        }
    }

    void* m_memory = nullptr;
    std::size_t m_bytes = 0;
};

template <class Part>
void append(std::vector<char>& packet, const Part& part)
{
    const auto* bytes = reinterpret_cast<const char*>(&part);
    packet.insert(packet.end(), bytes, bytes + sizeof(Part));
}

std::vector<char> replyTo(const protocol::Request& request, const std::vector<Sighting>& sightings)
{
    std::vector<char> packet;
    protocol::Reply reply{request.id, 0};
    append(packet, reply);
    for (const Sighting& sighting : sightings) {
        if (packet.size() + sizeof(protocol::CodeHead) + sighting.text.size() > protocol::kReplyLimit) {
            break;
        }
        protocol::CodeHead head;
        sighting.format.copy(head.format, protocol::kFormatBytes - 1);
        for (std::size_t i = 0; i < sighting.corners.size(); ++i) {
            head.corners[2 * i] = sighting.corners[i].x;
            head.corners[2 * i + 1] = sighting.corners[i].y;
        }
        head.textBytes = static_cast<std::uint32_t>(sighting.text.size());
        append(packet, head);
        packet.insert(packet.end(), sighting.text.begin(), sighting.text.end());
        ++reply.codes;
    }
    std::memcpy(packet.data(), &reply, sizeof(reply));
    return packet;
}

std::vector<Sighting> sightingsIn(const cv::Mat& grey, unsigned budgetMs)
{
    try {
        return climb(grey, std::chrono::milliseconds(budgetMs));
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

int main()
{
    constexpr unsigned kOrphanSeconds = 10; // ends a decoder that hangs after its owner died
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    cv::setNumThreads(1);
    Picture picture;
    if (send(protocol::kSocket, &protocol::kReady, sizeof(protocol::kReady), MSG_NOSIGNAL) < 0) {
        return 1;
    }
    protocol::Request request;
    while (recv(protocol::kSocket, &request, sizeof(request), 0) == static_cast<ssize_t>(sizeof(request))) {
        alarm(kOrphanSeconds);
        const auto sightings =
            picture.holds(request) ? sightingsIn(picture.grey(request), request.budgetMs) : std::vector<Sighting>{};
        alarm(0);
        const auto packet = replyTo(request, sightings);
        if (send(protocol::kSocket, packet.data(), packet.size(), MSG_NOSIGNAL) < 0) {
            return 1;
        }
    }
    return 0;
}
