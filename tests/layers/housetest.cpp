#include "tests/layers/house.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <unistd.h>

namespace {

using regrade::layers::asText;
using regrade::layers::findingsIn;
using testing::ElementsAre;
using testing::IsEmpty;

/// A small tree of sources in a temporary folder.
class Tree {
public:
    Tree()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "regrade-layers-XXXXXX";
        m_root = ::mkdtemp(pattern.data());
    }
    ~Tree() { std::filesystem::remove_all(m_root); }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    Tree& with(const std::string& path, const std::string& text)
    {
        std::filesystem::create_directories((m_root / path).parent_path());
        std::ofstream(m_root / path) << text;
        return *this;
    }

    [[nodiscard]] std::vector<std::string> findings() const
    {
        std::vector<std::string> texts;
        for (const auto& finding : findingsIn(m_root))
            texts.push_back(asText(finding));
        return texts;
    }

private:
    std::filesystem::path m_root;
};

} // namespace

TEST(TheHouse, isBuiltAsItsPlanSays)
{
    for (const auto& finding : findingsIn(REGRADE_SOURCE_DIR))
        ADD_FAILURE() << asText(finding);
}

TEST(TheHouse, isFoundAtAll)
{
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(REGRADE_SOURCE_DIR) / "src/base/result.h"));
}

TEST(AnInclude, mayGoDownAndStayInItsRoom)
{
    Tree tree;
    tree.with("src/base/result.h", "#pragma once\n")
        .with("src/rules/policy.h", "#pragma once\n#include \"base/result.h\"\n");
    tree.with("src/rules/grading.cpp", "#include \"rules/policy.h\"\n#include <vector>\n#include <sys/stat.h>\n");

    EXPECT_THAT(tree.findings(), IsEmpty());
}

TEST(AnInclude, mayNotGoUp)
{
    Tree tree;
    tree.with("src/rules/policy.h", "#pragma once\n");
    tree.with("src/domain/item.cpp", "\n#include \"rules/policy.h\"\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("src/domain/item.cpp:2: domain may not include rules: it stands on a higher floor."));
}

TEST(AnInclude, mayNotReachAnEqual)
{
    Tree tree;
    tree.with("src/store/database.h", "#pragma once\n").with("src/qr/tag.h", "#pragma once\n");
    tree.with("src/rules/policy.cpp", "#include \"store/database.h\"\n#include \"qr/tag.h\"\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("src/rules/policy.cpp:1: rules may not include store: rooms of one floor do "
                            "not know each other."));
}

TEST(AnInclude, countsForNothingInACommentOrAString)
{
    Tree tree;
    tree.with("src/store/database.h", "#pragma once\n");
    tree.with("src/rules/policy.cpp", "// #include \"store/database.h\"\n/*\n#include \"store/database.h\"\n*/\n"
                                      "auto text = R\"(\n#include \"store/database.h\"\n)\";\n"
                                      "auto star = \"image/*\"; int big = 1'000;\n");

    EXPECT_THAT(tree.findings(), IsEmpty());
}

TEST(AnInclude, isWrittenWithItsRoom)
{
    Tree tree;
    tree.with("src/qr/tag.h", "#pragma once\n").with("src/qr/tag.cpp", "#include \"tag.h\"\n");
    tree.with("src/qr/reader.cpp", "#include \"qr/gone.h\"\n");

    EXPECT_THAT(tree.findings(), ElementsAre("src/qr/reader.cpp:1: 'qr/gone.h' lies neither below src/ nor below ui/.",
                                             "src/qr/tag.cpp:1: 'tag.h' is written without its room."));
}

TEST(AScreen, knowsTheKitAndTheDeskButNoOtherScreen)
{
    Tree tree;
    tree.with("ui/kit/theme.h", "#pragma once\n").with("ui/desk/desk.h", "#pragma once\n");
    tree.with("ui/work/workscreen.h", "#pragma once\n#include \"station/rows.h\"\n");
    tree.with("ui/station/rows.h", "#pragma once\n#include \"desk/desk.h\"\n")
        .with("src/workstation/demo.h", "#pragma once\n");
    tree.with("ui/packing/packingscreen.cpp", "#include \"kit/theme.h\"\n#include \"desk/desk.h\"\n"
                                              "#include \"work/workscreen.h\"\n#include \"workstation/demo.h\"\n");
    tree.with("ui/packing/PackingScreen.qml", "import QtQuick\nimport Regrade.Kit\nimport Regrade.Work\nItem {}\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("ui/packing/PackingScreen.qml:3: ui/packing may not include ui/work: rooms of one floor do "
                            "not know each other.",
                            "ui/packing/packingscreen.cpp:3: ui/packing may not include ui/work: rooms of one floor do "
                            "not know each other.",
                            "ui/packing/packingscreen.cpp:4: ui/packing may not include workstation: ui and it do not "
                            "know each other."));
}

