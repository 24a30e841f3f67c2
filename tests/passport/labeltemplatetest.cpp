#include "passport/labeltemplate.h"

#include "tests/passport/labelbench.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <set>

namespace regrade::passport {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

Json textMark(const std::string& text, double y)
{
    return {{"mark", "text"}, {"area", {30, y, 28, 4}}, {"text", text}, {"largest", 8}, {"smallest", 6}};
}

/// A small sale label that holds.
Json saleForm()
{
    return {{"name", {{"en", "Small"}, {"zh", "小"}}},
            {"for", "sale"},
            {"width", 60},
            {"height", 40},
            {"marks",
             {{{"mark", "code"}, {"area", {1, 1, 25, 25}}},
              textMark("{tag_groups}", 2),
              textMark("{refurbished}", 8),
              textMark("{key_parts}", 14),
              {{"mark", "grade"}, {"area", {2, 28, 10, 10}}}}}};
}

Json rollForm()
{
    Json form = saleForm();
    form["height"] = "roll";
    form["longest"] = 60;
    form["end"] = 2;
    Json last = textMark("{warranty}", 40);
    last["as_needed"] = true;
    form["marks"].push_back(last);
    return form;
}

std::string faultOf(const Json& form)
{
    const auto read = readTemplate("own", form.dump());
    return read ? "" : read.error().what();
}

TEST(ALabelTemplate, isReadWhole)
{
    const auto form = readTemplate("own", saleForm().dump());

    ASSERT_TRUE(form) << form.error().what();
    EXPECT_EQ(form->name, "own");
    EXPECT_EQ(form->title.zh, "小");
    EXPECT_EQ(form->use, LabelUse::sale);
    ASSERT_EQ(form->marks.size(), 5U);
    EXPECT_EQ(form->marks[3].text.zh, "{key_parts}");
    EXPECT_EQ(form->marks[3].look.smallest, 6);
    EXPECT_EQ(faultOf(rollForm()), "");
}

TEST(ALabelTemplate, isRefusedWithFileMarkAndReason)
{
    struct Broken {
        std::string sentence;
        std::function<void(Json&)> change;
    };
    const std::vector<Broken> cases{
        {R"(own.json: the key "for" is missing)", [](Json& f) { f.erase("for"); }},
        {R"(own.json: "for" cannot be "sales")", [](Json& f) { f["for"] = "sales"; }},
        {R"(own.json: the key "colour" is not known)", [](Json& f) { f["colour"] = "red"; }},
        {R"(own.json: "width" cannot be 5;)", [](Json& f) { f["width"] = 5; }},
        {R"(own.json: "width" cannot be "wide")", [](Json& f) { f["width"] = "wide"; }},
        {R"(own.json: "name" cannot be {"en":"x"})",
         [](Json& f) {
             f["name"] = {{"en", "x"}};
         }},
        {R"(own.json: "marks" cannot be [])", [](Json& f) { f["marks"] = Json::array(); }},
        {R"(own.json, mark 2: the key "text" is missing)", [](Json& f) { f["marks"][1].erase("text"); }},
        {R"(own.json, mark 2: the key "mark" is missing)", [](Json& f) { f["marks"][1].erase("mark"); }},
        {R"(own.json, mark 2: "mark" cannot be "image")", [](Json& f) { f["marks"][1]["mark"] = "image"; }},
        {R"(own.json, mark 2: the key "font" is not known)", [](Json& f) { f["marks"][1]["font"] = "Arial"; }},
        {R"(own.json, mark 2: "area" cannot be [1,2,3])",
         [](Json& f) {
             f["marks"][1]["area"] = {1, 2, 3};
         }},
        {R"(own.json, mark 2: "smallest" cannot be 2;)", [](Json& f) { f["marks"][1]["smallest"] = 2; }},
        {R"(own.json, mark 2: "smallest" cannot be 9;)", [](Json& f) { f["marks"][1]["smallest"] = 9; }},
        {R"(own.json, mark 2: "weight" cannot be "heavy")", [](Json& f) { f["marks"][1]["weight"] = "heavy"; }},
        {"own.json, mark 2: {order} is no placeholder of such a label. There are: {tag}, {tag_groups}",
         [](Json& f) { f["marks"][1]["text"] = "{order} {tag_groups}"; }},
        {"own.json, mark 2: its area does not lie on the paper of 60.0 x 40.0 mm",
         [](Json& f) {
             f["marks"][1]["area"] = {30, 2, 31, 4};
         }},
        {"own.json, mark 1: the code with its quiet zone needs",
         [](Json& f) {
             f["marks"][0]["area"] = {1, 1, 16, 16};
         }},
        {"own.json, mark 2: it lies on mark 1.",
         [](Json& f) {
             f["marks"][1]["area"] = {25, 2, 28, 4};
         }},
        {"own.json, mark 6: it lies on mark 1.",
         [](Json& f) {
             f["marks"].push_back({{"mark", "line"}, {"area", {1, 24, 50, 0.3}}});
         }},
        {"own.json, mark 6: it lies on mark 1.",
         [](Json& f) {
             f["marks"].push_back({{"mark", "box"}, {"area", {10, 10, 40, 20}}, {"stroke", 0.5}});
         }},
        {"own.json, mark 6: a line is 3.0 mm thick at most",
         [](Json& f) {
             f["marks"].push_back({{"mark", "line"}, {"area", {30, 30, 20, 5}}});
         }},
        {"own.json, mark 5: only a sale label shows a grade",
         [](Json& f) {
             f["for"] = "intake";
             f["marks"][2]["text"] = f["marks"][3]["text"] = "{sku}";
         }},
        {"own.json, mark 2: only on a roll", [](Json& f) { f["marks"][1]["as_needed"] = true; }},
        {"own.json: a label shows one code, this one 0.", [](Json& f) { f["marks"].erase(0); }},
        {"own.json: such a label must show {key_parts} in both languages", [](Json& f) { f["marks"].erase(3); }},
        {"own.json: such a label must show {key_parts} in both languages",
         [](Json& f) {
             f["marks"][3]["text"] = {{"en", "{key_parts}"}, {"zh", "无"}};
         }},
        {"own.json: such a label must show {refurbished} in both languages",
         [](Json& f) { f["marks"][2]["text"] = "As new"; }},
        {"own.json: a label has 60 marks at most",
         [](Json& f) { f["marks"] = std::vector<Json>(61, textMark("{sku}", 2)); }},
        {"own.json, mark 6: this is no object", [](Json& f) { f["marks"].push_back(7); }},
    };
    for (const auto& [sentence, change] : cases) {
        Json form = saleForm();
        change(form);
        EXPECT_THAT(faultOf(form), HasSubstr(sentence));
        EXPECT_THAT(faultOf(form), HasSubstr("Nothing was printed.")) << sentence;
    }
    Json beside = rollForm();
    beside["marks"][5]["area"] = {30, 27, 28, 6};
    EXPECT_THAT(faultOf(beside), HasSubstr("own.json, mark 6: mark 5 stands beside it"));
}

TEST(ALabelTemplate, isRefusedWhereItIsNoJsonAtAll)
{
    const auto fault = [](const std::string& text) { return readTemplate("own", text).error().what(); };

    EXPECT_THAT(fault("{\n\"name\": 1,\n}"), HasSubstr("own.json, line 3: this is no valid JSON"));
    EXPECT_THAT(fault("[1]"), HasSubstr("own.json: a label template is one object"));
    EXPECT_THAT(fault(R"({"for": "bin", "for": "sale"})"), HasSubstr(R"(the key "for" stands twice)"));
    EXPECT_THAT(fault(std::string(1'000'001, ' ')), HasSubstr("too large"));
    EXPECT_FALSE(readTemplate("own", ""));
}

TEST(ABox, mayStandAroundOtherMarks)
{
    Json form = saleForm();
    form["marks"].push_back({{"mark", "box"}, {"area", {0, 0, 60, 40}}, {"stroke", 0.5}});

    EXPECT_EQ(faultOf(form), "");
}

TEST(TheShelf, holdsEveryShippedFileAndEachHolds)
{
    std::set<std::string> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources" / "labels")) {
        files.insert(entry.path().stem().string());
    }
    std::set<std::string> shelf;
    for (const auto& one : templatesOf({})) {
        EXPECT_TRUE(one.found) << one.found.error().what();
        EXPECT_FALSE(one.own);
        shelf.insert(one.name);
    }

