#include "vision/media.h"

#include <dlfcn.h>
#include <filesystem>

namespace regrade::vision {
namespace {

constexpr const char* kFile = "regrade-media.so";

/// Beside the program, as it is built; or where the package puts it.
std::filesystem::path place()
{
    std::error_code ignored;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const auto beside = folder / kFile;
    return std::filesystem::exists(beside, ignored) ? beside : folder / "../lib/regrade" / kFile;
}

Result<const Media*> load()
{
    const auto fault = [](const std::filesystem::path& file) {
        const char* const detail = dlerror();
        return deviceError("Pictures and cameras cannot be used: {} does not load. Everything else works; install "
                           "Regrade again.",
                           {file.lexically_normal().string()}, detail != nullptr ? detail : "");
    };
    const std::filesystem::path file = place();
    void* const library = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) {
        return fault(file);
    }
    const auto entry = reinterpret_cast<const Media* (*)()>(dlsym(library, "regradeMedia"));
    return entry != nullptr ? Result<const Media*>(entry()) : fault(file);
}

} // namespace

Result<const Media*> media()
{
    static const Result<const Media*> loaded = load();
    return loaded;
}

} // namespace regrade::vision
