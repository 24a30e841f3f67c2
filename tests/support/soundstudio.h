#pragma once

#include "tests/support/temporaryfolder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace regrade::tests {

/// Sound devices of ALSA's own that need no sound card, for as long as it lives: "recorder" writes what is played, one
/// file each time it is opened; "held" does not come to an end of its opening before `listen` is called; "broken"
/// takes nothing.
class SoundStudio {
public:
    SoundStudio() { describe("recorder"); }
    ~SoundStudio() { ::unsetenv("ALSA_CONFIG_PATH"); }
    SoundStudio(const SoundStudio&) = delete;
    SoundStudio& operator=(const SoundStudio&) = delete;

    /// Describes the devices to ALSA, the recorder under this name.
    void describe(const std::string& recorder)
    {
        const auto pipe = m_folder / "pipe";
        static_cast<void>(::mkfifo(pipe.c_str(), 0600)); // there already when described anew
        const auto description = m_folder / (recorder + ".conf");
        std::ofstream(description) << "</usr/share/alsa/alsa.conf>\n"
                                   << device(recorder, m_folder / "heard", "false") << device("held", pipe, "true")
                                   << "pcm.broken { type file slave.pcm null format nonsense file \"/dev/null\" }\n";
        ::setenv("ALSA_CONFIG_PATH", description.c_str(), 1);
    }

    [[nodiscard]] std::vector<std::filesystem::path> recordings() const
    {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
            if (entry.path().filename().string().starts_with("heard")) {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        return files;
    }

    [[nodiscard]] static std::vector<std::int16_t> samplesIn(const std::filesystem::path& recording)
    {
        std::ifstream file(recording, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::vector<std::int16_t> samples(bytes.size() / sizeof(std::int16_t));
        std::copy_n(bytes.data(), samples.size() * sizeof(std::int16_t), reinterpret_cast<char*>(samples.data()));
        return samples;
    }

    /// Lets the held device go on and hears it to its end.
    [[nodiscard]] std::vector<std::int16_t> listen() const { return samplesIn(m_folder / "pipe"); }

private:
    static std::string device(const std::string& name, const std::filesystem::path& file, const std::string& anew)
    {
        return "pcm." + name + " { type file slave.pcm null format raw truncate " + anew + " file \"" + file.string() +
               "\" }\n";
    }

    TemporaryFolder m_folder;
};

} // namespace regrade::tests
