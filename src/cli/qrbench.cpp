#include "cli/qrbench.h"

#include "cli/picturefile.h"
#include "cli/visionfigures.h"

#include "qr/reader.h"

#include <fcntl.h>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace regrade::cli {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPatience{20'000}; // a busy machine decides no read

struct Sample {
    fs::path file;
    std::optional<std::string> truth; ///< unset = there is no code in the picture
    std::string scene;                ///< of a frame; empty = a picture of its own
    int frame = 0;
};

/// The pictures of one folder, the frames of a scene one after the other.
struct Folder {
    std::string name;
    std::vector<Sample> samples;
};

std::string trimmed(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.pop_back();
    }
    return text;
}

std::optional<std::string> textBeside(const fs::path& picture)
{
    std::ifstream file(fs::path(picture).replace_extension(".txt"), std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return trimmed(std::string(std::istreambuf_iterator<char>(file), {}));
}

bool isPicture(const fs::path& file)
{
    static const std::set<std::string> kEndings{".png", ".webp", ".jpg", ".jpeg", ".bmp", ".pgm", ".tif", ".tiff"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return kEndings.contains(ending);
}

Result<std::vector<Folder>> foldersOf(const std::string& layout)
{
    std::error_code problem;
    std::map<std::string, Folder> folders;
    const fs::path root(layout);
    for (auto at = fs::recursive_directory_iterator(root, problem); !problem && at != fs::end(at);
         at.increment(problem)) {
        if (!at->is_regular_file(problem) || !isPicture(at->path())) {
            continue;
        }
        const fs::path parent = at->path().parent_path();
        const std::string name =
            parent == root ? root.filename().string() : fs::relative(parent, root).generic_string();
        Sample sample{at->path(), textBeside(at->path()), {}, 0};
        std::smatch parts;
        const std::string stem = at->path().stem().string();
        if (std::regex_match(stem, parts, std::regex("(.+)-frame([0-9]{1,6})"))) {
            sample.scene = parts[1];
            sample.frame = std::stoi(parts[2]);
        }
        folders[name].name = name;
        folders[name].samples.push_back(std::move(sample));
    }
    if (problem) {
        return notFound("The folder \"{}\" cannot be read.", {layout});
    }
    if (folders.empty()) {
        return notFound("There are no pictures in \"{}\".", {layout});
    }
    std::vector<Folder> all;
    for (auto& [name, folder] : folders) {
        std::sort(folder.samples.begin(), folder.samples.end(), [](const Sample& one, const Sample& other) {
            return std::tie(one.scene, one.frame, one.file) < std::tie(other.scene, other.frame, other.file);
        });
        all.push_back(std::move(folder));
    }
    return all;
}

/// What one reader made of one picture.
struct Reading {
    std::vector<std::string> texts;
    double cpuMs = 0;
    double readMs = 0; ///< of which to the first code
    std::string way;   ///< that read it
};

json spread(const std::vector<double>& ms)
{
    if (ms.empty()) {
        return nullptr;
    }
    return {{"p50", vision::percentile(ms, 0.5)},
            {"p95", vision::percentile(ms, 0.95)},
            {"max", *std::max_element(ms.begin(), ms.end())}};
}

/// The same article number, whether or not the zero stands before it that makes 13 digits of 12.
bool isSame(const std::string& text, const std::string& truth)
{
    return text == truth || (truth.size() == 13 && truth == "0" + text);
}

struct Tally {
    int total = 0, read = 0, wrong = 0;
    int empty = 0, falseReads = 0; ///< pictures without a code, and those in which one was read
    int scenes = 0, scenesRead = 0;
    std::vector<double> ms;
    std::vector<double> readMs; ///< to the code, of those that were read
    std::map<std::string, int> ways;
    std::vector<std::string> wrongFiles;
    std::map<std::string, bool> sceneRead; ///< of the folder at work

    void add(const Sample& sample, const std::string& scene, const Reading& reading)
    {
        ms.push_back(reading.cpuMs);
        if (!sample.truth) {
            ++empty;
            falseReads += reading.texts.empty() ? 0 : 1;
            if (!reading.texts.empty()) {
                wrongFiles.push_back(sample.file.string());
            }
            return;
        }
        ++total;
        const bool right = std::any_of(reading.texts.begin(), reading.texts.end(),
                                       [&](const std::string& text) { return isSame(trimmed(text), *sample.truth); });
        read += right ? 1 : 0;
        if (right) {
            readMs.push_back(reading.readMs);
            ++ways[reading.way];
        }
        if (!right && !reading.texts.empty()) {
            ++wrong;
            wrongFiles.push_back(sample.file.string());
        }
        if (!scene.empty()) {
            sceneRead[scene] = sceneRead[scene] || right;
        }
    }

    void close()
    {
        scenes = static_cast<int>(sceneRead.size());
        scenesRead = static_cast<int>(
            std::count_if(sceneRead.begin(), sceneRead.end(), [](const auto& one) { return one.second; }));
    }

    void add(const Tally& other)
    {
        total += other.total;
        read += other.read;
        wrong += other.wrong;
        empty += other.empty;
        falseReads += other.falseReads;
        scenes += other.scenes;
        scenesRead += other.scenesRead;
        ms.insert(ms.end(), other.ms.begin(), other.ms.end());
        readMs.insert(readMs.end(), other.readMs.begin(), other.readMs.end());
        for (const auto& [way, count] : other.ways) {
            ways[way] += count;
        }
        wrongFiles.insert(wrongFiles.end(), other.wrongFiles.begin(), other.wrongFiles.end());
    }

    [[nodiscard]] json toJson() const
    {
        json row{{"read", read}, {"total", total}, {"wrong", wrong}};
        row["cpu_ms"] = spread(ms);
        row["cpu_ms_read"] = spread(readMs);
        if (!ways.contains("")) {
            row["ways"] = ways;
        }
        if (empty > 0) {
            row["without_code"] = empty;
            row["false_reads"] = falseReads;
        }
        if (scenes > 0) {
            row["scenes"] = scenes;
            row["scenes_read"] = scenesRead;
        }
        if (!wrongFiles.empty()) {
            row["wrong_pictures"] = wrongFiles;
        }
        return row;
    }
};

/// One of those compared: how it reads a picture, and what it made of all.
struct Contestant {
    std::string name;
    std::function<Result<Reading>(const cv::Mat& picture, const Sample& sample, const std::string& scene)> read;
    std::function<int()> lost;
    Tally folder;
    Tally all;
    json rows = json::array();
};

Result<Reading> readingOf(const Result<std::vector<qr::Code>>& codes, double cpuMs)
{
    if (!codes) {
        return codes.error();
    }
    Reading reading{{}, cpuMs, cpuMs, {}};
    for (const qr::Code& code : *codes) {
        reading.texts.push_back(code.text);
    }
    return reading;
}

/// The time of the decoder and of handing the picture over.
template <class Look>
Result<Reading> timed(qr::Reader& reader, const Look& lookOnce)
{
    const double before = threadSeconds();
    const auto codes = lookOnce();
    const qr::LookCost cost = reader.lastCost();
    const double handing = 1e3 * (threadSeconds() - before);
    auto reading = readingOf(codes, handing + cost.cpuMs);
    if (reading) {
        reading->readMs = cost.readMs > 0 ? handing + cost.readMs : reading->cpuMs;
        reading->way = cost.way;
    }
    return reading;
}

Contestant ourReader(bool everyWay)
{
    constexpr std::chrono::milliseconds kFrame{33};
    constexpr std::chrono::milliseconds kEvery{3'000};
    const auto budget = everyWay ? kEvery : kFrame;
    auto reader = std::make_shared<qr::Reader>(qr::ReaderSettings{{}, budget, kPatience, budget});
    auto scene = std::make_shared<std::string>();
    return {"regrade",
            [=](const cv::Mat& picture, const Sample&, const std::string& name) -> Result<Reading> {
                if (name.empty()) {
                    return timed(*reader, [&] { return reader->read(picture); });
                }
                if (*scene != name) {
                    reader->forget();
                    *scene = name;
                }
                return timed(*reader, [&] { return reader->follow(picture); });
            },
            [=] { return reader->lostPictures(); },
            {},
            {},
            json::array()};
}

Contestant libraryAlone()
{
    auto reader = std::make_shared<qr::Reader>(qr::ReaderSettings{{}, std::chrono::milliseconds(33), kPatience});
    return {"zxing",
            [=](const cv::Mat& picture, const Sample&, const std::string&) {
                return timed(*reader, [&] { return reader->readPlainly(picture); });
            },
            [=] { return reader->lostPictures(); },
            {},
            {},
            json::array()};
}

bool isInstalled(const std::string& program)
{
    std::istringstream folders(std::getenv("PATH") != nullptr ? std::getenv("PATH") : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty() && access((fs::path(folder) / program).c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

/// Runs zbarimg on the file; its CPU time includes its start and reading the file.
Result<Reading> zbarReading(const fs::path& picture, const fs::path& answer)
{
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, answer.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 5> words{"zbarimg", "-q", "--raw", "--nodbus", picture.string()};
    const std::array<char*, 6> arguments{words[0].data(), words[1].data(), words[2].data(),
                                         words[3].data(), words[4].data(), nullptr};
    pid_t pid = -1;
    const int problem = posix_spawnp(&pid, "zbarimg", &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) {
        return deviceError("The program zbarimg does not start.");
    }
    int state = 0;
    rusage used{};
    wait4(pid, &state, 0, &used);
    Reading reading;
    reading.cpuMs = 1e3 * static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                    static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
    reading.readMs = reading.cpuMs;
    std::ifstream file(answer);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    if (!whole.empty()) {
        reading.texts.push_back(trimmed(whole)); // a text of several lines is one text, as of a picture with one code
        std::istringstream lines(whole);
        for (std::string line; std::getline(lines, line);) {
            reading.texts.push_back(line);
        }
    }
    return reading;
}

class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string name = (fs::temp_directory_path() / "regrade-qr-XXXXXX").string();
        m_folder = mkdtemp(name.data()) != nullptr ? name : std::string();
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        if (!m_folder.empty()) {
            fs::remove_all(m_folder, ignored);
        }
    }
    [[nodiscard]] const fs::path& path() const { return m_folder; }

private:
    fs::path m_folder;
};

Contestant zbar()
{
    auto scratch = std::make_shared<ScratchFolder>();
    return {"zbar",
            [=](const cv::Mat& picture, const Sample&, const std::string&) -> Result<Reading> {
                const fs::path file = scratch->path() / "picture.pgm";
                if (scratch->path().empty() || !writePicture(file, picture)) {
                    return storageError("The picture for zbarimg cannot be written.");
                }
                return zbarReading(file, scratch->path() / "answer");
            },
            [] { return 0; },
            {},
            {},
            json::array()};
}

std::vector<cv::Mat> turnsOf(const cv::Mat& picture, bool rotations)
{
    std::vector<cv::Mat> all{picture};
    if (rotations) {
        for (const int turn : {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE}) {
            cv::Mat turned;
            cv::rotate(picture, turned, turn);
            all.push_back(turned);
        }
    }
    return all;
}

/// Each contestant sees each picture, turn by turn; a scene is gone through once for each turn.
Result<int> measureFolder(const Folder& folder, const CodeBenchOptions& options, std::vector<Contestant>& contestants)
{
    int unreadable = 0;
    const bool hasTruth = std::any_of(folder.samples.begin(), folder.samples.end(),
                                      [](const Sample& one) { return one.truth.has_value(); });
    const std::size_t turns = options.rotations ? 4 : 1;
    for (std::size_t turn = 0; turn < turns; ++turn) {
        for (const Sample& sample : folder.samples) {
            const cv::Mat picture = greyPicture(sample.file);
            if (picture.empty() || (hasTruth && !sample.truth)) {
                ++unreadable;
                continue;
            }
            const cv::Mat turned = turnsOf(picture, options.rotations)[turn];
            const std::string scene = sample.scene.empty() ? "" : sample.scene + " " + std::to_string(turn);
            for (Contestant& contestant : contestants) {
                const auto reading = contestant.read(turned, sample, scene);
                if (!reading) {
                    return reading.error();
                }
                contestant.folder.add(sample, scene, *reading);
            }
        }
    }
    for (Contestant& contestant : contestants) {
        contestant.folder.close();
        json row{{"folder", folder.name}};
        row.update(contestant.folder.toJson());
        contestant.rows.push_back(std::move(row));
        contestant.all.add(contestant.folder);
        contestant.folder = {};
    }
    return unreadable;
}

std::string share(const json& row)
{
    if (row["total"] == 0) {
        return "-";
    }
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << 100.0 * row["read"].get<double>() / row["total"].get<double>();
    return out.str();
}

std::string ms(const json& times)
{
    if (times.is_null()) {
        return "-";
    }
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << times["p50"].get<double>() << " / " << times["p95"].get<double>()
        << " / " << times["max"].get<double>();
    return out.str();
}

void tellRow(std::ostream& out, const std::string& name, const json& row)
{
    out << "  " << std::left << std::setw(24) << name << std::right << std::setw(6) << share(row) << " %  "
        << std::setw(5) << row["read"].get<int>() << " of " << std::setw(5) << row["total"].get<int>() << "  wrong "
        << row["wrong"] << "  " << ms(row["cpu_ms"]) << " ms, to the read " << ms(row["cpu_ms_read"]);
    if (row.contains("false_reads")) {
        out << "  false reads " << row["false_reads"] << " of " << row["without_code"];
    }
    if (row.contains("scenes")) {
        out << "  scenes " << row["scenes_read"] << " of " << row["scenes"];
    }
    out << "\n";
}

} // namespace

Result<json> measureCodes(const CodeBenchOptions& options)
{
    const auto folders = foldersOf(options.folder);
    if (!folders) {
        return folders.error();
    }
    cv::setNumThreads(1);
    std::vector<Contestant> contestants;
    contestants.push_back(ourReader(options.everyWay));
    if (!options.alone) {
        contestants.push_back(libraryAlone());
        if (isInstalled("zbarimg")) {
            contestants.push_back(zbar());
        }
    }
    int skipped = 0;
    for (const Folder& folder : *folders) {
        const auto unreadable = measureFolder(folder, options, contestants);
        if (!unreadable) {
            return unreadable.error();
        }
        skipped += *unreadable;
        std::cerr << folder.name << "\n";
    }
    json report{{"layout", options.folder}, {"rotations", options.rotations ? 4 : 1}, {"skipped", skipped}};
    report.update(contestants.front().all.toJson());
    report["lost"] = contestants.front().lost();
    report["folders"] = contestants.front().rows;
    report["rivals"] = json::array();
    for (std::size_t i = 1; i < contestants.size(); ++i) {
        json rival{{"name", contestants[i].name}, {"lost", contestants[i].lost()}};
        rival.update(contestants[i].all.toJson());
        rival["folders"] = contestants[i].rows;
        report["rivals"].push_back(std::move(rival));
    }
    return report;
}

std::string codesTable(const json& report)
{
    std::ostringstream out;
    out << "Read with the right text, and CPU ms a picture (half / 95 % / all are below).\n";
    const auto tell = [&](const std::string& name, const json& of) {
        out << "\n" << name << (of["lost"] == 0 ? "" : ", " + of["lost"].dump() + " pictures lost") << "\n";
        for (const json& row : of["folders"]) {
            tellRow(out, row["folder"], row);
        }
        tellRow(out, "all", of);
    };
    tell("Regrade", report);
    for (const json& rival : report["rivals"]) {
        tell(rival["name"] == "zxing" ? "ZXing alone" : "zbarimg, with its start", rival);
    }
    return out.str();
}

} // namespace regrade::cli
