#include "passport/ink.h"

#include "tests/passport/labelbench.h"

#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

/// Whether the text ends in an ellipsis when it is drawn.
bool isCut(const PlacedText& text)
{
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Paper paper(cairo_create(surface.get()));
    const Area area = fromMm(text.area.x, text.area.y, text.area.width, text.area.height);
    const LaidText laid = laidText(paper.get(), area, text.text, styleOf(text.look), text.points);
    return pango_layout_is_ellipsized(laid.layout.get()) != 0;
}

TEST(Ink, drawsWholeWhatTheLayoutCallsWhole)
{
    auto labels = nastyLabels();
    for (const std::string name : {"bin-62", "bin-100x50"}) {
        for (const std::string bin : {"退货待检区 3 号货架 A-03-2", "Returns to be inspected, shelf 12", "A-03-2"}) {
            labels.push_back({findTemplate(name).value(), makeBinLabel(bin, PaperLanguage::zh).value()});
        }
    }
    int texts = 0;
    for (const auto& [form, label] : labels) {
        const LabelLayout layout = layOut(form, label).value();
        for (const PlacedMark& mark : layout.marks) {
            if (const auto* text = std::get_if<PlacedText>(&mark)) {
                EXPECT_EQ(isCut(*text), !text->whole) << form.name << ": " << text->text;
                ++texts;
            }
        }
    }
    EXPECT_GT(texts, 80);
}

TEST(Ink, neverCutsAnOrdinaryLabel)
{
    auto item = sampleItem("Kaffeevollautomat mit Milchaufschäumer 全自动咖啡机");
    item.grade = domain::GradeId("B");
    item.intakeLabels = item.saleLabels = 1;
    item.parts = {samplePart("Heating plate", true)};
    auto policy = samplePolicy();
    policy.markets.push_back({"DE", {"Germany", "德国"}, {}, {}, "Aufbereitete Ware"});
    for (const auto& one : templatesOf({})) {
        const auto use = one.found->use;
        for (const auto language : {PaperLanguage::en, PaperLanguage::zh}) {
            std::vector<Label> labels = commandCardLabels(language);
            if (use == LabelUse::intake || use == LabelUse::sale) {
                const auto kind = use == LabelUse::sale ? domain::LabelKind::sale : domain::LabelKind::intake;
                labels = {makeLabel(item, policy, kind, language).value()};
            } else if (use != LabelUse::card) {
                continue;
            }
            for (const Label& label : labels) {
                const LabelLayout layout = layOut(*one.found, label).value();
                for (const PlacedMark& mark : layout.marks) {
                    const auto* text = std::get_if<PlacedText>(&mark);
                    EXPECT_TRUE(text == nullptr || !isCut(*text)) << one.name << ": " << text->text;
                }
            }
        }
    }
}

} // namespace
} // namespace regrade::passport
