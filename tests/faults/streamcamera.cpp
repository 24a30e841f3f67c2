#include "tests/faults/streamcamera.h"

#include "vision/photofile.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <opencv2/core.hpp>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace regrade::faults {
namespace {

constexpr std::chrono::milliseconds kPace{10};
constexpr std::size_t kPictures = 16;

std::string coded(const cv::Mat& picture)
{
    const auto file = vision::encodeJpeg(picture, 80);
    return {reinterpret_cast<const char*>(file->data()), file->size()};
}

/// Squares that can be seen sharply, under noise.
cv::Mat scene(int width, int height, std::uint64_t seed)
{
    cv::Mat picture(height, width, CV_8UC3, cv::Scalar(200, 200, 200));
    picture(cv::Rect(width / 4, height / 4, width / 2, height / 2)).setTo(cv::Scalar(40, 90, 120));
    cv::Mat noise(picture.size(), picture.type());
    cv::RNG random(seed + 1);
    random.fill(noise, cv::RNG::UNIFORM, 0, 6);
    return picture + noise;
}

bool sendAll(int socket, const std::string& text)
{
    return ::send(socket, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

std::string partOf(const std::string& body)
{
    return "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body +
           "\r\n";
}

} // namespace

StreamCamera::StreamCamera()
{
    for (std::size_t i = 0; i < kPictures; ++i) {
        m_pictures.push_back(coded(scene(kWidth, kHeight, i)));
    }
    listenAgain();
    m_thread = std::thread([this] { serve(); });
}

StreamCamera::~StreamCamera()
{
    m_closing = true;
    m_thread.join();
    hangUp();
    if (m_listener >= 0) {
        ::close(m_listener);
    }
}

std::string StreamCamera::url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/stream.mjpg"; }

void StreamCamera::listenAgain()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(m_port));
    socklen_t length = sizeof(address);
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(m_listener, 8) != 0) {
        throw std::runtime_error("no place to listen");
    }
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
}

void StreamCamera::hangUp()
{
    for (const Caller& caller : m_callers) {
        ::close(caller.socket);
    }
    m_callers.clear();
}

void StreamCamera::serve()
{
    while (!m_closing) {
        if (m_fault == CameraFault::unplugged) {
            if (m_listener >= 0) {
                const std::string half = partOf(m_pictures.front()).substr(0, 2'000);
                std::for_each(m_callers.begin(), m_callers.end(),
                              [&](const Caller& caller) { static_cast<void>(sendAll(caller.socket, half)); });
                hangUp();
                ::close(m_listener);
                m_listener = -1;
            }
        } else {
            if (m_listener < 0) {
                listenAgain();
            }
            takeCalls();
            const std::string part = nextPart();
            std::erase_if(m_callers, [&](Caller& caller) {
                const bool stays = part.empty() || (answer(caller) && sendAll(caller.socket, part));
                if (!stays) {
                    ::close(caller.socket);
                }
                return !stays;
            });
        }
        std::this_thread::sleep_for(kPace);
    }
}

void StreamCamera::takeCalls()
{
    while (true) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) {
            return;
        }
        // One that stops reading is hung up on.
        const timeval patience{0, 200'000};
        ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        m_callers.push_back({socket, false});
    }
}

bool StreamCamera::answer(Caller& caller)
{
    if (caller.answered) {
        return true;
    }
    caller.answered = true;
    return sendAll(caller.socket, "HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n");
}

std::string StreamCamera::nextPart()
{
    const CameraFault fault = m_fault;
    return fault == CameraFault::silent || fault == CameraFault::unplugged ? std::string() : partOf(picture(fault));
}

std::string StreamCamera::picture(CameraFault fault)
{
    m_next = (m_next + 1) % kPictures;
    const std::string& whole = m_pictures.at(m_next);
    switch (fault) {
    case CameraFault::frozen: return m_pictures.front();
    case CameraFault::black: {
        static const std::string kBlack = coded(cv::Mat::zeros(kHeight, kWidth, CV_8UC3));
        return kBlack;
    }
    case CameraFault::otherSize: {
        static const std::array kOthers = {coded(scene(kOtherWidth, kHeight, 0)),
                                           coded(scene(kOtherWidth, kHeight, 1))};
        return kOthers.at(m_next % 2);
    }
    case CameraFault::empty: return {};
    case CameraFault::damaged: return m_next % 2 == 0 ? whole.substr(0, whole.size() / 3) : std::string(5'000, '\xA5');
    case CameraFault::none:
    case CameraFault::unplugged:
    case CameraFault::silent: break;
    }
    return whole;
}

} // namespace regrade::faults
