#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::vision {

/// One operation of a network file; a Constant's value is left out.
struct OnnxNode {
    std::string operation;
    std::vector<std::string> inputs;
    std::string output;
    std::map<std::string, std::vector<std::int64_t>> numbers; ///< attributes that are whole numbers or lists of them
};

struct OnnxTensor {
    std::vector<int> dims;
    std::vector<float> values;
};

/// What an ONNX file says of a network: operations in the order in which they can run, and its weights.
struct OnnxGraph {
    std::vector<OnnxNode> nodes;
    std::map<std::string, OnnxTensor> weights;
};

/// Throws cv::Exception where the bytes end in the middle or a weight is no 32-bit float.
[[nodiscard]] OnnxGraph readOnnx(std::string_view bytes);

} // namespace regrade::vision
