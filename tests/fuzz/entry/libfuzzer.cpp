// The entry that libFuzzer calls; the target is named when the program is built.
#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <iostream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const regrade::fuzz::Target* const target = [] {
        for (const auto& known : regrade::fuzz::targets()) {
            if (known.name == REGRADE_FUZZ_TARGET) {
                return &known;
            }
        }
        std::cerr << "no target is called " REGRADE_FUZZ_TARGET "\n";
        std::abort();
    }();
    target->run({bytes, size});
    return 0;
}
