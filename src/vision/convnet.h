#pragma once

#include <opencv2/core/mat.hpp>
#include <string_view>
#include <vector>

namespace regrade::vision {

struct OnnxGraph;
struct OnnxNode;

/// Runs a small network of convolutions from an ONNX file: Conv (any size, stride 1 or 2) with or without Relu, and Add
/// of a Resize by two. It keeps its memory from one call to the next. Same input, same bytes, whatever the number of
/// threads. One thread at a time.
class ConvNet {
public:
    /// Throws cv::Exception where the network holds a part that is not known.
    explicit ConvNet(std::string_view onnx);

    /// `planes` is CV_32F {1, channels, height, width}. What is returned is valid until the next call.
    [[nodiscard]] cv::Mat answer(const cv::Mat& planes);

private:
    struct Size {
        int channels = 0;
        int height = 0;
        int width = 0;
        [[nodiscard]] std::size_t total() const;
    };
    /// `from` and `to` are places of m_places; -1 = the planes.
    struct Step {
        bool isAdd = false; ///< to += from, each pixel of `from` twice as wide and high
        int from = -1;
        int to = 0;
        Size kernel; ///< `channels` of the answer
        int stride = 1;
        int dilation = 1;
        int padding = 0;
        bool relu = false;
        std::vector<float> weights; ///< as ConvRow wants them
        std::vector<float> bias;
    };
    struct Reading;

    [[nodiscard]] static Step convolutionOf(const OnnxNode& node, const OnnxGraph& graph);
    [[nodiscard]] static Size sizeAfter(const Step& step, const Size& before);
    static void convolve(const Step& step, const float* from, const Size& before, float* to, const Size& after);
    static void addWidened(const float* from, const Size& small, float* to, const Size& large);

    std::vector<Step> m_steps;
    std::vector<std::vector<float>> m_places;
};

} // namespace regrade::vision
