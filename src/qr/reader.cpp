#include "qr/reader.h"

#include "qr/decoder/protocol.h"
#include "qr/decoderprocess.h"
#include "qr/sharedmemory.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>

namespace regrade::qr {

namespace {

constexpr int kLongestSide = 16384;
constexpr std::chrono::seconds kStartLimit{10};

/// Takes the next part off the front of the packet; false when it is too short.
template <class Part>
bool take(std::span<const std::byte>& packet, Part& part)
{
    if (packet.size() < sizeof(Part)) {
        return false;
    }
    std::memcpy(&part, packet.data(), sizeof(Part));
    packet = packet.subspan(sizeof(Part));
    return true;
}

std::optional<std::vector<Code>> codesIn(std::span<const std::byte> packet, std::uint32_t id)
{
    protocol::Reply reply;
    if (!take(packet, reply) || reply.id != id) {
        return std::nullopt;
    }
    std::vector<Code> codes;
    for (std::uint32_t i = 0; i < reply.codes; ++i) {
        protocol::CodeHead head;
        if (!take(packet, head) || head.textBytes > packet.size()) {
            return std::nullopt;
        }
        Code code;
        code.text.assign(reinterpret_cast<const char*>(packet.data()), head.textBytes);
        code.format.assign(head.format, strnlen(head.format, protocol::kFormatBytes));
        for (std::size_t corner = 0; corner < code.corners.size(); ++corner) {
            code.corners[corner] = {head.corners[2 * corner], head.corners[2 * corner + 1]};
        }
        packet = packet.subspan(head.textBytes);
        codes.push_back(std::move(code));
    }
    return codes;
}

} // namespace

class Reader::Child {
public:
    explicit Child(ReaderSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] int lost() const { return m_lost; }

    Result<std::vector<Code>> read(const cv::Mat& picture)
    {
        if (!copy(picture)) {
            return storageError("There is no memory left to read codes. Close other programs.");
        }
        const protocol::Request request{++m_id, picture.cols, picture.rows,
                                        static_cast<std::uint32_t>(m_settings.budget.count()), m_memory.bytes()};
        if (const auto sent = submit(request); !sent) {
            return sent.error();
        }
        const auto packet = m_process->receive(m_settings.limit);
        auto codes = packet ? codesIn(*packet, request.id) : std::nullopt;
        if (codes) {
            return *std::move(codes);
        }
        ++m_lost;
        m_process.reset();
        // The next picture finds the new decoder already starting.
        if (const auto restarted = start(); !restarted) {
            return restarted.error();
        }
        return std::vector<Code>{};
    }

private:
    bool copy(const cv::Mat& picture)
    {
        if (!m_memory.reserve(picture.total())) {
            return false;
        }
        cv::Mat shared(picture.rows, picture.cols, CV_8UC1, m_memory.data());
        if (picture.channels() == 1) {
            picture.copyTo(shared);
        } else {
            cv::cvtColor(picture, shared, cv::COLOR_BGR2GRAY);
        }
        return true;
    }

    Result<void> start()
    {
        const auto program = m_settings.decoder.empty() ? findDecoder() : m_settings.decoder;
        if (!program || !std::filesystem::exists(*program)) {
            return deviceError("The program regrade-decoder is missing, so no camera can read codes. Install Regrade "
                               "again; until then type the tags.");
        }
        auto process = DecoderProcess::start(*program, m_memory.file());
        if (!process) {
            return process.error();
        }
        m_process = std::move(process).value();
        m_ready = false;
        return {};
    }

    /// Starts a decoder where none is, and once more where it died idle: that was no picture's fault.
    Result<void> submit(const protocol::Request& request)
    {
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (!m_process) {
                if (const auto started = start(); !started) {
                    return started.error();
                }
            }
            m_ready = m_ready || m_process->receive(kStartLimit).has_value();
            if (m_ready && m_process->send(std::as_bytes(std::span(&request, 1)))) {
                return {};
            }
            m_process.reset();
        }
        return deviceError("The program that reads codes does not start. Codes can still be typed by hand.");
    }

    ReaderSettings m_settings;
    SharedMemory m_memory;
    std::optional<DecoderProcess> m_process;
    bool m_ready = false;
    std::uint32_t m_id = 0;
    int m_lost = 0;
};

Reader::Reader(ReaderSettings settings) : m_child(std::make_unique<Child>(std::move(settings))) {}
Reader::~Reader() = default;

int Reader::lostPictures() const { return m_child->lost(); }

Result<std::vector<Code>> Reader::read(const cv::Mat& picture)
{
    if (picture.empty() || picture.dims != 2 || picture.depth() != CV_8U ||
        (picture.channels() != 1 && picture.channels() != 3)) {
        return invalid("This picture cannot be searched for codes: it is empty or of an unknown kind.");
    }
    if (std::max(picture.cols, picture.rows) > kLongestSide) {
        return invalid("This picture is too large to be searched for codes. Use one of at most {} pixels a side.",
                       {std::to_string(kLongestSide)});
    }
    return m_child->read(picture);
}

} // namespace regrade::qr
