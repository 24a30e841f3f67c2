#include "vision/onnxgraph.h"

#include <cstring>
#include <opencv2/core.hpp>

namespace regrade::vision {
namespace {

/// One field of a protocol buffer: a whole number, or bytes.
struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0;
    std::string_view bytes;

    [[nodiscard]] std::string text() const { return std::string(bytes); }
};

class Fields {
public:
    explicit Fields(std::string_view bytes) : m_rest(bytes) {}

    /// False at the end.
    bool next(Field& field)
    {
        if (m_rest.empty()) {
            return false;
        }
        const std::uint64_t key = varint();
        field = {key >> 3U, 0, {}};
        switch (key & 7U) {
        case 0: field.value = varint(); break;
        case 1: field.bytes = taken(8); break;
        case 2: field.bytes = taken(varint()); break;
        case 5: field.bytes = taken(4); break;
        default: CV_Error(cv::Error::StsParseError, "a network file holds a field of an unknown kind");
        }
        return true;
    }

private:
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(taken(1).front());
            value |= static_cast<std::uint64_t>(byte & 127U) << shift;
            if (byte < 128U) {
                return value;
            }
        }
        CV_Error(cv::Error::StsParseError, "a network file holds a number that does not end");
    }
    std::string_view taken(std::uint64_t size)
    {
        CV_Assert(size <= m_rest.size());
        const std::string_view piece = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return piece;
    }

    std::string_view m_rest;
};

// Field numbers below are those of onnx.proto.

void readAttribute(std::string_view bytes, OnnxNode& node)
{
    std::string name;
    std::vector<std::int64_t> numbers;
    Fields fields(bytes);
    for (Field field; fields.next(field);) {
        if (field.number == 1) {
            name = field.text();
        } else if ((field.number == 3 || field.number == 8) && field.bytes.empty()) {
            numbers.push_back(static_cast<std::int64_t>(field.value));
        } else if (field.number == 8) {
            CV_Error(cv::Error::StsParseError, "a network file packs its lists, which is not read");
        }
    }
    node.numbers[name] = numbers;
}

OnnxNode readNode(std::string_view bytes)
{
    OnnxNode node;
    Fields fields(bytes);
    for (Field field; fields.next(field);) {
        switch (field.number) {
        case 1: node.inputs.push_back(field.text()); break;
        case 2: node.output = field.text(); break;
        case 4: node.operation = field.text(); break;
        case 5: readAttribute(field.bytes, node); break;
        default: break;
        }
    }
    return node;
}

void readWeights(std::string_view bytes, OnnxGraph& graph)
{
    constexpr std::uint64_t kFloat = 1;
    std::string name;
    OnnxTensor tensor;
    std::size_t count = 1;
    std::string_view raw;
    Fields fields(bytes);
    for (Field field; fields.next(field);) {
        switch (field.number) {
        case 1:
            tensor.dims.push_back(static_cast<int>(field.value));
            count *= field.value;
            break;
        case 2: CV_Assert(field.value == kFloat); break;
        case 8: name = field.text(); break;
        case 9: raw = field.bytes; break;
        default: break;
        }
    }
    CV_Assert(raw.size() == count * sizeof(float));
    tensor.values.resize(count);
    std::memcpy(tensor.values.data(), raw.data(), raw.size());
    graph.weights[name] = std::move(tensor);
}

} // namespace

OnnxGraph readOnnx(std::string_view bytes)
{
    constexpr std::uint64_t kGraph = 7;
    OnnxGraph graph;
    Fields model(bytes);
    for (Field part; model.next(part);) {
        if (part.number != kGraph) {
            continue;
        }
        Fields fields(part.bytes);
        for (Field field; fields.next(field);) {
            if (field.number == 1) {
                graph.nodes.push_back(readNode(field.bytes));
            } else if (field.number == 5) {
                readWeights(field.bytes, graph);
            }
        }
    }
    return graph;
}

} // namespace regrade::vision
