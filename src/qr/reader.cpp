#include "qr/reader.h"

#include "qr/decoder/protocol.h"
#include "qr/decoder/way.h"
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

bool isReady(std::span<const std::byte> packet)
{
    std::uint32_t word = 0;
    return packet.size() == sizeof(word) && take(packet, word) && word == protocol::kReady;
}

struct Answer {
    std::vector<Code> codes;
    LookCost cost;
};

std::optional<Answer> answerIn(std::span<const std::byte> packet, std::uint32_t id)
{
    protocol::Reply reply;
    if (!take(packet, reply) || reply.id != id) {
        return std::nullopt;
    }
    Answer answer{{},
                  {static_cast<double>(reply.cpuUs) / 1e3, static_cast<double>(reply.readUs) / 1e3,
                   std::string(kWayNames[reply.way % kWays])}};
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
        answer.codes.push_back(std::move(code));
    }
    return answer;
}

std::uint32_t wholeMs(std::chrono::milliseconds time) { return static_cast<std::uint32_t>(time.count()); }

} // namespace

class Reader::Child {
public:
    explicit Child(ReaderSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] int lost() const { return m_lost; }

    [[nodiscard]] LookCost cost() const { return m_cost; }

    Result<std::vector<Code>> read(const cv::Mat& picture, bool plain)
    {
        protocol::Request request;
        request.search = plain ? protocol::Search::plain : protocol::Search::still;
        request.budgetMs = wholeMs(m_settings.budget);
        return ask(picture, request);
    }

    Result<std::vector<Code>> follow(const cv::Mat& frame)
    {
        protocol::Request request;
        request.search = protocol::Search::frame;
        request.budgetMs = wholeMs(m_settings.frameBudget);
        request.frame = m_frame++;
        if (m_tracked && frame.size() == m_frameSize) {
            request.tracked = 1;
            for (std::size_t i = 0; i < m_tracked->size(); ++i) {
                request.corners[2 * i] = (*m_tracked)[i].x;
                request.corners[2 * i + 1] = (*m_tracked)[i].y;
            }
        }
        auto codes = ask(frame, request);
        track(codes ? *codes : std::vector<Code>{}, frame.size());
        return codes;
    }

    void forget()
    {
        m_frame = 0;
        m_tracked.reset();
    }

private:
    void track(const std::vector<Code>& codes, cv::Size frame)
    {
        constexpr int kKept = 10; // frames without a read after which the place is given up
        if (!codes.empty()) {
            m_tracked = codes.front().corners;
            m_frameSize = frame;
            m_unread = 0;
        } else if (++m_unread > kKept) {
            m_tracked.reset();
        }
    }

    Result<std::vector<Code>> ask(const cv::Mat& picture, protocol::Request request)
    {
        m_cost = {};
        if (!copy(picture)) {
            return storageError("There is no memory left to read codes. Close other programs.");
        }
        request.id = ++m_id;
        request.width = picture.cols;
        request.height = picture.rows;
        request.memoryBytes = m_memory.bytes();
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (const auto sent = submit(request); !sent) {
                return sent.error();
            }
            if (auto codes = await(request.id)) {
                return *std::move(codes);
            }
        }
        ++m_lost;
        return std::vector<Code>{};
    }

    /// The codes of a picture; none of one that was lost. Nothing when the whole decoder is gone: it was ended from
    /// outside, for a picture ends no more than a worker.
    std::optional<std::vector<Code>> await(std::uint32_t id)
    {
        using Clock = std::chrono::steady_clock;
        const auto end = Clock::now() + m_settings.limit;
        for (;;) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
            const auto packet = m_process->receive(std::max(left, std::chrono::milliseconds(0)));
            if (!packet && m_process->isGone()) {
                m_process.reset();
                return std::nullopt;
            }
            if (!packet) {
                m_process->replaceWorker();
                m_ready = false;
                break;
            }
            if (isReady(*packet)) {
                break; // another worker, since this picture was the end of the last
            }
            if (auto answer = answerIn(*packet, id)) {
                m_cost = answer->cost;
                return std::move(answer->codes);
            }
        }
        ++m_lost;
        return std::vector<Code>{};
    }

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

    /// Waits for the worker's first word; false when there is no more decoder.
    bool awaitReady()
    {
        while (!m_ready) {
            const auto packet = m_process->receive(kStartLimit);
            if (!packet) {
                return false;
            }
            m_ready = isReady(*packet);
        }
        // What a worker said that was replaced between two pictures.
        while (m_process->receive(std::chrono::milliseconds(0))) {
        }
        return true;
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
            if (awaitReady() && m_process->send(std::as_bytes(std::span(&request, 1)))) {
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
    LookCost m_cost;
    std::uint32_t m_frame = 0;
    std::optional<std::array<cv::Point, 4>> m_tracked; ///< where the stream's last code was
    cv::Size m_frameSize;
    int m_unread = 0; ///< frames since
};

Reader::Reader(ReaderSettings settings) : m_child(std::make_unique<Child>(std::move(settings))) {}
Reader::~Reader() = default;

int Reader::lostPictures() const { return m_child->lost(); }

LookCost Reader::lastCost() const { return m_child->cost(); }

void Reader::forget() { m_child->forget(); }

namespace {

Result<void> checked(const cv::Mat& picture)
{
    if (picture.empty() || picture.dims != 2 || picture.depth() != CV_8U ||
        (picture.channels() != 1 && picture.channels() != 3)) {
        return invalid("This picture cannot be searched for codes: it is empty or of an unknown kind.");
    }
    if (std::max(picture.cols, picture.rows) > kLongestSide) {
        return invalid("This picture is too large to be searched for codes. Use one of at most {} pixels a side.",
                       {std::to_string(kLongestSide)});
    }
    return {};
}

} // namespace

Result<std::vector<Code>> Reader::read(const cv::Mat& picture)
{
    const auto fits = checked(picture);
    return fits ? m_child->read(picture, false) : fits.error();
}

Result<std::vector<Code>> Reader::readPlainly(const cv::Mat& picture)
{
    const auto fits = checked(picture);
    return fits ? m_child->read(picture, true) : fits.error();
}

Result<std::vector<Code>> Reader::follow(const cv::Mat& frame)
{
    const auto fits = checked(frame);
    return fits ? m_child->follow(frame) : fits.error();
}

} // namespace regrade::qr