    EXPECT_EQ(shelf, files);
    for (const auto use : {LabelUse::intake, LabelUse::sale, LabelUse::bin, LabelUse::card, LabelUse::badge}) {
        EXPECT_TRUE(findTemplate(usualTemplate(use), use)) << nameOf(use);
    }
}

class OwnTemplates : public testing::Test {
protected:
    void put(const std::string& file, const std::string& text) const { std::ofstream(m_folder / file) << text; }

    tests::TemporaryFolder m_folder;
};

TEST_F(OwnTemplates, winOverTheShippedOneOfTheirName)
{
    put("sale-60x40.json", saleForm().dump());
    put("ours.json", saleForm().dump());
    put("notes.txt", "not a template");

    EXPECT_EQ(findTemplate("sale-60x40", m_folder.path())->title.en, "Small");
    EXPECT_TRUE(findTemplate("ours", LabelUse::sale, m_folder.path()));
    EXPECT_EQ(findTemplate("unit-62", m_folder.path())->use, LabelUse::intake);
    EXPECT_EQ(templatesOf(m_folder.path()).size(), templatesOf({}).size() + 1);
}

TEST_F(OwnTemplates, areToldWhenBrokenAndNotReplacedByTheShippedOne)
{
    put("sale-60x40.json", "{");
    put("Ours.json", saleForm().dump());

    EXPECT_THAT(findTemplate("sale-60x40", m_folder.path()).error().what(), HasSubstr("sale-60x40.json, line 1"));
    int broken = 0;
    for (const auto& one : templatesOf(m_folder.path())) {
        broken += one.found ? 0 : 1;
    }
    EXPECT_EQ(broken, 2) << "the file that is no JSON, and the one whose name has a capital";
}

TEST_F(OwnTemplates, areNamedWhereOneIsUnknownOrForSomethingElse)
{
    put("ours.json", saleForm().dump());

    EXPECT_THAT(findTemplate("unit-1", m_folder.path()).error().what(), HasSubstr("badge-60x40, bin-100x50"));
    EXPECT_THAT(findTemplate("../secret", m_folder.path()).error().what(), HasSubstr("There is no label template"));
    EXPECT_THAT(findTemplate("ours", LabelUse::bin, m_folder.path()).error().what(),
                HasSubstr("The label template ours is for sale, not for bin."));
}

} // namespace
} // namespace regrade::passport
