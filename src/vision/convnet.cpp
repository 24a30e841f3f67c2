#include "vision/convnet.h"

#include "vision/convrow.h"
#include "vision/onnxgraph.h"

#include <algorithm>
#include <array>
#include <opencv2/core/utility.hpp>

namespace regrade::vision {
namespace {

constexpr int kWidestRegister = 16; // floats
constexpr int kRowsAtOnce = 8;      // of an answer that one thread takes

ConvRowWork bestRowWork()
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512f") != 0) {
        return convRowBy16;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        return convRowBy8;
    }
#endif
    return convRowBy4;
}

/// Numbers that `each` numbers per channel of the answer take up in whole blocks.
std::size_t weightsOf(int answers, int each)
{
    return static_cast<std::size_t>((answers + kConvBlock - 1) / kConvBlock * kConvBlock) *
           static_cast<std::size_t>(each);
}

std::vector<float> inBlocks(const OnnxTensor& weights)
{
    const int answers = weights.dims[0];
    const int each = static_cast<int>(weights.values.size()) / answers; // channels times taps
    std::vector<float> packed(weightsOf(answers, each), 0.0F);
    for (int o = 0; o < answers; ++o) {
        for (int i = 0; i < each; ++i) {
            const int at = (o / kConvBlock * each + i) * kConvBlock + o % kConvBlock;
            packed[static_cast<std::size_t>(at)] = weights.values[static_cast<std::size_t>(o * each + i)];
        }
    }
    return packed;
}

/// The rows of the picture that one row of the answer sees, with zeros around, each tap's pixels side by side.
struct Taps {
    int rowLength = 0;
    int phases = 1; ///< 2 = pixels at even and at odd places apart
    std::vector<int> starts;
    std::vector<float> pixels;

    Taps(int height, int width, int stride, int dilation, int channels, int answerWidth) : phases(stride)
    {
        const int rounded = (answerWidth + kWidestRegister - 1) / kWidestRegister * kWidestRegister;
        rowLength = rounded + (width - 1) * dilation + 1;
        for (int ky = 0; ky < height; ++ky) {
            for (int kx = 0; kx < width; ++kx) {
                const int place = kx * dilation;
                starts.push_back((ky * phases + place % phases) * rowLength + place / phases);
            }
        }
        pixels.assign(static_cast<std::size_t>(channels * height * phases * rowLength), 0.0F);
    }

    /// Row `tapRow` of channel `channel` from `source`; nullptr = outside the picture.
    void fill(int channel, int tapRow, int tapRows, const float* source, int width, int padding)
    {
        float* to = pixels.data() + static_cast<std::ptrdiff_t>((channel * tapRows + tapRow) * phases) * rowLength;
        if (source == nullptr) {
            std::fill(to, to + static_cast<std::ptrdiff_t>(phases) * rowLength, 0.0F);
        } else if (phases == 1) {
            std::copy(source, source + width, to + padding);
        } else {
            for (int x = 0; x < width; ++x) {
                const int place = x + padding;
                to[(place % 2) * rowLength + place / 2] = source[x];
            }
        }
    }
};

} // namespace

/// Which place each named value has while the file is read.
struct ConvNet::Reading {
    const OnnxGraph& graph;
    std::map<std::string, int> places;
    std::map<std::string, std::size_t> lastUse;
    std::vector<bool> taken;

    explicit Reading(const OnnxGraph& read) : graph(read)
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            for (const std::string& input : graph.nodes[i].inputs) {
                lastUse[input] = i;
            }
        }
    }
    int placeOf(const std::string& name) const
    {
        const auto found = places.find(name);
        CV_Assert(found != places.end());
        return found->second;
    }
    int freePlace()
    {
        const auto found = std::find(taken.begin(), taken.end(), false);
        const auto place = found - taken.begin();
        if (found == taken.end()) {
            taken.push_back(true);
        }
        taken[static_cast<std::size_t>(place)] = true;
        return static_cast<int>(place);
    }
    void release(const std::string& name, std::size_t at)
    {
        const auto found = places.find(name);
        if (found != places.end() && found->second >= 0 && lastUse[name] <= at) {
            taken[static_cast<std::size_t>(found->second)] = false;
        }
    }
};

std::size_t ConvNet::Size::total() const { return static_cast<std::size_t>(channels) * height * width; }

ConvNet::Step ConvNet::convolutionOf(const OnnxNode& node, const OnnxGraph& graph)
{
    CV_Assert(node.operation == "Conv" && node.inputs.size() == 3);
    CV_Assert(graph.weights.count(node.inputs[1]) == 1 && graph.weights.count(node.inputs[2]) == 1);
    const auto number = [&node](const char* name) {
        const auto found = node.numbers.find(name);
        CV_Assert(found != node.numbers.end() && !found->second.empty());
        return static_cast<int>(found->second.front());
    };
    const OnnxTensor& weights = graph.weights.at(node.inputs[1]);
    CV_Assert(weights.dims.size() == 4 && number("group") == 1 && number("strides") <= 2);
    Step step;
    step.kernel = {weights.dims[0], weights.dims[2], weights.dims[3]};
    step.stride = number("strides");
    step.dilation = number("dilations");
    step.padding = number("pads");
    step.weights = inBlocks(weights);
    step.bias = graph.weights.at(node.inputs[2]).values;
    step.bias.resize(step.bias.size() + kConvBlock, 0.0F);
    return step;
}

