// The entry that libFuzzer calls; the target is named when the program is built.
#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

const regrade::fuzz::Target& namedTarget()
{
    for (const auto& known : regrade::fuzz::targets()) {
        if (known.name == REGRADE_FUZZ_TARGET) {
            return known;
        }
    }
    std::cerr << "no target is called " REGRADE_FUZZ_TARGET "\n";
    std::abort();
}

} // namespace

/// Puts the whole inputs to begin from into the first folder that is named.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    for (int i = 1; i < *count; ++i) {
        const std::filesystem::path folder = (*arguments)[i];
        if (!std::filesystem::is_directory(folder)) {
            continue;
        }
        int number = 0;
        for (const std::string& seed : namedTarget().seeds()) {
            std::ofstream(folder / ("whole-" + std::to_string(++number)), std::ios::binary) << seed;
        }
        break;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const regrade::fuzz::Target& target = namedTarget();
    target.run({bytes, size});
    return 0;
}