TEST(TheKit, knowsNoItem)
{
    Tree tree;
    tree.with("src/domain/item.h", "#pragma once\n").with("src/base/money.h", "#pragma once\n");
    tree.with("ui/kit/badge.cpp", "#include \"base/money.h\"\n#include \"domain/item.h\"\n#include \"desk/desk.h\"\n");
    tree.with("ui/desk/desk.h", "#pragma once\n#include \"domain/item.h\"\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("ui/kit/badge.cpp:2: ui/kit may not include domain: the kit knows no item."));
}

TEST(AForeignLibrary, staysWithItsOwner)
{
    Tree tree;
    tree.with("src/qr/reader.cpp", "#include <ZXing/ReadBarcode.h>\n#include <opencv2/core.hpp>\n");
    tree.with("src/rules/policy.cpp", "#include <nlohmann/json.hpp>\n#include <QString>\n");
    tree.with("src/store/journal.cpp", "#include <mutex>\n#include <SQLiteCpp/Database.h>\n");
    tree.with("ui/work/workscreen.cpp", "#include <QObject>\n#include <opencv2/core.hpp>\n");

    EXPECT_THAT(
        tree.findings(),
        ElementsAre("src/rules/policy.cpp:2: rules may not use <QString>: only app, ui/* may use Qt.",
                    "src/store/journal.cpp:1: store may not use <mutex>: only workers may use locks.",
                    "ui/work/workscreen.cpp:2: ui/work may not use <opencv2/core.hpp>: only vision, qr, workers, "
                    "workstation, cli, ui/kit, ui/desk may use OpenCV."));
}

TEST(AForeignLibrary, withoutAnOwnerIsReported)
{
    Tree tree;
    tree.with("src/rules/policy.cpp", "#include <boost/any.hpp>\n");

    EXPECT_THAT(tree.findings(), ElementsAre("src/rules/policy.cpp:1: <boost/any.hpp> belongs to no library of "
                                             "tests/layers/floors.h; name its owner there."));
}

TEST(AThread, startsInTheWorkersRoomOnly)
{
    const std::string code = "#include <thread>\nvoid f() { std::this_thread::yield(); }\nstd::thread worker;\n";
    Tree tree;
    tree.with("src/workers/clerk.cpp", code).with("src/vision/camera.cpp", code);

    EXPECT_THAT(tree.findings(),
                ElementsAre("src/vision/camera.cpp:3: vision may not use std::thread: threads start in "
                            "workers, nowhere else."));
}

TEST(Includes, mayNotRunInACircle)
{
    Tree tree;
    tree.with("src/qr/a.h", "#pragma once\n#include \"qr/b.h\"\n")
        .with("src/qr/b.h", "#pragma once\n#include \"qr/c.h\"\n");
    tree.with("src/qr/c.h", "#pragma once\n#include \"qr/a.h\"\n");

    EXPECT_THAT(tree.findings(), ElementsAre("src/qr/c.h:2: Includes run in a circle: src/qr/a.h -> src/qr/b.h -> "
                                             "src/qr/c.h."));
}

TEST(ARoom, needsAFloorAndANameThatSaysSomething)
{
    Tree tree;
    tree.with("src/magic/wand.cpp", "\n").with("ui/kit/utils/text.cpp", "\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("src/magic:0: The room 'magic' has no floor; give it one in tests/layers/floors.h.",
                            "ui/kit/utils:0: A folder 'utils' says nothing; name the room that is missing."));
}

TEST(AHeader, isReadOnceAndNoFileIsTooLong)
{
    std::string lines;
    for (int i = 0; i < 600; ++i)
        lines += "int x" + std::to_string(i) + ";\n";
    Tree tree;
    tree.with("src/qr/tag.h", "// #pragma once\n").with("src/qr/fits.cpp", lines).with("src/qr/long.cpp", lines + "\n");

    EXPECT_THAT(tree.findings(), ElementsAre("src/qr/long.cpp:601: The file has more than 600 lines; split it.",
                                             "src/qr/tag.h:1: The header lacks #pragma once."));
}

TEST(AType, isNamedForWhatItIs)
{
    Tree tree;
    tree.with("src/qr/tag.cpp", "class TagManager;\nclass TagReader final {};\nstruct Reader::Impl {};\n"
                                "enum class ScanHandler : int { a };\ntemplate <class Handler> void f(Handler h);\n");

    EXPECT_THAT(tree.findings(),
                ElementsAre("src/qr/tag.cpp:3: The name Impl ends with Impl; name what it is or does.",
                            "src/qr/tag.cpp:4: The name ScanHandler ends with Handler; name what it is or does."));
}
