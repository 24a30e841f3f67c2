#include "passport/knownstations.h"

#include "store/appendfile.h"

#include <algorithm>
#include <fstream>

namespace regrade::passport {

namespace {

constexpr std::size_t kKeySize = 43; // 32 bytes in base64
constexpr std::size_t kLongestName = 60;

bool isKey(const std::string& text)
{
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return text.size() == kKeySize && std::all_of(text.begin(), text.end(), fits);
}

bool isName(const std::string& text)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !text.empty() && text.size() <= kLongestName && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

std::vector<KnownStation> KnownStations::all() const
{
    std::vector<KnownStation> stations;
    std::ifstream file(m_file, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        const KnownStation station{line.substr(0, kKeySize), line.size() > kKeySize ? line.substr(kKeySize + 1) : ""};
        if (isKey(station.key) && isName(station.name)) {
            std::erase_if(stations, [&](const KnownStation& one) { return one.key == station.key; });
            stations.push_back(station);
        }
    }
    return stations;
}

std::optional<KnownStation> KnownStations::find(const std::string& key) const
{
    for (KnownStation& station : all()) {
        if (station.key == key) {
            return std::move(station);
        }
    }
    return std::nullopt;
}

Result<void> KnownStations::requireKnown(const std::string& key, const store::StationKey& own) const
{
    if (key == own.publicKey() || find(key)) {
        return {};
    }
    return refused("The answer is signed with a key that is not known here: {}. Compare it with the other site by "
                   "telephone; a lead then lets it be trusted.",
                   {key});
}

Result<void> KnownStations::add(const KnownStation& station) const
{
    if (!isKey(station.key)) {
        return invalid("\"{}\" is not the key of a station: 43 letters and figures, as regradectl help key tells.",
                       {station.key.substr(0, kLongestName)});
    }
    if (!isName(station.name)) {
        return invalid("Say whose key it is, in 1 to {} plain letters.", {std::to_string(kLongestName)});
    }
    auto file = store::AppendFile::open(m_file);
    if (!file) {
        return file.error();
    }
    const auto written = file->add('\n' + station.key + ' ' + station.name + '\n');
    return written ? file->sync() : written;
}

} // namespace regrade::passport
