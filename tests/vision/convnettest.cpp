#include "vision/convnet.h"

#include "vision/convrow.h"

#include <fstream>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/dnn.hpp>
#include <sstream>

using namespace regrade;

namespace {

std::string shippedNetwork()
{
    std::ifstream in(REGRADE_SOURCE_DIR "/resources/models/change/change.onnx", std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

cv::Mat noise(int channels, int height, int width)
{
    const std::array<int, 4> shape{1, channels, height, width};
    cv::Mat planes(4, shape.data(), CV_32F);
    cv::RNG random(7);
    random.fill(planes, cv::RNG::UNIFORM, -1.0, 1.0);
    return planes;
}

double farthest(const cv::Mat& one, const cv::Mat& other)
{
    const auto flat = [](const cv::Mat& mat) { return cv::Mat(1, static_cast<int>(mat.total()), CV_32F, mat.data); };
    return cv::norm(flat(one), flat(other), cv::NORM_INF);
}

} // namespace

TEST(ConvNet, answersAsOpenCvDoesForTheShippedNetwork)
{
    const std::string file = shippedNetwork();
    const cv::Mat planes = noise(52, 40, 56);
    cv::dnn::Net other = cv::dnn::readNetFromONNX(file.data(), file.size());
    other.setInput(planes);
    const cv::Mat wanted = other.forward();
    vision::ConvNet net(file);

    const cv::Mat answer = net.answer(planes);

    ASSERT_EQ(answer.size, wanted.size);
    EXPECT_LT(farthest(answer, wanted), 1e-3);
    EXPECT_GT(cv::norm(cv::Mat(1, static_cast<int>(wanted.total()), CV_32F, wanted.data), cv::NORM_INF), 1.0);
}

TEST(ConvNet, givesTheSameBytesWithOneThreadAndWithManyAndAfterOtherSizes)
{
    vision::ConvNet net(shippedNetwork());
    const cv::Mat planes = noise(52, 40, 56);
    const int usual = cv::getNumThreads();

    const cv::Mat many = net.answer(planes).clone();
    (void)net.answer(noise(52, 64, 24));
    cv::setNumThreads(1);
    const cv::Mat one = net.answer(planes).clone();
    cv::setNumThreads(usual);

    EXPECT_EQ(std::memcmp(one.data, many.data, one.total() * sizeof(float)), 0);
}

TEST(ConvNet, isRefusedWhereTheFileIsCutOffOrOfOtherParts)
{
    const std::string file = shippedNetwork();
    std::string other = file;
    other.replace(other.find("Resize"), 6, "Reduce");

    EXPECT_THROW(vision::ConvNet(std::string_view(file).substr(0, file.size() / 2)), cv::Exception);
    EXPECT_THROW(vision::ConvNet{other}, cv::Exception);
}

TEST(ConvRow, sumsAlikeWithNarrowAndWideRegisters)
{
    const int width = 37; // no whole number of registers
    const std::vector<float> picture(static_cast<std::size_t>(2 * 80), 0.5F);
    const std::vector<int> taps{0, 3};
    std::vector<float> weights;
    for (int i = 0; i < 8 * 2 * 2; ++i) {
        weights.push_back(0.25F * static_cast<float>(i % 7) - 0.5F);
    }
    const std::vector<float> bias{0.5F, -1.0F, 0.0F, 1.0F, 2.0F, 0.0F, 0.0F, 0.0F};
    const auto answerOf = [&](vision::ConvRowWork work) {
        std::vector<float> answer(static_cast<std::size_t>(5 * width), -1.0F);
        work({.picture = picture.data(),
              .taps = taps.data(),
              .weights = weights.data(),
              .bias = bias.data(),
              .answer = answer.data(),
              .channelStep = 80,
              .answerStep = width,
              .channels = 2,
              .tapCount = 2,
              .answers = 5,
              .width = width,
              .relu = true});
        return answer;
    };

    const std::vector<float> narrow = answerOf(vision::convRowBy4);

    // Channel 1: -1 + 0.5 * (-0.25 + 0.75 + 0 + 1) is less than 0.
    EXPECT_EQ(narrow[static_cast<std::size_t>(width)], 0.0F);
    EXPECT_GT(narrow[static_cast<std::size_t>(4 * width + 36)], 0.0F);
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        EXPECT_EQ(answerOf(vision::convRowBy8), narrow);
    }
    if (__builtin_cpu_supports("avx512f") != 0) {
        EXPECT_EQ(answerOf(vision::convRowBy16), narrow);
    }
}
