#include "passport/labellayout.h"

#include "tests/passport/labelbench.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::vector<PlacedText> textsOf(const LabelLayout& layout)
{
    std::vector<PlacedText> texts;
    for (const PlacedMark& mark : layout.marks) {
        if (const auto* text = std::get_if<PlacedText>(&mark)) {
            texts.push_back(*text);
        }
    }
    return texts;
}

std::string allTextOf(const LabelLayout& layout)
{
    std::string all;
    for (const PlacedText& text : textsOf(layout)) {
        all += text.text + "\n";
    }
    return all;
}

Label saleLabel(const std::vector<std::string>& keyParts)
{
    auto item = sampleItem("Kettle");
    item.grade = domain::GradeId("B");
    for (const auto& part : keyParts) {
        item.parts.push_back(samplePart(part, true));
    }
    return makeLabel(item, samplePolicy(), domain::LabelKind::sale, PaperLanguage::en).value();
}

LabelTemplate shipped(const std::string& name) { return findTemplate(name).value(); }

TEST(ALayout, fillsThePlaceholdersAndLeavesOutLinesThatSayNothing)
{
    const auto with = allTextOf(layOut(shipped("sale-60x40"), saleLabel({"Lid"})).value());
    const auto without = allTextOf(layOut(shipped("sale-60x40"), saleLabel({})).value());

    EXPECT_THAT(with, HasSubstr("Grade B: Light traces\nSeller's warranty 6 months, beside the legal guarantee\nKey "
                                "part replaced: Lid\n"));
    EXPECT_THAT(without, HasSubstr("beside the legal guarantee\n"));
    EXPECT_THAT(without, Not(HasSubstr("Key part")));
    EXPECT_THAT(without, Not(HasSubstr("Copy")));
    EXPECT_THAT(without, Not(HasSubstr("{")));
}

TEST(ALayout, takesPlaceholdersInAValueAsText)
{
    auto label = saleLabel({});
    label.values["product"] = "{sku} {key_parts}\nGrade A";

    EXPECT_THAT(allTextOf(layOut(shipped("sale-60x40"), label).value()), HasSubstr("{sku} {key_parts} Grade A\n"));
}

TEST(ALayout, keepsTheCodeAndItsQuietZoneClearOnEveryShippedLabel)
{
    for (const auto& [form, label] : nastyLabels()) {
        const auto layout = layOut(form, label);
        ASSERT_TRUE(layout) << layout.error().what();
        int codes = 0;
        for (const PlacedMark& mark : layout->marks) {
            const auto* code = std::get_if<PlacedCode>(&mark);
            if (code == nullptr) {
                continue;
            }
            ++codes;
            EXPECT_GE(code->area.width / (code->modules.size + 8), 0.5) << form.name;
            for (const PlacedMark& other : layout->marks) {
                const AreaMm area = std::visit([](const auto& one) { return one.area; }, other);
                const bool apart =
                    area.x + area.width <= code->area.x + 1e-6 || code->area.x + code->area.width <= area.x + 1e-6 ||
                    area.y + area.height <= code->area.y + 1e-6 || code->area.y + code->area.height <= area.y + 1e-6;
                EXPECT_TRUE(apart || &other == &mark) << form.name;
            }
        }
        EXPECT_EQ(codes, 1) << form.name;
    }
}

TEST(ALayout, givesEveryTagTheCodeThatReadsBest)
{
    const auto layout = layOut(shipped("unit-60x40"), nastyLabel(LabelUse::intake, PaperLanguage::en)).value();

    for (const PlacedMark& mark : layout.marks) {
        if (const auto* code = std::get_if<PlacedCode>(&mark)) {
            EXPECT_EQ(code->modules.size, 25) << "version 2, which a tag fills at the highest correction";
            EXPECT_DOUBLE_EQ(code->area.width / 33, qr::kPrintedModuleMm);
        }
    }
}

TEST(ALayout, makesLongTextSmallerAndThenCutsIt)
{
    auto label = saleLabel({});
    const auto product = [&] { return textsOf(layOut(shipped("sale-60x40"), label).value()).at(1); };
    const auto brief = product();
    label.values["product"] = "Fully automatic coffee machine, brushed steel, with milk frother and cup warmer";
    const auto longer = product();
    label.values["product"] = std::string(4296, 'W');
    const auto endless = product();

    EXPECT_EQ(brief.points, brief.look.largest);
    EXPECT_LT(longer.points, brief.points);
    EXPECT_TRUE(longer.whole);
    EXPECT_EQ(endless.points, endless.look.smallest);
    EXPECT_FALSE(endless.whole);
}

TEST(ALayout, neverHidesThatKeyPartsWereReplaced)
{
    std::vector<std::string> many;
    for (int i = 0; i < 40; ++i) {
        many.push_back("Assembly-0815-rev-" + std::to_string(i));
    }

    const auto small = layOut(shipped("sale-60x40"), saleLabel(many)).value();
    const auto large = layOut(shipped("sale-4x6"), saleLabel({"Lid", "Plate", many[0], many[1], many[2]})).value();

    EXPECT_THAT(allTextOf(small), HasSubstr("40 key parts replaced, named in the offer"));
    EXPECT_THAT(allTextOf(large), HasSubstr("Key parts replaced: Lid, Plate, Assembly-0815-rev-0"));
    for (const auto& layout : {small, large}) {
        for (const PlacedText& text : textsOf(layout)) {
            EXPECT_TRUE(text.whole) << text.text;
        }
    }
    auto form = shipped("sale-60x40");
    form.marks.back().area.height = 3;
    EXPECT_THAT(layOut(form, saleLabel(many)).error().what(), HasSubstr("no room for the key parts"));
}

TEST(ALayout, isAsLongOnARollAsItsTextNeeds)
{
    const auto brief = layOut(shipped("sale-62"), saleLabel({})).value();
    const auto longer =
        layOut(shipped("sale-62"), saleLabel({"Heating plate", "Lid", "Handle of the lid, black"})).value();
    const auto form = shipped("sale-62");

    EXPECT_LT(brief.heightMm, longer.heightMm);
    EXPECT_LT(longer.heightMm, form.heightMm);
    for (const auto& layout : {brief, longer}) {
        const PlacedText last = textsOf(layout).back();
        EXPECT_NEAR(last.area.y + last.area.height + form.endMm, layout.heightMm, 1e-6);
    }
}

TEST(ALayout, isRefusedForAnotherUseAndForACodeThatIsTooFine)
{
    EXPECT_THAT(layOut(shipped("bin-62"), saleLabel({})).error().what(), HasSubstr("is for bin, not for sale"));
    auto label = makeBinLabel("A-01", PaperLanguage::en).value();
    label.code = std::string(900, 'a');
    EXPECT_THAT(layOut(shipped("bin-62"), label).error().what(), HasSubstr("too fine to be read"));
    label.code = std::string(5000, 'a');
    EXPECT_EQ(layOut(shipped("bin-62"), label).error().code, ErrorCode::refused);
}

} // namespace
} // namespace regrade::passport