ConvNet::ConvNet(std::string_view onnx)
{
    const OnnxGraph graph = readOnnx(onnx);
    Reading reading(graph);
    CV_Assert(!graph.nodes.empty() && !graph.nodes.front().inputs.empty());
    reading.places[graph.nodes.front().inputs.front()] = -1;
    std::map<std::string, std::string> widened; // a Resize's answer and what it makes wider
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const OnnxNode& node = graph.nodes[i];
        if (node.operation == "Constant") {
            continue;
        }
        if (node.operation == "Resize") {
            widened[node.output] = node.inputs.front();
            reading.lastUse[node.inputs.front()] = reading.lastUse[node.output];
        } else if (node.operation == "Add" && widened.count(node.inputs.at(1)) == 1) {
            const std::string& small = widened[node.inputs.at(1)];
            CV_Assert(reading.lastUse[node.inputs[0]] == i); // for it is changed where it lies
            m_steps.push_back({.isAdd = true, .from = reading.placeOf(small), .to = reading.placeOf(node.inputs[0])});
            reading.places[node.output] = m_steps.back().to;
            reading.release(small, i);
        } else if (node.operation == "Relu" && !m_steps.empty() && !m_steps.back().isAdd &&
                   m_steps.back().to == reading.placeOf(node.inputs.front())) {
            m_steps.back().relu = true;
            reading.places[node.output] = m_steps.back().to;
        } else {
            Step step = convolutionOf(node, graph);
            step.from = reading.placeOf(node.inputs[0]);
            step.to = reading.freePlace();
            reading.places[node.output] = step.to;
            reading.release(node.inputs[0], i);
            m_steps.push_back(std::move(step));
        }
    }
    m_places.resize(reading.taken.size());
}

ConvNet::Size ConvNet::sizeAfter(const Step& step, const Size& before)
{
    const auto after = [&step](int length, int kernel) {
        return (length + 2 * step.padding - step.dilation * (kernel - 1) - 1) / step.stride + 1;
    };
    return {step.kernel.channels, after(before.height, step.kernel.height), after(before.width, step.kernel.width)};
}

cv::Mat ConvNet::answer(const cv::Mat& planes)
{
    CV_Assert(planes.dims == 4 && planes.type() == CV_32F && planes.isContinuous());
    const Size given{planes.size[1], planes.size[2], planes.size[3]};
    std::vector<Size> sizes(m_places.size());
    for (const Step& step : m_steps) {
        const auto to = static_cast<std::size_t>(step.to);
        const Size before = step.from < 0 ? given : sizes[static_cast<std::size_t>(step.from)];
        const float* from = step.from < 0 ? planes.ptr<float>() : m_places[static_cast<std::size_t>(step.from)].data();
        if (step.isAdd) {
            addWidened(from, before, m_places[to].data(), sizes[to]);
            continue;
        }
        const Size after = sizeAfter(step, before);
        CV_Assert(step.weights.size() ==
                  weightsOf(step.kernel.channels, step.kernel.height * step.kernel.width * before.channels));
        if (m_places[to].size() < after.total()) {
            m_places[to].resize(after.total());
        }
        convolve(step, from, before, m_places[to].data(), after);
        sizes[to] = after;
    }
    const auto last = static_cast<std::size_t>(m_steps.back().to);
    const std::array<int, 4> shape{1, sizes[last].channels, sizes[last].height, sizes[last].width};
    return cv::Mat(4, shape.data(), CV_32F, m_places[last].data());
}

void ConvNet::convolve(const Step& step, const float* from, const Size& before, float* to, const Size& after)
{
    static const ConvRowWork work = bestRowWork();
    const int stripes = (after.height + kRowsAtOnce - 1) / kRowsAtOnce;
    cv::parallel_for_(cv::Range(0, stripes), [&](const cv::Range& range) {
        Taps taps(step.kernel.height, step.kernel.width, step.stride, step.dilation, before.channels, after.width);
        const long plane = static_cast<long>(before.height) * before.width;
        ConvRow row{};
        row.picture = taps.pixels.data();
        row.taps = taps.starts.data();
        row.weights = step.weights.data();
        row.bias = step.bias.data();
        row.channelStep = static_cast<long>(step.kernel.height) * taps.phases * taps.rowLength;
        row.answerStep = static_cast<long>(after.height) * after.width;
        row.channels = before.channels;
        row.tapCount = static_cast<int>(taps.starts.size());
        row.answers = after.channels;
        row.width = after.width;
        row.relu = step.relu;
        const int end = std::min(after.height, range.end * kRowsAtOnce);
        for (int y = range.start * kRowsAtOnce; y < end; ++y) {
            for (int ky = 0; ky < step.kernel.height; ++ky) {
                const int source = y * step.stride + ky * step.dilation - step.padding;
                const bool inside = source >= 0 && source < before.height;
                for (int c = 0; c < before.channels; ++c) {
                    const float* pixels =
                        inside ? from + c * plane + static_cast<long>(source) * before.width : nullptr;
                    taps.fill(c, ky, step.kernel.height, pixels, before.width, step.padding);
                }
            }
            row.answer = to + static_cast<long>(y) * after.width;
            work(row);
        }
    });
}

void ConvNet::addWidened(const float* from, const Size& small, float* to, const Size& large)
{
    CV_Assert(small.channels == large.channels && 2 * small.height == large.height && 2 * small.width == large.width);
    cv::parallel_for_(cv::Range(0, large.channels), [&](const cv::Range& range) {
        for (int c = range.start; c < range.end; ++c) {
            for (int y = 0; y < large.height; ++y) {
                const float* in = from + (static_cast<long>(c) * small.height + y / 2) * small.width;
                float* out = to + (static_cast<long>(c) * large.height + y) * large.width;
                for (int x = 0; x < small.width; ++x) {
                    out[2 * x] += in[x];
                    out[2 * x + 1] += in[x];
                }
            }
        }
    });
}

} // namespace regrade::vision
