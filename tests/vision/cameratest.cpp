#include "vision/camera.h"

#include "tests/support/frames.h"
#include "vision/photofile.h"
#include "vision/replaycamera.h"

#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <opencv2/videoio.hpp>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace regrade;

namespace {

namespace fs = std::filesystem;

/// Sends some frames to the first caller as MJPEG over HTTP, then holds the line in silence until it is destroyed.
class StallingServer {
public:
    explicit StallingServer(int frames) : m_listener(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof(address));
        listen(m_listener, 1);
        socklen_t length = sizeof(address);
        getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, frames] { serve(frames); });
    }
    ~StallingServer()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
        if (m_caller >= 0) {
            close(m_caller);
        }
    }
    [[nodiscard]] std::string url() const
    {
        return "http://clerk:secret@127.0.0.1:" + std::to_string(m_port) + "/stream.mjpg";
    }

private:
    void serve(int frames)
    {
        m_caller = accept(m_listener, nullptr, nullptr);
        if (m_caller < 0) {
            return;
        }
        std::array<char, 2048> request{};
        (void)!read(m_caller, request.data(), request.size());
        sendText("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n");
        tests::Drawing drawing;
        drawing.size = {320, 240};
        const auto photo = vision::encodeJpeg(tests::drawProduct(drawing)).value();
        const std::string body(reinterpret_cast<const char*>(photo.data()), photo.size());
        for (int i = 0; i < frames; ++i) {
            sendText("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + std::to_string(body.size()) +
                     "\r\n\r\n" + body + "\r\n");
        }
    }
    void sendText(const std::string& text) const { (void)!send(m_caller, text.data(), text.size(), MSG_NOSIGNAL); }

    int m_listener;
    std::atomic<int> m_caller{-1};
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

class CameraTest : public testing::Test {
protected:
    CameraTest() : folder(std::filesystem::temp_directory_path() / ("regrade-camera-" + std::to_string(getpid())))
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    ~CameraTest() override { std::filesystem::remove_all(folder); }

    void putPhoto(const std::string& name, const cv::Mat& photo) const
    {
        const auto bytes = vision::encodeJpeg(photo).value();
        std::ofstream(folder / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }

    std::filesystem::path folder;
};

TEST_F(CameraTest, replaysAFolderInNameOrderAgainAndAgain)
{
    putPhoto("b.jpg", tests::drawProduct({.light = 8}));
    putPhoto("a.jpg", tests::drawProduct());
    std::ofstream(folder / "broken.jpg") << "no photo";
    std::ofstream(folder / "notes.txt") << "no photo either";
    vision::ReplayCamera camera(folder, std::chrono::milliseconds(0));
    ASSERT_TRUE(camera.open());

    std::vector<double> light;
    std::int64_t number = 0;
    for (int i = 0; i < 4; ++i) {
        const auto frame = camera.grab();
        ASSERT_TRUE(frame);
        EXPECT_EQ((*frame)->number, ++number);
        light.push_back(cv::mean((*frame)->image)[0]);
    }

    EXPECT_GT(light[1], light[0]);
    EXPECT_EQ(light[2], light[0]);
    EXPECT_EQ(light[3], light[1]);
}

TEST_F(CameraTest, isMadeFromAFolderAndSaysSo)
{
    putPhoto("a.jpg", tests::drawProduct());

    auto camera = vision::makeCamera(folder.string());

    ASSERT_TRUE(camera);
    EXPECT_EQ((*camera)->name(), "Folder of photographs");
    ASSERT_TRUE((*camera)->open());
    EXPECT_EQ((*camera)->grab().value()->image.size(), cv::Size(640, 480));
}

TEST_F(CameraTest, isLostWhenTheFolderLosesItsPhotos)
{
    putPhoto("a.jpg", tests::drawProduct());
    vision::ReplayCamera camera(folder, std::chrono::milliseconds(0));
    ASSERT_TRUE(camera.open());
    ASSERT_TRUE(camera.grab());

    fs::remove_all(folder);
    const auto frame = camera.grab();

    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, ErrorCode::device);
    EXPECT_FALSE(camera.open());
}

TEST_F(CameraTest, refusesAPlaceWhereNothingIs)
{
    const auto camera = vision::makeCamera((folder / "nowhere").string());

    ASSERT_FALSE(camera);
    EXPECT_EQ(camera.error().code, ErrorCode::notFound);
    EXPECT_NE(camera.error().what().find("nowhere"), std::string::npos);
    EXPECT_FALSE(vision::makeCamera(""));
}

TEST_F(CameraTest, isADeviceErrorWhereNoUsbCameraIsPlugged)
{
    auto camera = vision::makeCamera("97").value();

    const auto opened = camera->open();

    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::device);
    EXPECT_EQ(camera->name(), "USB camera 97");
    EXPECT_FALSE(camera->grab());
}

TEST_F(CameraTest, playsAVideoFileAgainAndAgainUntilItIsGone)
{
    const std::string file = (folder / "clip.avi").string();
    {
        cv::VideoWriter writer(file, cv::CAP_FFMPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 50.0, {640, 480});
        for (int i = 0; i < 3; ++i) {
            writer.write(tests::drawProduct({.light = 6 * i}));
        }
    }
    auto camera = vision::makeCamera(file).value();
    ASSERT_TRUE(camera->open());

    std::vector<double> light;
    for (int i = 0; i < 5; ++i) {
        const auto frame = camera->grab();
        ASSERT_TRUE(frame) << i << ": " << frame.error().detail;
        light.push_back(cv::mean((*frame)->image)[0]);
    }
    fs::remove(file);
    const auto gone = camera->grab();

    EXPECT_GT(light[2], light[0]);
    EXPECT_DOUBLE_EQ(light[3], light[0]);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::device);
}

TEST_F(CameraTest, losesANetworkCameraThatFallsSilentWithinThreeSeconds)
{
    const StallingServer server(3);
    auto camera = vision::makeCamera(server.url()).value();
    EXPECT_EQ(camera->name().find("secret"), std::string::npos);
    ASSERT_TRUE(camera->open());
    ASSERT_TRUE(camera->grab());

    const auto start = std::chrono::steady_clock::now();
    Result<std::shared_ptr<const vision::Frame>> frame = camera->grab();
    while (frame) {
        frame = camera->grab();
    }
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - start;

    EXPECT_EQ(frame.error().code, ErrorCode::device);
    EXPECT_LT(waited.count(), 3.5);
}
